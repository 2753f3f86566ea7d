/** The bag encoder: the mean of the tokens' vectors, each weighted by how much its token was learned to matter. */
import { tf } from '../compile/tf.ts';
import type { Encoder } from './encoder.ts';

export interface BagOptions {
  /** E, the length of a token's vector and of the text's. */
  readonly embeddingWidth: number;
}

/**
 * vector = Σ exp(wₜ)·xₜ / Σ exp(wₜ), where the weight wₜ is the last column of token t's embedding row and starts at zero.
 * Word order is not seen. The learned counterpart of smooth inverse frequency (Arora, Liang & Ma 2017).
 */
export function bag({ embeddingWidth }: BagOptions): Encoder {
  return {
    dimension: embeddingWidth,
    tokenWidth: embeddingWidth + 1,
    weights: [],
    encode({ tokens, mask }) {
      const [vectors, importance] = tf.split(tokens, [embeddingWidth, 1], 2);
      const weight = tf.mul(tf.exp(importance), tf.expandDims(mask, 2));
      return tf.div(tf.sum(tf.mul(vectors, weight), 0), tf.sum(weight, 0)) as tf.Tensor2D;
    },
  };
}
