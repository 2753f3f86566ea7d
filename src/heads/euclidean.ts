/** The Euclidean head: the distance that contrastive and triplet losses were made for. */
import { tf } from '../compile/tf.ts';
import type { Head } from './head.ts';

/**
 * √(Σ(u − v)²) ≥ 0. The small term under the root keeps its slope finite where two vectors are equal. Prefer it with `contrastive`, which
 * was made for it, and where vectors will be searched; `cosine` asks for less, as it is blind to length.
 */
export function euclidean(): Head {
  return {
    measure: 'distance',
    symmetric: true,
    weights: [],
    compare: (u, v) => tf.sqrt(tf.add(tf.sum(tf.squaredDifference(u, v), 1), 1e-12)),
    search: { metric: 'euclidean', metricAt: (score) => 1 / score - 1 },
  };
}
