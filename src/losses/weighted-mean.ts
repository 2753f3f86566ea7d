/** The mean of a loss over the rows of a batch. */
import { tf } from '../compile/tf.ts';

/** Σ weight·value / max(Σ weight, tiny): 0 where nothing counts. value, weight: B. */
export function weightedMean(value: tf.Tensor, weight: tf.Tensor): tf.Scalar {
  return tf.div(tf.sum(tf.mul(value, weight)), tf.maximum(tf.sum(weight), 1e-6)) as tf.Scalar;
}
