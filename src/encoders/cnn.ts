/** The convolutional encoder: filters over windows of neighbouring tokens, the strongest answer of each kept. */
import type { Tensors } from '../compile/compile.ts';
import { tf } from '../compile/tf.ts';
import { constant, glorotUniform, type WeightSpec } from '../weights.ts';
import type { Encoder, Sequence } from './encoder.ts';
import { pooling } from './pooling.ts';

export interface CnnOptions {
  /** W, the length of a token's vector. */
  readonly tokenWidth: number;
  /** How many tokens a window holds; one set of filters for each width. */
  readonly widths: readonly number[];
  /** F, the filters of each width. The vector has F values for each width. */
  readonly filters: number;
}

/**
 * Convolutions of several widths with max-over-time pooling (Kim 2014, "Convolutional Neural Networks for Sentence Classification").
 * Sees phrases, wherever they stand, and no order beyond them. Prefer it where a few telling phrases decide, also in longer texts;
 * `lstm` follows the order of all tokens, `convolvedBag` lets every token have its say.
 */
export function cnn({ tokenWidth, widths, filters }: CnnOptions): Encoder {
  const strongest = pooling('max', filters);
  return {
    dimension: widths.length * filters,
    tokenWidth,
    weights: widths.flatMap((width) => windowWeights({ tokenWidth, width, filters })),
    encode(sequence, weights) {
      const answers = widths.map((width) => strongest.pool(convolve(sequence, width, weights), sequence.mask, weights));
      return tf.concat(answers, 1) as tf.Tensor2D;
    },
  };
}

/** What `convolve` reads. */
export function windowWeights(size: { tokenWidth: number; width: number; filters: number }): WeightSpec[] {
  const { tokenWidth, width, filters } = size;
  return [
    glorotUniform(`width${width}.filters`, [width * tokenWidth, filters]),
    constant(`width${width}.bias`, [filters]),
  ];
}

/** T×N×F: each filter's answer to the window around each token, zeros beyond the ends of the text. */
export function convolve({ tokens, mask }: Sequence, width: number, weights: Tensors): tf.Tensor3D {
  const [T, N, W] = tokens.shape;
  const before = Math.floor((width - 1) / 2);
  const silenced = tf.mul(tokens, tf.expandDims(mask, 2));
  const padded = tf.pad(silenced, [
    [before, width - 1 - before],
    [0, 0],
    [0, 0],
  ]);
  const shifted = Array.from({ length: width }, (_, offset) => tf.slice(padded, [offset, 0, 0], [T, N, W]));
  const windows = tf.reshape(tf.concat(shifted, 2), [T * N, width * W]) as tf.Tensor2D;
  const answers = tf.add(
    tf.matMul(windows, weights[`width${width}.filters`] as tf.Tensor2D),
    weights[`width${width}.bias`],
  );
  return tf.reshape(tf.relu(answers), [T, N, -1]);
}
