/** The nearest of some rows of a segment, by looking at all of them, a block at a time. */
import type { EngineOptions } from '../../compile/compile.ts';
import type { Metric } from '../../heads/head.ts';
import type { BestRows } from '../../search/best-rows.ts';
import { comparisons, type Vectors } from '../../search/vectors.ts';
import { pause, stopIfAsked } from './complete-segment.ts';
import type { Segment } from './segment.ts';

export interface ScanOptions {
  readonly metric: Metric;
  readonly k: number;
  /** Which rows to look at, ascending; all of them where left out. */
  readonly rows?: Int32Array;
  readonly engine?: EngineOptions;
  readonly signal?: AbortSignal;
}

/** Offers rows to each query's best. */
export async function scanRows(
  segment: Segment,
  { queries, best, ...options }: ScanOptions & { readonly queries: Vectors; readonly best: readonly BestRows[] },
): Promise<void> {
  const { metric, k, engine, signal } = options;
  const compare = comparisons[metric];
  const many = queries.count >= MANY_QUERIES;
  // Compiling takes half a second to load.
  const { topNeighbours } = many ? await import('../../search/neighbours.ts') : {};
  for (const block of blocksOf(segment, options.rows, many ? LARGE_BLOCK : BLOCK)) {
    stopIfAsked(signal);
    const { rows, vectors } = many ? inOrderOfKeys(segment, block) : block;
    if (topNeighbours) {
      const found = await topNeighbours(queries, vectors, { ...engine, metric, k, signal });
      for (const [at, row] of found.rows.entries()) {
        best[Math.floor(at / found.k)].offer(rows[row], found.values[at]);
      }
    } else {
      for (let q = 0; q < queries.count; q++) {
        for (let i = 0; i < rows.length; i++) best[q].offer(rows[i], compare(queries, q, vectors, i));
      }
    }
    await pause();
  }
}

/** From so many queries on, compiling a matrix product pays off. */
const MANY_QUERIES = 16;
/** Rows that are in memory at a time. */
const BLOCK = 4096;
const LARGE_BLOCK = 65_536;

interface Block {
  readonly rows: Int32Array;
  /** One a row. */
  readonly vectors: Vectors;
}

/** Blocks of ascending rows. All of them use the same memory: a block is gone when the next one comes. */
function* blocksOf(segment: Segment, rows: Int32Array | undefined, size: number): Generator<Block> {
  const { dimension } = segment;
  const total = rows?.length ?? segment.count;
  const room = new Float32Array(Math.min(size, total) * dimension);
  for (let start = 0; start < total; start += size) {
    const count = Math.min(size, total - start);
    const chosen = rows?.subarray(start, start + count) ?? countFrom(start, count);
    const data = room.subarray(0, count * dimension);
    readInto(data, segment, chosen);
    yield { rows: chosen, vectors: { data, count, dimension } };
  }
}

function countFrom(first: number, count: number): Int32Array {
  const numbers = new Int32Array(count);
  for (let i = 0; i < count; i++) numbers[i] = first + i;
  return numbers;
}

/** The vectors of ascending rows, those that follow each other by one read. */
function readInto(data: Float32Array, { rows: stored, dimension: D }: Segment, rows: Int32Array): void {
  for (let i = 0, end = 0; i < rows.length; i = end) {
    for (end = i + 1; end < rows.length && rows[end] === rows[end - 1] + 1; end++);
    stored.readVectors(rows[i], data.subarray(i * D, end * D));
  }
}

/** `topNeighbours` puts the earlier of equally near rows first, and that is to be the one with the smaller key. */
function inOrderOfKeys(segment: Segment, { rows, vectors: { data, count, dimension: D } }: Block): Block {
  const ranks = Array.from(rows, (row) => segment.rankOf(row));
  const order = Int32Array.from(rows.keys()).sort((a, b) => ranks[a] - ranks[b]);
  const sorted = new Float32Array(data.length);
  for (const [to, from] of order.entries()) sorted.set(data.subarray(from * D, (from + 1) * D), to * D);
  return { rows: order.map((i) => rows[i]), vectors: { data: sorted, count, dimension: D } };
}
