/** The last layer of an encoder of pictures: what the convolutions found → a vector. */
import type { Tensors } from '../compile/compile.ts';
import { tf } from '../compile/tf.ts';
import { constant, count, glorotUniform, type WeightSpec } from '../weights.ts';

export interface LinearOptions {
  /** Height, width and channels of what it reads. */
  readonly from: readonly [height: number, width: number, channels: number];
  /** Each channel's average, wherever a pattern was found, or every place. */
  readonly pooling: 'average' | 'flatten';
  /** D. */
  readonly dimension: number;
}

export interface Linear {
  readonly weights: readonly WeightSpec[];
  /** N×H×W×C → N×D. */
  apply(x: tf.Tensor4D, weights: Tensors): tf.Tensor2D;
}

/** Global average pooling (Lin et al. 2014, "Network in Network") or all places in a row, times `output.weights`, plus `output.bias`. */
export function linear({ from, pooling, dimension }: LinearOptions): Linear {
  const features = pooling === 'average' ? from[2] : count(from);
  return {
    weights: [glorotUniform('output.weights', [features, dimension]), constant('output.bias', [dimension])],
    apply(x, weights) {
      const read = pooling === 'average' ? tf.mean(x, [1, 2]) : tf.reshape(x, [-1, features]);
      return tf.add(tf.matMul(read as tf.Tensor2D, weights['output.weights'] as tf.Tensor2D), weights['output.bias']);
    },
  };
}
