/** Whether vectors keep classes together, told by the vectors themselves, of which a picture shows but a shadow. */
import type { Metric } from '../heads/head.ts';
import { pairValue, type Vectors } from '../search/vectors.ts';

/**
 * The share of the vectors whose nearest other one is of their own class. Of equally near ones the first counts.
 *
 * @example
 * const vectors = toVectors(Float32Array.of(0, 1, 5, 6, 7), 1);
 * shareWithOwnClassNearest(vectors, 'euclidean', ['a', 'a', 'b', 'b', 'a']); // 0.8
 */
export function shareWithOwnClassNearest(vectors: Vectors, metric: Metric, classNames: readonly string[]): number {
  const N = vectors.count;
  const sign = metric === 'cosine' ? 1 : -1;
  let own = 0;
  for (let n = 0; n < N; n++) {
    let nearest = -1;
    let best = -Infinity;
    for (let m = 0; m < N; m++) {
      if (m === n) continue;
      const likeness = sign * pairValue(vectors, metric, n, m);
      if (likeness > best) [nearest, best] = [m, likeness];
    }
    if (nearest >= 0 && classNames[nearest] === classNames[n]) own++;
  }
  return own / N;
}

/** The same share if neighbours were drawn by chance. */
export function shareByChance(classNames: readonly string[]): number {
  const N = classNames.length;
  const sizes = new Map<string, number>();
  for (const name of classNames) sizes.set(name, (sizes.get(name) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, size) => sum + (size / N) * ((size - 1) / (N - 1)), 0);
}
