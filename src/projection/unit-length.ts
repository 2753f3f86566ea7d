/** Vectors made comparable by the Euclidean distance where a matcher compares them by the cosine. */
import { toVectors, type Vectors } from '../search/vectors.ts';

/**
 * The same vectors at length 1, between which the Euclidean distance orders as the cosine does. Zeros stay zeros.
 *
 * @example
 * toUnitLength(toVectors(Float32Array.of(3, 4, 0, 0), 2)).data; // Float32Array [0.6, 0.8, 0, 0]
 */
export function toUnitLength({ data, dimension: D }: Vectors): Vectors {
  const unit = new Float32Array(data.length);
  for (let start = 0; start < data.length; start += D) {
    let squares = 0;
    for (let d = 0; d < D; d++) squares += data[start + d] ** 2;
    const length = Math.sqrt(squares) || 1;
    for (let d = 0; d < D; d++) unit[start + d] = data[start + d] / length;
  }
  return toVectors(unit, D);
}
