/** Finds the vectors nearest to each query, exactly: ranked answers, hard negatives, a first search without an index. */
import { GemelError } from '../errors.ts';
import type { Metric } from '../heads/head.ts';
import { toProductForm } from './product-form.ts';
import { GROUP, multiplyTiles, type Tile, type TileOptions } from './tiles.ts';
import { comparisons, type Vectors } from './vectors.ts';

/** For each of Q queries its k nearest vectors, nearest first; of equally near ones, the lower row first. */
export interface Neighbours {
  /** As asked for, or the number of vectors where that is less. */
  readonly k: number;
  /** Q×k row numbers. */
  readonly rows: Int32Array;
  /** Q×k values of the metric. */
  readonly values: Float64Array;
}

/**
 * Finds the k nearest vectors of each query. A group of vectors is looked into only where its largest product could still
 * beat the k-th best so far; the order is that of `pairValue`, whatever the engine, provider and threads.
 *
 * @throws GemelError `bad-usage` for a k below 1, `bad-input` for queries of another dimension than the vectors.
 * @throws GemelError `interrupted` when the signal is aborted.
 *
 * @example
 * const vectors = toVectors(Float32Array.of(1, 0, 0, 1, 2, 0), 2);
 * const query = toVectors(Float32Array.of(1, 1), 2);
 * (await topNeighbours(query, vectors, { metric: 'euclidean', k: 2 })).rows; // Int32Array [0, 1]
 */
export async function topNeighbours(
  queries: Vectors,
  vectors: Vectors,
  { metric, k: asked, ...tileOptions }: TileOptions & { readonly metric: Metric; readonly k: number },
): Promise<Neighbours> {
  checkRequest(queries, vectors, asked);
  const k = Math.min(asked, vectors.count);
  const rows = new Int32Array(queries.count * k);
  const values = new Float64Array(queries.count * k).fill(metric === 'cosine' ? -Infinity : Infinity);
  const form = toProductForm(metric, queries, vectors);
  for await (const tile of multiplyTiles(form, tileOptions)) {
    for (let query = tile.firstRow; query < tile.endRow; query++) {
      const best = {
        rows: rows.subarray(query * k, (query + 1) * k),
        values: values.subarray(query * k, (query + 1) * k),
      };
      improve(best, { metric, queries, query, vectors, tile, bound: form.bound });
    }
  }
  return { k, rows, values };
}

/** Puts the nearer vectors of a tile into one query's list. */
function improve(
  best: Pick<Neighbours, 'rows' | 'values'>,
  {
    metric,
    queries,
    query,
    vectors,
    tile: { firstRow, firstColumn, endColumn, maxima, groups },
    bound,
  }: {
    readonly metric: Metric;
    readonly queries: Vectors;
    readonly query: number;
    readonly vectors: Vectors;
    readonly tile: Tile;
    readonly bound: (value: number) => number;
  },
): void {
  const compare = comparisons[metric];
  const last = best.values.length - 1;
  const offset = (query - firstRow) * groups;
  let least = bound(best.values[last]);
  for (let group = 0; group < groups; group++) {
    if (maxima[offset + group] < least) continue;
    const start = firstColumn + group * GROUP;
    const end = Math.min(start + GROUP, endColumn);
    for (let row = start; row < end; row++) {
      const value = compare(queries, query, vectors, row);
      if (nearer(metric, value, best.values[last])) insert(best, { metric, row, value });
    }
    least = bound(best.values[last]);
  }
}

/** Rows come in ascending order, so of equal values the one already there stays ahead. */
function insert(
  { rows, values }: Pick<Neighbours, 'rows' | 'values'>,
  { metric, row, value }: { readonly metric: Metric; readonly row: number; readonly value: number },
): void {
  let place = values.length - 1;
  for (; place > 0 && nearer(metric, value, values[place - 1]); place--) {
    values[place] = values[place - 1];
    rows[place] = rows[place - 1];
  }
  values[place] = value;
  rows[place] = row;
}

function checkRequest(queries: Vectors, vectors: Vectors, k: number): void {
  if (!Number.isInteger(k) || k < 1) {
    throw new GemelError('bad-usage', `neighbours: expected a number of neighbours of at least 1, found ${k}`);
  }
  if (queries.dimension !== vectors.dimension) {
    throw new GemelError(
      'bad-input',
      `neighbours: expected queries of the vectors' dimension, ${vectors.dimension}, found ${queries.dimension}`,
    );
  }
}

function nearer(metric: Metric, value: number, than: number): boolean {
  return metric === 'cosine' ? value > than : value < than;
}
