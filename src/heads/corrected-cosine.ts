/** The corrected cosine head: a scaled cosine, and a small network that learns where it is wrong. */
import { tf } from '../compile/tf.ts';
import { constant, glorotUniform } from '../weights.ts';
import { scaledCosine } from './cosine.ts';
import type { Head } from './head.ts';
import { unit } from './unit.ts';

export interface CorrectedCosineOptions {
  /** D, the length of the vectors. */
  readonly dimension: number;
  /** Units of the correcting network. */
  readonly hidden?: number;
  /** Where the cosine's scale and bias start. */
  readonly scale?: number;
  readonly bias?: number;
}

/**
 * eᵃ·cos(u, v) + b + wᵀ·relu(W·[|û − v̂|, û ∘ v̂] + c), a logit, with û = u/|u|; w starts at zero, so training begins as `scaledCosine` and the network
 * takes on only what the cosine leaves unexplained (gradient boosting in one model, Friedman 2001). Symmetric.
 *
 * Prefer it to `classifier` where texts are judged that training has not seen: it is nearly as rich and learns single texts by heart far less. It has
 * no metric, so finding duplicates in a list looks at the nearest candidates only.
 */
export function correctedCosine({ dimension, hidden = 64, scale = 10, bias = -7 }: CorrectedCosineOptions): Head {
  const plain = scaledCosine({ scale, bias });
  return {
    measure: 'logit',
    symmetric: true,
    weights: [
      ...plain.weights,
      glorotUniform('hidden', [2 * dimension, hidden]),
      constant('hiddenBias', [hidden]),
      constant('output', [hidden, 1]),
    ],
    compare(u, v, weights) {
      const [a, b] = [unit(u), unit(v)];
      // Of unit vectors the numbers are small: brought to the size that a layer's weights start for.
      const size = Math.sqrt(dimension);
      const features = tf.mul(tf.concat([tf.abs(tf.sub(a, b)), tf.mul(tf.mul(a, b), size)], 1), size) as tf.Tensor2D;
      const inner = tf.relu(tf.add(tf.matMul(features, weights.hidden as tf.Tensor2D), weights.hiddenBias));
      const correction = tf.matMul(inner as tf.Tensor2D, weights.output as tf.Tensor2D);
      return tf.add(plain.compare(u, v, weights), tf.reshape(correction, [-1]));
    },
  };
}
