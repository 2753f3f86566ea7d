/** The head of the Siamese LSTM paper: nearness by city-block distance, squeezed into (0, 1]. */
import { tf } from '../compile/tf.ts';
import type { Head } from './head.ts';

/** exp(−Σ|u − v|) ∈ (0, 1] (Mueller & Thyagarajan 2016, "MaLSTM"). */
export function expManhattan(): Head {
  return {
    measure: 'similarity',
    symmetric: true,
    weights: [],
    compare: (u, v) => tf.exp(tf.neg(tf.sum(tf.abs(tf.sub(u, v)), 1))),
    search: { metric: 'manhattan', metricAt: (score) => -Math.log(score) },
  };
}
