/** The other end of a `GraphThread`: makes a graph of some of the vectors, and asks it for the near ones of all. */
import { parentPort } from 'node:worker_threads';
import type { Metric } from '../heads/head.ts';
import { createGraph, type Graph } from './graph.ts';
import { comparisons, passes, type Vectors } from './vectors.ts';

export interface ShardRequest {
  /** All vectors, in memory that every thread sees. */
  readonly vectors: Vectors;
  readonly metric: Metric;
  readonly threshold: number;
  /** The rows that this thread's graph holds. */
  readonly firstRow: number;
  readonly endRow: number;
  /** Not 0 from when on nobody wants the pairs: a single number that every thread sees. */
  readonly stop: Int32Array;
}

/** Pairs with left < right, some of them twice: from either end. */
export interface ShardPairs {
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly values: Float64Array;
}

export type ShardReply =
  /** So many vectors more have been added or asked for. */
  | { readonly kind: 'done'; readonly rows: number; readonly pairs?: ShardPairs }
  | { readonly kind: 'end' }
  | { readonly kind: 'error'; readonly message: string };

/** Vectors of a block: after each the thread tells of it. */
const BLOCK = 2048;
/** Neighbours that are looked at first, the vector itself being one of them, and by how much more where all of them pass. */
const CANDIDATES = 17;
const WIDER = 4;
/** Candidates that are asked for at once. */
const AT_ONCE = 1 << 20;
/** A pair at a threshold is among the very nearest of either end: half the usual breadth finds 99% of them, in half the time. */
const BREADTH = 64;

async function mineShard(request: ShardRequest, reply: (message: ShardReply) => void): Promise<void> {
  const { vectors, metric, firstRow, endRow, stop } = request;
  const stopped = () => Atomics.load(stop, 0) !== 0;
  const graph = await createGraph({ metric, dimension: vectors.dimension, breadth: BREADTH });
  if (!graph) throw new Error('usearch has no build for this machine');
  for (let row = firstRow; row < endRow && !stopped(); row += BLOCK) {
    const end = Math.min(row + BLOCK, endRow);
    graph.add(row, copyRows(vectors, range(row, end)));
    reply({ kind: 'done', rows: end - row });
  }
  for (let row = 0; row < vectors.count && !stopped(); row += BLOCK) {
    const end = Math.min(row + BLOCK, vectors.count);
    for (const pairs of searchBlock(range(row, end), { ...request, graph })) {
      if (stopped()) break;
      reply({ kind: 'done', rows: 0, pairs });
    }
    reply({ kind: 'done', rows: end - row });
  }
  reply({ kind: 'end' });
}

/** The pairs of some rows; of those all of whose candidates pass, more are looked at until one does not. */
function* searchBlock(
  block: readonly number[],
  { graph, ...request }: ShardRequest & { readonly graph: Graph },
): Generator<ShardPairs> {
  let rows = block;
  for (let k = CANDIDATES; rows.length > 0; k *= WIDER) {
    const dense: number[] = [];
    const step = Math.max(1, Math.floor(AT_ONCE / k));
    for (let start = 0; start < rows.length; start += step) {
      yield searchRows(rows.slice(start, start + step), { ...request, graph, k, dense });
    }
    rows = dense;
  }
}

function searchRows(
  rows: readonly number[],
  {
    vectors,
    metric,
    threshold,
    graph,
    k,
    dense,
  }: ShardRequest & { readonly graph: Graph; readonly k: number; readonly dense: number[] },
): ShardPairs {
  const compare = comparisons[metric];
  const candidates = graph.candidates(copyRows(vectors, rows), k);
  const left: number[] = [];
  const right: number[] = [];
  const values: number[] = [];
  for (const [q, row] of rows.entries()) {
    const before = left.length;
    let all = k < graph.count;
    for (const other of candidates.subarray(q * k, (q + 1) * k)) {
      if (other === row) continue;
      const value = other < 0 ? Number.NaN : compare(vectors, row, vectors, other);
      if (!passes(metric, value, threshold)) {
        all = false;
        continue;
      }
      left.push(Math.min(row, other));
      right.push(Math.max(row, other));
      values.push(value);
    }
    if (!all) continue;
    // They come again, with more.
    dense.push(row);
    left.length = right.length = values.length = before;
  }
  return { left: Int32Array.from(left), right: Int32Array.from(right), values: Float64Array.from(values) };
}

/** usearch reads memory of its own thread only. */
function copyRows({ data, dimension }: Vectors, rows: readonly number[]): Float32Array {
  const copy = new Float32Array(rows.length * dimension);
  for (const [i, row] of rows.entries()) copy.set(data.subarray(row * dimension, (row + 1) * dimension), i * dimension);
  return copy;
}

function range(first: number, end: number): number[] {
  return Array.from({ length: end - first }, (_, i) => first + i);
}

parentPort?.on('message', (request: ShardRequest) => {
  const reply = (message: ShardReply) => parentPort?.postMessage(message);
  mineShard(request, reply).catch((error: unknown) =>
    reply({ kind: 'error', message: error instanceof Error ? error.message : String(error) }),
  );
});
