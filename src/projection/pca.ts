/** Principal components: the two directions along which vectors differ most. The one place that knows ml-pca. */
import { PCA } from 'ml-pca';
import type { Vectors } from '../search/vectors.ts';

/**
 * N vectors → N×2 coordinates along their first two principal components (Pearson 1901), around their mean. Turning a component round
 * changes nothing but the picture; so the number that weighs most in it counts as positive, and the same vectors give the same
 * coordinates. What has only one direction gets zeros for the second.
 *
 * @example
 * principalComponents(toVectors(Float32Array.of(0, 0, 3, 4, 6, 8), 2)); // Float64Array [-5, 0, 0, 0, 5, 0]
 */
export function principalComponents({ data, count: N, dimension: D }: Vectors): Float64Array {
  const coordinates = new Float64Array(2 * N);
  if (N < 2) return coordinates;
  const rows = Array.from({ length: N }, (_, n) => Array.from(data.subarray(n * D, (n + 1) * D)));
  const model = new PCA(rows);
  const loadings = model.getEigenvectors();
  const components = Math.min(2, loadings.columns);
  const found = model.predict(rows, { nComponents: components });
  for (let c = 0; c < components; c++) {
    const sign = signOf(loadings.getColumn(c));
    for (let n = 0; n < N; n++) coordinates[2 * n + c] = sign * found.get(n, c);
  }
  return coordinates;
}

/** The sign of the number that is largest without it, of several the first. */
function signOf(direction: readonly number[]): number {
  const largest = direction.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
  return largest < 0 ? -1 : 1;
}
