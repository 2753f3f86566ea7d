/** The classifier head: a small network that reads both vectors, their difference and their product. */
import { tf } from '../compile/tf.ts';
import { constant, glorotUniform } from '../weights.ts';
import type { Head } from './head.ts';

export interface ClassifierOptions {
  /** D, the length of the vectors. */
  readonly dimension: number;
  /** Units of the hidden layer. */
  readonly hidden?: number;
}

/**
 * tanh(W·[u, v, |u − v|, u ∘ v] + a) → a logit (Conneau et al. 2017, "InferSent"). The richest head, and the one that
 * most easily learns single texts by heart. Not symmetric: u and v have their own weights.
 */
export function classifier({ dimension, hidden = 128 }: ClassifierOptions): Head {
  return {
    measure: 'logit',
    symmetric: false,
    weights: [
      glorotUniform('hidden', [4 * dimension, hidden]),
      constant('hiddenBias', [hidden]),
      glorotUniform('output', [hidden, 1]),
      constant('outputBias', [1]),
    ],
    compare(u, v, weights) {
      const features = tf.concat([u, v, tf.abs(tf.sub(u, v)), tf.mul(u, v)], 1) as tf.Tensor2D;
      const inner = tf.tanh(tf.add(tf.matMul(features, weights.hidden as tf.Tensor2D), weights.hiddenBias));
      const logit = tf.add(tf.matMul(inner as tf.Tensor2D, weights.output as tf.Tensor2D), weights.outputBias);
      return tf.reshape(logit, [-1]);
    },
  };
}
