/** The convolved bag: a bag whose tokens have seen their neighbours. */
import { tf } from '../compile/tf.ts';
import { identity } from '../weights.ts';
import { meanByImportance } from './bag.ts';
import { convolve, windowWeights } from './cnn.ts';
import type { Encoder } from './encoder.ts';

export interface ConvolvedBagOptions {
  /** E, the length of a token's vector. */
  readonly embeddingWidth: number;
  /** How many tokens a window holds. */
  readonly width?: number;
  /** D, where the mean is brought to another length by a linear map. */
  readonly projection?: number;
}

/**
 * vector = Σ exp(wₜ)·yₜ / Σ exp(wₜ) with yₜ = xₜ + relu(F·[xₜ₋₁, xₜ, xₜ₊₁] + b): the bag, where to each token is added what its
 * neighbours say (a residual, He et al. 2016). The weight wₜ is the last column of token t's embedding row, as in `bag`.
 *
 * Nearly as quick as `bag`; prefer it where a phrase means something else than its words. `cnn` keeps only the strongest answers.
 */
export function convolvedBag({ embeddingWidth, width = 3, projection }: ConvolvedBagOptions): Encoder {
  return {
    dimension: projection ?? embeddingWidth,
    tokenWidth: embeddingWidth + 1,
    weights: [
      ...windowWeights({ tokenWidth: embeddingWidth, width, filters: embeddingWidth }),
      ...(projection === undefined ? [] : [identity('projection', [embeddingWidth, projection])]),
    ],
    encode({ tokens, mask }, weights) {
      const [vectors, importance] = tf.split(tokens, [embeddingWidth, 1], 2) as tf.Tensor3D[];
      const convolved = tf.add(vectors, convolve({ tokens: vectors, mask }, width, weights)) as tf.Tensor3D;
      const mean = meanByImportance(convolved, importance, mask);
      return projection === undefined ? mean : tf.matMul(mean, weights.projection as tf.Tensor2D);
    },
  };
}
