/** A frozen model at work: raw strings → vectors, batch by batch, and what tells its items apart. */
import { createHash } from 'node:crypto';
import type { Picture } from '../image/picture.ts';
import { openPictureFiles, withPictureFiles } from '../image/picture-files.ts';
import { readWholePicture } from '../image/read-picture.ts';
import type { FeatureSource } from './feature-extractor.ts';
import type { FeatureType, ModelFolder } from './model-files.ts';
import { type FeaturePooling, poolFeatures, toUnitLength } from './pooling.ts';
import { type Network, type OpenOptions, openNetwork, type TokenIds } from './transformers-js.ts';

/** How a model is read. */
export interface FrozenReading {
  readonly reads: FeatureSource;
  readonly dtype: FeatureType;
  /** Where it is not given: what suits the model, `usualPooling`. */
  readonly pooling?: FeaturePooling;
  /** Whether vectors are brought to length 1. */
  readonly normalise: boolean;
}

/** Vectors of some of the strings that were asked for, by their places. */
export type FeatureBatch = readonly { readonly place: number; readonly vector: Float32Array }[];

export interface FrozenModel {
  /** The SHA-256 of what an item holds: the text, or the bytes of the picture's file. */
  keysOf(raw: readonly string[]): Promise<string[]>;
  /** All vectors, in batches that come when they are ready. */
  read(raw: readonly string[]): AsyncGenerator<FeatureBatch>;
  /** D, by reading something. */
  measure(): Promise<number>;
}

/** What suits a model: of texts the mean; of pictures the first vector, or that of SigLIP's own pooler, which its texts have, too. */
export function usualPooling({ config }: Pick<ModelFolder, 'config'>, reads: FeatureSource): FeaturePooling {
  if (config.model_type === 'siglip') return 'own';
  return reads === 'text' ? 'mean' : 'cls';
}

/** A model of a folder. It is loaded when something is to be read, so vectors that are kept elsewhere cost nothing. */
export function frozenModel(
  folder: ModelFolder,
  reading: FrozenReading,
  { threads, importLibrary }: Pick<OpenOptions, 'threads' | 'importLibrary'> = {},
): FrozenModel {
  const { reads, dtype, normalise, pooling = usualPooling(folder, reads) } = reading;
  let opened: Promise<Network> | undefined;
  const open = () => {
    opened ??= openNetwork(folder, { reads, dtype, threads, importLibrary });
    return opened;
  };
  const pool: Pool = (outputs, mask) => {
    const vectors = poolFeatures(outputs, { pooling, mask, name: folder.folder });
    return normalise ? vectors.map(toUnitLength) : vectors;
  };
  const most = SCALED_BY_BATCH.has(dtype) ? 1 : BATCH;
  return {
    keysOf: reads === 'text' ? async (raw) => raw.map(hashOf) : hashesOfFiles,
    async *read(raw) {
      const network = await open();
      yield* reads === 'text' ? readTexts(network, raw, pool, most) : readPictures(network, raw, pool, most);
    },
    async measure() {
      const network = await open();
      const outputs =
        reads === 'text'
          ? await network.readTexts(network.tokenize(['a']))
          : await network.readPictures([{ size: { height: 8, width: 8, channels: 3 }, pixels: new Uint8Array(192) }]);
      return pool(outputs)[0].length;
    },
  };
}

type Pool = (
  outputs: Awaited<ReturnType<Network['readTexts']>>,
  mask?: readonly (readonly number[])[],
) => Float32Array[];

/** The most items of a batch, and the most tokens: attention takes memory by their square. */
const BATCH = 32;
const TOKENS = 4096;

/**
 * In these types activations are brought to 8 bits by the largest of the batch (`DynamicQuantizeLinear`), so a vector would depend on its neighbours: items
 * are read alone.
 */
const SCALED_BY_BATCH: ReadonlySet<FeatureType> = new Set<FeatureType>(['q8', 'int8', 'uint8']);

/** Texts that are tokenized together, and then read by length. */
const WINDOW = 4096;

/** Texts of one number of tokens at a time: nothing is filled up, and no vector depends on a neighbour's length. */
async function* readTexts(
  network: Network,
  raw: readonly string[],
  pool: Pool,
  most: number,
): AsyncGenerator<FeatureBatch> {
  for (let start = 0; start < raw.length; start += WINDOW) {
    const texts = network.tokenize(raw.slice(start, start + WINDOW));
    const byLength = new Map<number, number[]>();
    for (const [n, { ids }] of texts.entries()) {
      const alike = byLength.get(ids.length);
      if (alike) alike.push(n);
      else byLength.set(ids.length, [n]);
    }
    for (const [length, members] of [...byLength].sort(([a], [b]) => b - a)) {
      const size = Math.max(1, Math.min(most, Math.floor(TOKENS / length)));
      for (let first = 0; first < members.length; first += size) {
        const chosen = members.slice(first, first + size);
        const vectors = await readTokens(
          network,
          chosen.map((n) => texts[n]),
          pool,
        );
        yield chosen.map((n, i) => ({ place: start + n, vector: vectors[i] }));
      }
    }
  }
}

async function readTokens(network: Network, texts: readonly TokenIds[], pool: Pool): Promise<Float32Array[]> {
  return pool(
    await network.readTexts(texts),
    texts.map(({ mask }) => mask),
  );
}

async function* readPictures(
  network: Network,
  paths: readonly string[],
  pool: Pool,
  most: number,
): AsyncGenerator<FeatureBatch> {
  // Whole pictures are large until the model's own preparation has made them small.
  const size = Math.min(most, PICTURES);
  const files = openPictureFiles();
  try {
    for (let start = 0; start < paths.length; start += size) {
      const some = paths.slice(start, start + size);
      const pictures: Picture[] = await Promise.all(some.map((path) => readWholePicture(path, files)));
      const vectors = pool(await network.readPictures(pictures));
      yield vectors.map((vector, i) => ({ place: start + i, vector }));
    }
  } finally {
    await files.close();
  }
}

const PICTURES = 8;

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

async function hashesOfFiles(paths: readonly string[]): Promise<string[]> {
  return withPictureFiles(async (files) => {
    const hashes: string[] = [];
    for (let start = 0; start < paths.length; start += PICTURES) {
      const some = await Promise.all(paths.slice(start, start + PICTURES).map((path) => files.bytesOf(path)));
      hashes.push(...some.map(hashOf));
    }
    return hashes;
  });
}
