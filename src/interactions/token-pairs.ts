/** What members of this family share: texts laid out for products of each pair's own tokens, masks, and a summary of two sides. */
import { tf } from '../compile/tf.ts';
import type { Sequence } from '../encoders/encoder.ts';
import { unit } from '../heads/unit.ts';

/** T×N×W → N×T×W: the tokens of a text together, so that one batched product compares two texts. */
export function byText(tokens: tf.Tensor3D): tf.Tensor3D {
  return tf.transpose(tokens, [1, 0, 2]);
}

/** T×N×W → N×T×W, every token's vector at length 1. */
export function directions(tokens: tf.Tensor3D): tf.Tensor3D {
  const [T, N, W] = tokens.shape;
  return byText(tf.reshape(unit(tf.reshape(tokens, [T * N, W])), [T, N, W]));
}

/** The product of every left token with every right one. B×Tₗ×W, B×Tᵣ×W → B×Tₗ×Tᵣ. */
export function products(left: tf.Tensor3D, right: tf.Tensor3D): tf.Tensor3D {
  return tf.matMul(left, right, false, true);
}

/** B×Tₗ×Tᵣ: 1 where two tokens meet, 0 where one of them is padding. */
export function pairMask(left: Sequence, right: Sequence): tf.Tensor3D {
  return tf.mul(tf.expandDims(tf.transpose(left.mask), 2), tf.expandDims(tf.transpose(right.mask), 1));
}

/** A text whose embedding rows end in a learned weight, as the bag encoder's do, taken apart. */
export interface Weighed {
  readonly vectors: tf.Tensor3D;
  /** N×T: exp(wₜ) / Σ exp(w), and zero for padding. */
  readonly shares: tf.Tensor2D;
}

export function weigh({ tokens, mask }: Sequence): Weighed {
  const [T, N, W] = tokens.shape;
  const [vectors, importance] = tf.split(tokens, [W - 1, 1], 2) as tf.Tensor3D[];
  const weight = tf.mul(tf.exp(tf.reshape(importance, [T, N])), mask);
  return { vectors, shares: tf.transpose(tf.div(weight, tf.sum(weight, 0, true))) };
}

/** [s + t, |s − t|]: what two sides say, whichever is the left one. B×F, B×F → B×2F. */
export function sumAndDifference(s: tf.Tensor2D, t: tf.Tensor2D): tf.Tensor2D {
  return tf.concat([tf.add(s, t), tf.abs(tf.sub(s, t))], 1) as tf.Tensor2D;
}
