/** The absolute-difference head: a small network that reads how far apart two vectors are in each dimension. */
import type { Tensors } from '../compile/compile.ts';
import { tf } from '../compile/tf.ts';
import { constant, glorotUniform } from '../weights.ts';
import type { Head } from './head.ts';

export interface AbsoluteDifferenceOptions {
  /** D, the length of the vectors. */
  readonly dimension: number;
  /** Units of each hidden layer, as many layers as numbers; none is a weighted Manhattan distance. */
  readonly hidden?: readonly number[];
}

/**
 * |u − v| → dense layers with ReLU → a logit (Koch, Zemel & Salakhutdinov 2015, whose head has no hidden layer). Symmetric, and
 * blind to what both sides have in common, so it learns single texts by heart less easily than `classifier`; prefer it where
 * some dimensions matter more than others, or only together. Where all matter alike, the distances need no weights.
 */
export function absoluteDifference({ dimension, hidden = [128, 64] }: AbsoluteDifferenceOptions): Head {
  const sizes = [dimension, ...hidden, 1];
  const layers = sizes.slice(1).map((size, i) => ({
    name: i < hidden.length ? `hidden${i + 1}` : 'output',
    shape: [sizes[i], size],
  }));
  return {
    measure: 'logit',
    symmetric: true,
    weights: layers.flatMap(({ name, shape }) => [glorotUniform(name, shape), constant(`${name}Bias`, [shape[1]])]),
    compare(u, v, weights) {
      let values: tf.Tensor2D = tf.abs(tf.sub(u, v));
      for (const { name } of layers.slice(0, -1)) values = tf.relu(dense(values, weights, name));
      return tf.reshape(dense(values, weights, 'output'), [-1]);
    },
  };
}

function dense(values: tf.Tensor2D, weights: Tensors, name: string): tf.Tensor2D {
  return tf.add(tf.matMul(values, weights[name] as tf.Tensor2D), weights[`${name}Bias`]);
}
