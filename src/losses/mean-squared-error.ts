/** Mean squared error between a similarity and the label. */
import { tf } from '../compile/tf.ts';
import type { Loss } from './loss.ts';

/**
 * (s − y)² (the loss of MaLSTM, Mueller & Thyagarajan 2016).
 *
 * Needs a head whose similarity lies in [0, 1], such as exp(−Manhattan), and labels 0 and 1, or grades between.
 */
export function meanSquaredError(): Loss {
  return {
    accepts: ['similarity'],
    compute: (similarity, label) => tf.mean(tf.squaredDifference(similarity, label)),
  };
}
