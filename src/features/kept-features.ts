/** A frozen model whose vectors are kept: what was read once is not read again. */
import { GemelError } from '../errors.ts';
import type { FeatureExtractor, FeatureProgress, FeatureSource } from './feature-extractor.ts';
import type { FrozenModel } from './frozen-model.ts';

/** Vectors by the hash of what they were made of. */
export interface VectorStore {
  /** Those that are there. */
  get(keys: readonly string[]): Promise<Map<string, Float32Array>>;
  put(vectors: ReadonlyMap<string, Float32Array>): Promise<void>;
}

/** A store that ends with the process, and forgets the oldest of very many. */
export function memoryStore(most = 100_000): VectorStore {
  const kept = new Map<string, Float32Array>();
  return {
    async get(keys) {
      return new Map(keys.flatMap((key) => (kept.has(key) ? [[key, kept.get(key) as Float32Array]] : [])));
    },
    async put(vectors) {
      for (const [key, vector] of vectors) kept.set(key, vector);
      for (const key of kept.keys()) {
        if (kept.size <= most) break;
        kept.delete(key);
      }
    },
  };
}

export interface KeptFeaturesOptions {
  readonly name: string;
  readonly reads: FeatureSource;
  /** D */
  readonly dimension: number;
  readonly store: VectorStore;
  readonly onProgress?: FeatureProgress;
  readonly signal?: AbortSignal;
}

/**
 * An extractor that reads by the model what the store lacks, and gives it to the store.
 *
 * @throws GemelError `interrupted` from `extract` where the signal is aborted; what was read by then is kept.
 */
export function keptFeatures(model: FrozenModel, options: KeptFeaturesOptions): FeatureExtractor {
  const { name, reads, dimension, store, onProgress, signal } = options;
  /** Read, and not in the store yet: a few are not worth a file. */
  const waiting = new Map<string, Float32Array>();

  async function flush(least: number): Promise<void> {
    if (waiting.size < least) return;
    const some = new Map(waiting);
    await store.put(some);
    for (const key of some.keys()) waiting.delete(key);
  }

  async function readMissing(missing: ReadonlyMap<string, string>, found: Map<string, Float32Array>): Promise<void> {
    const keys = [...missing.keys()];
    let done = 0;
    try {
      for await (const batch of model.read([...missing.values()])) {
        for (const { place, vector } of batch) {
          if (vector.length !== dimension) throw otherLength(name, dimension, vector.length);
          found.set(keys[place], vector);
          waiting.set(keys[place], vector);
        }
        done += batch.length;
        onProgress?.(done, keys.length, reads);
        if (signal?.aborted) {
          throw new GemelError('interrupted', 'stopped by Ctrl-C; the features that were read are kept');
        }
        await flush(OFTEN);
      }
    } finally {
      await flush(WORTH_A_FILE);
    }
  }

  return {
    name,
    reads,
    dimension,
    async extract(raw) {
      const distinct = [...new Set(raw)];
      const keys = await model.keysOf(distinct);
      const found = await store.get(keys);
      for (const key of keys) {
        const own = waiting.get(key);
        if (own) found.set(key, own);
      }
      const missing = new Map(keys.flatMap((key, i) => (found.has(key) ? [] : [[key, distinct[i]]])));
      if (missing.size > 0) await readMissing(missing, found);
      const byRaw = new Map(distinct.map((one, i) => [one, found.get(keys[i]) as Float32Array]));
      return raw.map((one) => byRaw.get(one) as Float32Array);
    },
  };
}

/** Vectors after which the store is given what is new, lest a crash lose more; and those for which it is worth it at the end. */
const OFTEN = 2048;
const WORTH_A_FILE = 16;

function otherLength(name: string, expected: number, found: number): GemelError {
  return new GemelError(
    'bad-model',
    `${name}: expected vectors of ${expected} numbers, found ${found}: leave "dimension" out, or name the model that belongs to it`,
  );
}
