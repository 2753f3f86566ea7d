/** One layer of convolution with a bias, which relu follows: filters and biases by name. */
import type { Tensors } from '../compile/compile.ts';
import { tf } from '../compile/tf.ts';
import { constant, heNormal, type WeightSpec } from '../weights.ts';

export interface ConvolutionOptions {
  /** The channels that it reads and gives. */
  readonly from: number;
  readonly to: number;
  /** Height and width of a filter. */
  readonly kernel?: number;
  /** `same` looks past the edges, at zeros, so that height and width stay; `valid` does not. */
  readonly edges?: 'same' | 'valid';
}

export interface Convolution {
  readonly weights: readonly WeightSpec[];
  /** N×H×W×C → N×H′×W′×C′. */
  apply(x: tf.Tensor4D, weights: Tensors): tf.Tensor4D;
}

/** The weights are `NAME.filters` and `NAME.bias`. */
export function convolution(name: string, { from, to, kernel = 3, edges = 'same' }: ConvolutionOptions): Convolution {
  return {
    weights: [heNormal(`${name}.filters`, [kernel, kernel, from, to]), constant(`${name}.bias`, [to])],
    apply: (x, weights) =>
      tf.add(tf.conv2d(x, weights[`${name}.filters`] as tf.Tensor4D, 1, edges), weights[`${name}.bias`]),
  };
}
