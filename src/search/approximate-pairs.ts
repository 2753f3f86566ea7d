/** Finds nearly every pair of vectors that is close enough, in time that grows with their number and not with its square. */
import { GemelError } from '../errors.ts';
import { createGraph } from './graph.ts';
import { mineShard } from './graph-thread.ts';
import { type MiningOptions, tooMany } from './mine.ts';
import { PairBuffer, type Pairs } from './pairs.ts';
import type { Vectors } from './vectors.ts';

/**
 * Shares of the vectors, each with a graph and a thread of its own: as many on every machine, so that every machine finds the same. Each
 * share more is another graph to ask for every vector.
 */
const SHARDS = 2;

/** Whether `minePairsApproximately` can be used: usearch has a build for the usual machines. */
export async function canApproximate(): Promise<boolean> {
  return (await createGraph({ metric: 'cosine', dimension: 1 })) !== undefined;
}

/** The vectors in memory that all threads see; those that are there already stay as they are. */
export function shareVectors(vectors: Vectors): Vectors {
  if (vectors.data.buffer instanceof SharedArrayBuffer) return vectors;
  const data = new Float32Array(new SharedArrayBuffer(vectors.data.byteLength));
  data.set(vectors.data);
  return { ...vectors, data };
}

/**
 * The pairs of `minePairs`, but those that a graph of near vectors (HNSW) overlooks: each vector's nearest candidates, compared exactly,
 * and more of them where all pass. The order and the values are those of `minePairs`; the same vectors always give the same pairs.
 * Progress counts vectors: added to a graph, then asked for in each.
 *
 * @throws GemelError `bad-usage` where more than `limit` pairs pass.
 * @throws GemelError `interrupted` when the signal is aborted, `unsupported` where usearch has no build for this machine.
 *
 * @example
 * const vectors = toVectors(Float32Array.of(1, 0, 0, 1, 2, 0), 2);
 * (await minePairsApproximately(vectors, { metric: 'cosine', threshold: 0.9 })).right; // Int32Array [2]
 */
export async function minePairsApproximately(
  given: Vectors,
  { metric, threshold, limit = 10_000_000, signal, onProgress }: MiningOptions,
): Promise<Pairs> {
  if (Number.isNaN(threshold)) throw new GemelError('bad-usage', 'mining: expected a threshold, found NaN');
  const vectors = shareVectors(given);
  const total = (SHARDS + 1) * vectors.count;
  const found = new PairBuffer();
  let compared = 0;
  // Where one share fails the others need not go on.
  const failure = new AbortController();
  await Promise.all(
    Array.from({ length: SHARDS }, (_, shard) => {
      const firstRow = Math.floor((shard * vectors.count) / SHARDS);
      const endRow = Math.floor(((shard + 1) * vectors.count) / SHARDS);
      return mineShard(
        { vectors, metric, threshold, firstRow, endRow },
        {
          signal: AbortSignal.any([failure.signal, ...(signal ? [signal] : [])]),
          onPairs({ left, right, values }) {
            for (let p = 0; p < left.length; p++) found.push(left[p], right[p], values[p]);
            // Nearly all come from either end.
            if (found.count <= 2 * limit) return;
            throw tooMany({ metric, threshold, limit, values: found.values(), share: compared / total });
          },
          onRows(rows) {
            compared += rows;
            onProgress?.({ compared, total, found: found.count });
          },
        },
      );
    }),
  ).finally(() => failure.abort());
  return { metric, threshold, ...found.sortDistinct(vectors.count) };
}
