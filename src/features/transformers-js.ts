/** Frozen models by transformers.js (`@huggingface/transformers`), which only this file imports, and only when a model is opened. */
import { GemelError } from '../errors.ts';
import type { Picture } from '../image/picture.ts';
import type { FeatureSource } from './feature-extractor.ts';
import { type FeatureType, halfOf, type ModelConfig, type ModelFolder } from './model-files.ts';

/** What the library needs to be told of. */
export interface OpenOptions {
  readonly reads: FeatureSource;
  readonly dtype: FeatureType;
  /** Threads inside one operation; default: one a core. */
  readonly threads?: number;
  /** How the library is found; another one in tests. */
  readonly importLibrary?: () => Promise<unknown>;
}

/** What a network gives for N items: arrays by name, each with its shape, row by row. */
export type Outputs = Readonly<Record<string, Output>>;

export interface Output {
  /** N first. */
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** The token ids of a text, its special tokens included; those that are only there to fill up have a mask of 0. */
export interface TokenIds {
  readonly ids: readonly number[];
  readonly mask: readonly number[];
  readonly types?: readonly number[];
}

/** A model at work. */
export interface Network {
  /** Cut to the longest that the model reads. Only where it reads texts. */
  tokenize(texts: readonly string[]): TokenIds[];
  /** Texts of one length. */
  readTexts(texts: readonly TokenIds[]): Promise<Outputs>;
  /** Only where it reads pictures. */
  readPictures(pictures: readonly Picture[]): Promise<Outputs>;
}

/**
 * Loads a model of a folder; nothing is fetched.
 *
 * @throws GemelError `bad-usage` where the library is not installed, `bad-model` where it cannot load the folder.
 */
export async function openNetwork(model: ModelFolder, options: OpenOptions): Promise<Network> {
  const library = await loadLibrary(options.importLibrary ?? (() => import('@huggingface/transformers')));
  try {
    return await load(library, model, options);
  } catch (cause) {
    throw failed(model, 'a model that transformers.js can load', cause);
  }
}

async function load(library: Library, model: ModelFolder, options: OpenOptions): Promise<Network> {
  const { reads, dtype, threads } = options;
  const { folder, config } = model;
  const local = { local_files_only: true };
  const half = halfOf(config, reads);
  const name = half ?? 'AutoModel';
  const modelClass = library[name] as ModelClass | undefined;
  if (!modelClass) throw new Error(`it has no ${name}`);
  const [reader, network] = await Promise.all([
    reads === 'text'
      ? library.AutoTokenizer.from_pretrained(folder, local)
      : library.AutoImageProcessor.from_pretrained(folder, local),
    modelClass.from_pretrained(folder, {
      ...{ ...local, dtype, device: 'cpu' },
      ...(threads !== undefined && { session_options: { intraOpNumThreads: threads } }),
    }),
  ]);
  const run = async (inputs: Readonly<Record<string, LibraryTensor>>): Promise<Outputs> => {
    const outputs = await network(inputs).catch((cause) => {
      throw failed(model, `a model of ${reads}s`, cause);
    });
    return Object.fromEntries(
      Object.entries(outputs)
        .filter(isTensor)
        .map(([key, tensor]) => [key, toOutput(tensor)]),
    );
  };
  return {
    tokenize(texts) {
      const tokenizer = reader as LibraryTokenizer;
      // What SigLIP was trained on: every text filled up, and nothing masked.
      const padding = config.model_type === 'siglip' ? 'max_length' : false;
      const encoded = tokenizer([...texts, ''], { padding, return_tensor: false });
      const { input_ids: ids, attention_mask: masks, token_type_ids: types } = encoded;
      const end = ids[texts.length].at(-1);
      const most = longest(tokenizer, config);
      return texts.map((_, n) => {
        // An empty text, where the model marks no beginning: one token that does not count.
        if (ids[n].length === 0) return { ids: [0], mask: [0], ...(types?.[n] && { types: [0] }) };
        // The library would cut off the mark at the end as well, by which CLIP knows where a text ends.
        const marked = ids[n].at(-1) === end;
        const cut = (own: readonly number[]) => {
          if (own.length <= most) return own;
          return marked ? [...own.slice(0, most - 1), own[own.length - 1]] : own.slice(0, most);
        };
        return { ids: cut(ids[n]), mask: cut(masks[n]), ...(types?.[n] && { types: cut(types[n]) }) };
      });
    },
    readTexts(texts) {
      const shape = [texts.length, texts[0].ids.length];
      const tensor = (values: (text: TokenIds) => readonly number[]) =>
        new library.Tensor('int64', BigInt64Array.from(texts.flatMap(values), BigInt), shape);
      return run({
        input_ids: tensor(({ ids }) => ids),
        attention_mask: tensor(({ mask }) => mask),
        ...(texts[0].types && { token_type_ids: tensor(({ types = [] }) => types) }),
      });
    },
    async readPictures(pictures) {
      const processor = reader as LibraryProcessor;
      const images = pictures.map(
        ({ pixels, size }) => new library.RawImage(pixels, size.width, size.height, size.channels),
      );
      const { pixel_values } = await processor(images);
      return run({ pixel_values });
    },
  };
}

/** The most tokens of a text; some tokenizers name a limit that no model has. */
function longest(
  tokenizer: LibraryTokenizer,
  { max_position_embeddings: own, text_config: text }: ModelConfig,
): number {
  const ofText = typeof text === 'object' && text !== null && 'max_position_embeddings' in text ? text : undefined;
  const limits = [tokenizer.model_max_length, own, ofText?.max_position_embeddings];
  return Math.min(...limits.filter((limit) => typeof limit === 'number'));
}

async function loadLibrary(importLibrary: () => Promise<unknown>): Promise<Library> {
  const library = (await importLibrary().catch((cause) => {
    throw new GemelError(
      'bad-usage',
      'frozen features: expected the package @huggingface/transformers, found none: npm install @huggingface/transformers@4',
      { cause },
    );
  })) as Library;
  // What goes wrong is said by us, in one line; standard output is for results.
  library.env.logLevel = NO_LOG;
  return library;
}

const NO_LOG = 50;

function failed({ folder }: ModelFolder, expected: string, cause: unknown): GemelError {
  if (cause instanceof GemelError) return cause;
  const [why] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
  return new GemelError('bad-model', `${folder}: expected ${expected}, but ${why}`, { cause });
}

function isTensor(entry: [string, unknown]): entry is [string, LibraryTensor] {
  const [, value] = entry;
  return typeof value === 'object' && value !== null && 'dims' in value && 'data' in value;
}

/** A copy: the library may use its memory again. */
function toOutput(tensor: LibraryTensor): Output {
  const { dims, data } = tensor.type === 'float32' ? tensor : tensor.to('float32');
  return { shape: [...dims], data: Float32Array.from(data as ArrayLike<number>) };
}

// What is used of the library. Its own types are left out of ours: it may not be installed.
interface LibraryTensor {
  readonly type: string;
  readonly dims: readonly number[];
  readonly data: unknown;
  to(type: 'float32'): LibraryTensor;
}
interface LibraryTokenizer {
  (texts: string[], options: object): Encoded;
  readonly model_max_length: number;
}
interface Encoded {
  readonly input_ids: readonly number[][];
  readonly attention_mask: readonly number[][];
  readonly token_type_ids?: readonly number[][];
}
type LibraryProcessor = (images: readonly unknown[]) => Promise<{ readonly pixel_values: LibraryTensor }>;
type LibraryModel = (inputs: Readonly<Record<string, LibraryTensor>>) => Promise<Readonly<Record<string, unknown>>>;
interface ModelClass {
  from_pretrained(folder: string, options: object): Promise<LibraryModel>;
}
interface Library {
  readonly env: { logLevel: number };
  readonly AutoTokenizer: { from_pretrained(folder: string, options: object): Promise<LibraryTokenizer> };
  readonly AutoImageProcessor: { from_pretrained(folder: string, options: object): Promise<LibraryProcessor> };
  readonly Tensor: new (type: 'int64', data: BigInt64Array, dims: readonly number[]) => LibraryTensor;
  readonly RawImage: new (data: Uint8Array, width: number, height: number, channels: number) => unknown;
  readonly [className: string]: unknown;
}
