/** The bag encoder: the mean of the tokens' vectors, each weighted by how much its token was learned to matter. */
import { tf } from '../compile/tf.ts';
import { identity } from '../weights.ts';
import type { Encoder } from './encoder.ts';

export interface BagOptions {
  /** E, the length of a token's vector. */
  readonly embeddingWidth: number;
  /** D, where the mean is brought to another length by a linear map. */
  readonly projection?: number;
}

/**
 * vector = Σ exp(wₜ)·xₜ / Σ exp(wₜ), where the weight wₜ is the last column of token t's embedding row and starts at zero.
 * Word order is not seen. The learned counterpart of smooth inverse frequency (Arora, Liang & Ma 2017).
 *
 * Prefer it to begin with, with few pairs, and for texts unlike those of training: the fastest, and the least able to learn texts by
 * heart. `convolvedBag` adds what neighbours say; `lstm` sees the whole order.
 */
export function bag({ embeddingWidth, projection }: BagOptions): Encoder {
  return {
    dimension: projection ?? embeddingWidth,
    tokenWidth: embeddingWidth + 1,
    weights: projection === undefined ? [] : [identity('projection', [embeddingWidth, projection])],
    encode({ tokens, mask }, weights) {
      const [vectors, importance] = tf.split(tokens, [embeddingWidth, 1], 2) as tf.Tensor3D[];
      const mean = meanByImportance(vectors, importance, mask);
      return projection === undefined ? mean : tf.matMul(mean, weights.projection as tf.Tensor2D);
    },
  };
}

/** Σ exp(wₜ)·xₜ / Σ exp(wₜ). vectors: T×N×E, importance: T×N×1, mask: T×N → N×E. */
export function meanByImportance(vectors: tf.Tensor3D, importance: tf.Tensor3D, mask: tf.Tensor2D): tf.Tensor2D {
  const weight = tf.mul(tf.exp(importance), tf.expandDims(mask, 2));
  return tf.div(tf.sum(tf.mul(vectors, weight), 0), tf.sum(weight, 0)) as tf.Tensor2D;
}
