/** How much an approximate search has missed, told by an exact search for some of the vectors. */
import { Random } from '../random.ts';
import type { Pairs } from './pairs.ts';
import { toProductForm } from './product-form.ts';
import { GROUP, multiplyTiles, type TileOptions } from './tiles.ts';
import { comparisons, passes, type Vectors } from './vectors.ts';

export interface ExactSample {
  /** Vectors that were compared with all others. */
  readonly texts: number;
  /** Pairs that they are in, by the exact search. */
  readonly pairs: number;
  /** Of these, how many the search to be judged had not found. */
  readonly missed: number;
  /** The share that it had found; 1 where there are no pairs. */
  readonly recall: number;
  /** The share lies between these with 95% confidence (Wilson 1927). */
  readonly interval: readonly [low: number, high: number];
}

/**
 * Compares some vectors, drawn by chance, with all others and counts the pairs at the threshold that are not among those found. As
 * the pairs of one vector are often found or missed together, the interval is a little narrow.
 *
 * @example
 * const vectors = toVectors(Float32Array.of(1, 0, 0, 1, 2, 0), 2);
 * const pairs = await minePairs(vectors, { metric: 'cosine', threshold: 0.9 });
 * (await sampleExactly(vectors, pairs, { seed: 1 })).recall; // 1
 */
export async function sampleExactly(
  vectors: Vectors,
  pairs: Pairs,
  { seed, texts = 512, ...options }: TileOptions & { readonly seed: number; readonly texts?: number },
): Promise<ExactSample> {
  const rows = drawRows(vectors.count, { seed, texts });
  const known = pairsOf(pairs, rows);
  const expected = await findPairsOf(vectors, rows, { ...options, ...pairs });
  const found = [...expected].filter((pair) => known.has(pair)).length;
  return {
    texts: rows.length,
    pairs: expected.size,
    missed: expected.size - found,
    recall: expected.size === 0 ? 1 : found / expected.size,
    interval: wilsonInterval(found, expected.size),
  };
}

/**
 * Between what shares the true one lies with 95% confidence where `successes` of `trials` were seen (Wilson 1927).
 *
 * @example
 * wilsonInterval(0, 0); // [0, 1]
 */
export function wilsonInterval(successes: number, trials: number): [low: number, high: number] {
  if (trials === 0) return [0, 1];
  const z = 1.959964;
  const share = successes / trials;
  const centre = share + z ** 2 / (2 * trials);
  const spread = z * Math.sqrt((share * (1 - share)) / trials + z ** 2 / (4 * trials ** 2));
  const scale = 1 + z ** 2 / trials;
  return [Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale)];
}

/** Distinct rows, ascending. */
function drawRows(count: number, { seed, texts }: { seed: number; texts: number }): number[] {
  const random = Random.fromSeed(seed).fork('exact sample');
  const drawn = new Set<number>();
  while (drawn.size < Math.min(texts, count)) drawn.add(random.integer(count));
  return [...drawn].sort((a, b) => a - b);
}

/** The found pairs that one of the rows is in. */
function pairsOf({ left, right }: Pairs, rows: readonly number[]): Set<string> {
  const sampled = new Set(rows);
  const known = new Set<string>();
  for (let p = 0; p < left.length; p++) {
    if (sampled.has(left[p]) || sampled.has(right[p])) known.add(`${left[p]} ${right[p]}`);
  }
  return known;
}

async function findPairsOf(
  vectors: Vectors,
  rows: readonly number[],
  { metric, threshold, ...options }: TileOptions & Pick<Pairs, 'metric' | 'threshold'>,
): Promise<Set<string>> {
  const compare = comparisons[metric];
  const form = toProductForm(metric, pickRows(vectors, rows), vectors);
  const bound = form.bound(threshold);
  const found = new Set<string>();
  for await (const { firstRow, endRow, firstColumn, endColumn, maxima, groups } of multiplyTiles(form, options)) {
    for (let query = firstRow, at = 0; query < endRow; query++) {
      const row = rows[query];
      for (let group = 0; group < groups; group++, at++) {
        if (maxima[at] < bound) continue;
        const start = firstColumn + group * GROUP;
        for (let other = start; other < Math.min(start + GROUP, endColumn); other++) {
          if (other === row || !passes(metric, compare(vectors, row, vectors, other), threshold)) continue;
          found.add(`${Math.min(row, other)} ${Math.max(row, other)}`);
        }
      }
    }
  }
  return found;
}

/** Some of the vectors, in a given order. */
export function pickRows({ data, dimension, biases }: Vectors, rows: readonly number[]): Vectors {
  const picked = new Float32Array(rows.length * dimension);
  for (const [i, row] of rows.entries()) {
    picked.set(data.subarray(row * dimension, (row + 1) * dimension), i * dimension);
  }
  return {
    data: picked,
    count: rows.length,
    dimension,
    ...(biases && { biases: Float32Array.from(rows, (row) => biases[row]) }),
  };
}
