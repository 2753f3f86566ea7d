/** The joint sequence: left text, separator and right text, one after the other, read by one encoder. */
import { tf } from '../compile/tf.ts';
import type { Encoder, Sequence } from '../encoders/encoder.ts';
import { constant, glorotUniform, named, partOf } from '../weights.ts';
import type { Interaction } from './interaction.ts';
import { byText, sumAndDifference } from './token-pairs.ts';

export interface SequenceOptions {
  /** Reads both texts as one. */
  readonly encoder: Encoder;
  /** Both orders are read, and their vectors' sum and difference are the features: twice the work, and twice the features. */
  readonly symmetric?: boolean;
}

/**
 * features = encode(x₁ + a, …, xₙ + a, separator, y₁ + b, …, yₘ + b) with learned segment vectors a and b (as in Devlin et al. 2019, "BERT";
 * for LSTMs Rocktäschel et al. 2016). Right padding only: the right text is moved to where the left one ends. The encoder has to carry the left
 * text as far as the right one, so prefer it with self-attention; a recurrent one wants short texts.
 */
export function sequence({ encoder, symmetric = false }: SequenceOptions): Interaction {
  const W = encoder.tokenWidth;
  return {
    dimension: encoder.dimension * (symmetric ? 2 : 1),
    tokenWidth: W,
    symmetric,
    weights: [
      glorotUniform('separator', [W]),
      constant('leftSegment', [W]),
      constant('rightSegment', [W]),
      ...named('encoder', encoder.weights),
    ],
    join(left, right, weights) {
      const read = (first: Sequence, second: Sequence) => {
        const separator = tf.tile(tf.reshape(weights.separator, [1, 1, W]), [1, first.mask.shape[1], 1]);
        const parts = [
          tf.add(first.tokens, weights.leftSegment),
          separator,
          tf.add(second.tokens, weights.rightSegment),
        ];
        return encoder.encode(closeUp(first.mask, second.mask, parts), partOf(weights, 'encoder'));
      };
      return { features: symmetric ? sumAndDifference(read(left, right), read(right, left)) : read(left, right) };
    },
  };
}

/**
 * Left tokens, separator and right tokens without the padding between them: a product with a matrix of zeros and ones moves each token to
 * its place, exactly. parts: T×B×W each → L×B×W with L = Tₗ + 1 + Tᵣ.
 */
function closeUp(left: tf.Tensor2D, right: tf.Tensor2D, parts: readonly tf.Tensor[]): Sequence {
  const [B, L] = [left.shape[1], left.shape[0] + 1 + right.shape[0]];
  const mask = tf.concat([left, tf.ones([1, B]), right], 0);
  const leftLength = tf.sum(left, 0, true);
  const rightPlaces = tf.add(tf.add(count(right.shape[0]), 1), leftLength);
  const places = tf.concat([tf.tile(count(left.shape[0]), [1, B]), leftLength, rightPlaces], 0);
  // B×L×L: row p has its one at the token whose place is p.
  const wanted = tf.reshape(tf.range(0, L), [1, L, 1]);
  const found = tf.cast(tf.equal(wanted, tf.expandDims(tf.transpose(places), 1)), 'float32');
  const moves = tf.mul(found, tf.expandDims(tf.transpose(mask), 1)) as tf.Tensor3D;
  const moved: tf.Tensor3D = tf.matMul(moves, byText(tf.concat([...parts], 0) as tf.Tensor3D));
  return { tokens: tf.transpose(moved, [1, 0, 2]), mask: tf.transpose(tf.sum(moves, 2)) as tf.Tensor2D };
}

/** 0, 1, …, T − 1 as a column. T×1. */
function count(T: number): tf.Tensor2D {
  return tf.reshape(tf.range(0, T), [T, 1]);
}
