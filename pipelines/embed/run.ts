/** Encoding a file: as a whole, one shard of it, or the shards' blocks put together. All three see the same blocks, and so give the same numbers. */
import { GemelError } from '../../src/errors.ts';
import { ownsBlock, type Shard } from '../shard.ts';
import type { BlockFolder } from './blocks.ts';
import type { TextBlocks } from './input.ts';
import type { VectorFile } from './output.ts';

/** Texts → N×D. `onProgress` is told how many of them are done. */
export type Encode = (texts: readonly string[], onProgress?: (done: number) => void) => Promise<Float32Array>;

interface Run {
  readonly blocks: TextBlocks;
  readonly encode: Encode;
  /** Told how many texts are done. */
  readonly onProgress: (done: number) => void;
}

/** Encodes all and writes it as it comes. */
export async function embedAll({ blocks, encode, onProgress, file }: Run & { file: VectorFile }): Promise<void> {
  let done = 0;
  await ended(file, async () => {
    for await (const texts of blocks.read()) {
      await file.write(texts, await encode(texts, (some) => onProgress(done + some)));
      done += texts.length;
    }
  });
}

/** Encodes what a shard owns, unless it is there, and gives the number of texts that were encoded. */
export async function embedShard({
  blocks,
  encode,
  onProgress,
  folder,
  shard,
}: Run & { readonly folder: BlockFolder; readonly shard: Shard }): Promise<number> {
  let [number, done, encoded] = [0, 0, 0];
  for await (const texts of blocks.read()) {
    const block = { number: number++, texts };
    if (!ownsBlock(shard, block.number)) continue;
    if (!(await folder.has(block))) {
      await folder.write(block, await encode(texts, (some) => onProgress(done + some)));
      encoded += texts.length;
    }
    done += texts.length;
    onProgress(done);
  }
  return encoded;
}

/**
 * Writes the blocks of all shards behind each other: the same bytes as `embedAll`.
 *
 * @throws GemelError `bad-input` where blocks are missing: says which.
 */
export async function joinBlocks({
  blocks,
  onProgress,
  folder,
  openFile,
}: Pick<Run, 'blocks' | 'onProgress'> & {
  readonly folder: BlockFolder;
  readonly openFile: () => Promise<VectorFile>;
}): Promise<void> {
  await checkComplete(blocks, folder);
  const file = await openFile();
  let [number, done] = [0, 0];
  await ended(file, async () => {
    for await (const texts of blocks.read()) {
      await file.write(texts, await folder.read({ number: number++, texts }));
      done += texts.length;
      onProgress(done);
    }
  });
}

async function checkComplete(blocks: TextBlocks, folder: BlockFolder): Promise<void> {
  const missing: number[] = [];
  let number = 0;
  for await (const texts of blocks.read()) {
    if (!(await folder.has({ number, texts }))) missing.push(number + 1);
    number++;
  }
  if (missing.length === 0) return;
  const some = missing.slice(0, 10).join(', ') + (missing.length > 10 ? ' …' : '');
  throw new GemelError(
    'bad-input',
    `--join: expected ${number} blocks of vectors of these texts by this model, found ${number - missing.length}, without ${some}: ` +
      'block b belongs to shard b of n, the next round likewise; run the shards that are missing, with the same --model, --side and --input',
  );
}

async function ended(file: VectorFile, write: () => Promise<void>): Promise<void> {
  try {
    await write();
    await file.commit();
  } catch (error) {
    await file.abort();
    throw error;
  }
}
