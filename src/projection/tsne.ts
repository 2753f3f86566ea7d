/** t-SNE: a picture of vectors in which neighbours stay neighbours. The one place that knows the library for it. */
import { TSNE } from '@keckelt/tsne';
import type { Vectors } from '../search/vectors.ts';

export interface TsneOptions {
  /** N×2: where the points begin. The result depends on it and on nothing else. */
  readonly start: Float64Array;
  /** Steps of gradient descent. */
  readonly iterations?: number;
  /** About how many neighbours a point looks at; 30 or, of few points, a third of them. */
  readonly perplexity?: number;
  /** Called now and then with the steps that are done; what it throws ends the run. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * N vectors → N×2 coordinates by t-SNE (van der Maaten & Hinton 2008): distances between near points tell, distances between groups
 * and the sizes of groups do not. The start is shrunk to a standard deviation of 10⁻⁴, as Kobak & Berens (2019) advise for one that
 * comes from the principal components: then groups lie as these put them. A step takes about N² · 20 ns.
 *
 * @example
 * const vectors = toVectors(
 *   Float32Array.from({ length: 60 }, (_, i) => (i % 3) + (i < 30 ? 0 : 50)),
 *   3,
 * );
 * const found = await tsne(vectors, { start: principalComponents(vectors), iterations: 50 });
 * found.length; // 40
 */
export async function tsne(
  { data, count: N, dimension: D }: Vectors,
  { start, iterations = 500, perplexity, onProgress }: TsneOptions,
): Promise<Float64Array> {
  const neighbours = perplexity ?? Math.min(30, (N - 1) / 3);
  // It weighs fewer neighbours than one by a logarithm below zero.
  if (neighbours <= 1) return start.slice();
  const run = new TSNE({ dim: 2, perplexity: neighbours, epsilon: LEARNING_RATE });
  run.initDataRaw(Array.from({ length: N }, (_, n) => Array.from(data.subarray(n * D, (n + 1) * D))));
  placeAt(run.getSolution(), shrink(start));
  for (let step = 1; step <= iterations; step++) {
    run.step();
    if (step % STEPS_AT_A_TIME !== 0 && step !== iterations) continue;
    onProgress?.(step, iterations);
    // Or nobody could stop it.
    await nextTurn();
  }
  return Float64Array.from(run.getSolution().flat());
}

/** What Belkina et al. (2019) advise comes to this for up to some thousands of points. */
const LEARNING_RATE = 50;
const STEPS_AT_A_TIME = 10;
const START_DEVIATION = 1e-4;

/** The library begins at random, its only use of chance; its points are moved from there. */
function placeAt(points: number[][], start: Float64Array): void {
  for (const [n, point] of points.entries()) {
    point[0] = start[2 * n];
    point[1] = start[2 * n + 1];
  }
}

/** The first component gets the standard deviation, the second keeps its proportion. */
function shrink(start: Float64Array): Float64Array {
  const first = start.filter((_, i) => i % 2 === 0);
  const mean = first.reduce((sum, x) => sum + x, 0) / first.length;
  const deviation = Math.sqrt(first.reduce((sum, x) => sum + (x - mean) ** 2, 0) / first.length);
  return start.map((value) => (deviation === 0 ? 0 : (value * START_DEVIATION) / deviation));
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
