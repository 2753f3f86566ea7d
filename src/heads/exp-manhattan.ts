/** The head of the Siamese LSTM paper: nearness by city-block distance, squeezed into (0, 1]. */
import { tf } from '../compile/tf.ts';
import type { Head } from './head.ts';

/**
 * exp(−Σ|u − v|) ∈ (0, 1] (Mueller & Thyagarajan 2016, "MaLSTM"). Prefer it with `meanSquaredError` and labels 0 and 1, as in that paper:
 * its similarity spans just these. With long vectors it is soon near 0 for all but the nearest, where `cosine` still tells apart.
 */
export function expManhattan(): Head {
  return {
    measure: 'similarity',
    symmetric: true,
    weights: [],
    compare: (u, v) => tf.exp(tf.neg(tf.sum(tf.abs(tf.sub(u, v)), 1))),
    search: { metric: 'manhattan', metricAt: (score) => -Math.log(score) },
  };
}
