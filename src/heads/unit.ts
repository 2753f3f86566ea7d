/** Vectors of length 1: what a cosine compares. */
import { tf } from '../compile/tf.ts';

/** u / |u|, row by row. The small term keeps a zero vector from dividing by zero. N×D → N×D. */
export function unit(u: tf.Tensor2D): tf.Tensor2D {
  return tf.div(u, tf.sqrt(tf.add(tf.sum(tf.square(u), 1, true), 1e-12)));
}
