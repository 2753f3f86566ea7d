/** The soft maximum that ranking losses are made of. */
import { tf } from '../compile/tf.ts';

/**
 * log(1 + Σ weight·eˣ) over one axis, or over all: about max(x, 0) where one x stands out. The greatest counted exponent is taken
 * out first, so that nothing overflows; without any weight it is 0. weight: of the shape of x, or one that broadcasts to it.
 */
export function logOnePlusSum(x: tf.Tensor, weight: tf.Tensor, axis?: number): tf.Tensor {
  const counted = tf.mul(x, tf.step(weight));
  const top = tf.relu(tf.max(counted, axis, true));
  const rest = tf.sum(tf.mul(tf.exp(tf.sub(counted, top)), weight), axis, true);
  const result = tf.add(top, tf.log(tf.add(tf.exp(tf.neg(top)), rest)));
  return axis === undefined ? tf.reshape(result, []) : tf.squeeze(result, [axis]);
}
