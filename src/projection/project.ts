/** Vectors of any length → points that can be drawn. */
import type { Vectors } from '../search/vectors.ts';
import { principalComponents } from './pca.ts';
import { type TsneOptions, tsne } from './tsne.ts';

/**
 * N vectors → N×2 coordinates: the first two principal components, and t-SNE started from them. Nothing in it is drawn by chance, so the
 * same vectors give the same picture.
 *
 * @example
 * const data = Float32Array.from({ length: 60 }, (_, i) => (i % 3) + (i < 30 ? 0 : 50)); // 20 vectors of 3 numbers in two groups
 * const points = await project(toVectors(data, 3), { iterations: 50 });
 * points.length; // 40
 */
export async function project(vectors: Vectors, options: Omit<TsneOptions, 'start'> = {}): Promise<Float64Array> {
  return tsne(vectors, { ...options, start: principalComponents(vectors) });
}
