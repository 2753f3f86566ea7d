/** Finds every pair of vectors that is close enough, exactly: what duplicates are grouped from. */
import { GemelError } from '../errors.ts';
import type { Metric } from '../heads/head.ts';
import { PairBuffer, type Pairs } from './pairs.ts';
import { toProductForm } from './product-form.ts';
import { GROUP, multiplyTiles, type Tile, type TileOptions } from './tiles.ts';
import { comparisons, passes, type Vectors } from './vectors.ts';

export interface MiningProgress {
  /** Pairs compared so far, of N·(N−1)/2. */
  readonly compared: number;
  readonly total: number;
  readonly found: number;
}

export interface MiningOptions extends TileOptions {
  readonly metric: Metric;
  /** In the metric's own terms: the least cosine, the largest distance. */
  readonly threshold: number;
  /** The most pairs to keep; each takes 16 bytes. */
  readonly limit?: number;
  readonly onProgress?: (progress: MiningProgress) => void;
}

/**
 * Finds all pairs at the threshold or better: N²/2 comparisons as blocked matrix products, and again exactly where a product is
 * large enough. Which pairs are found, and their values, are those of `pairValue`, whatever the engine, provider and threads.
 *
 * @throws GemelError `bad-usage` where more than `limit` pairs pass: names the threshold at which they would be that many.
 * @throws GemelError `interrupted` when the signal is aborted.
 *
 * @example
 * const vectors = toVectors(Float32Array.of(1, 0, 0, 1, 2, 0), 2);
 * (await minePairs(vectors, { metric: 'cosine', threshold: 0.9 })).right; // Int32Array [2]
 */
export async function minePairs(
  vectors: Vectors,
  { metric, threshold, limit = 10_000_000, onProgress, ...tileOptions }: MiningOptions,
): Promise<Pairs> {
  if (Number.isNaN(threshold)) throw new GemelError('bad-usage', 'mining: expected a threshold, found NaN');
  const total = (vectors.count * (vectors.count - 1)) / 2;
  const form = toProductForm(metric, vectors, vectors);
  const found = new PairBuffer();
  let compared = 0;
  for await (const tile of multiplyTiles(form, { ...tileOptions, upper: true })) {
    collectPairs(vectors, { metric, threshold, tile, bound: form.bound(threshold), found });
    compared += countPairs(tile);
    if (found.count > limit) {
      throw tooMany({ metric, threshold, limit, values: found.values(), share: compared / total });
    }
    if (tile.endColumn === vectors.count) onProgress?.({ compared, total, found: found.count });
  }
  return { metric, threshold, ...found.sortByLeft(vectors.count) };
}

function collectPairs(
  vectors: Vectors,
  {
    metric,
    threshold,
    tile,
    bound,
    found,
  }: Pick<MiningOptions, 'metric' | 'threshold'> & {
    readonly tile: Tile;
    readonly bound: number;
    readonly found: PairBuffer;
  },
): void {
  const compare = comparisons[metric];
  const { firstRow, endRow, firstColumn, endColumn, maxima, groups } = tile;
  for (let row = firstRow, at = 0; row < endRow; row++) {
    for (let group = 0; group < groups; group++, at++) {
      if (maxima[at] < bound) continue;
      const start = firstColumn + group * GROUP;
      const end = Math.min(start + GROUP, endColumn);
      for (let column = Math.max(start, row + 1); column < end; column++) {
        const value = compare(vectors, row, vectors, column);
        if (passes(metric, value, threshold)) found.push(row, column, value);
      }
    }
  }
}

/** How many pairs with left < right a tile covers. */
function countPairs({ firstRow, endRow, firstColumn, endColumn }: Tile): number {
  let pairs = 0;
  for (let row = firstRow; row < endRow; row++) pairs += Math.max(0, endColumn - Math.max(firstColumn, row + 1));
  return pairs;
}

/** The error that names the threshold at which the pairs would be as many as may be kept. */
export function tooMany({
  metric,
  threshold,
  limit,
  values,
  share,
}: Pick<MiningOptions, 'metric' | 'threshold'> & {
  readonly limit: number;
  readonly values: Float64Array;
  /** Of all comparisons, the part after which this many had been found. */
  readonly share: number;
}): GemelError {
  const sorted = values.sort();
  if (metric === 'cosine') sorted.reverse();
  const better = sorted[Math.floor(limit * share)];
  const [sign, direction] = metric === 'cosine' ? ['≥', 'raise'] : ['≤', 'lower'];
  return new GemelError(
    'bad-usage',
    `mining: expected at most ${limit.toLocaleString('en')} pairs, found more with ${metric} ${sign} ${threshold} in the first ` +
      `${(100 * share).toPrecision(2)}% of the comparisons: ${direction} the threshold (about ${limit.toLocaleString('en')} pairs are ` +
      `${sign} ${better.toPrecision(3)}), remove repeated texts, or allow more pairs`,
  );
}
