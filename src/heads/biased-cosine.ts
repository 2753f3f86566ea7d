/** The biased cosine head: a scaled cosine beside what each text says about having a match at all. */
import type { Tensors } from '../compile/compile.ts';
import { tf } from '../compile/tf.ts';
import { constant, glorotUniform } from '../weights.ts';
import { scaledCosine } from './cosine.ts';
import type { Head } from './head.ts';
import { unit } from './unit.ts';

export interface BiasedCosineOptions {
  /** D, the length of the vectors. */
  readonly dimension: number;
  /** Units of the network that reads a single text. */
  readonly hidden?: number;
  /** κ in use. */
  readonly kept?: number;
  /** Where the cosine's scale and bias start. */
  readonly scale?: number;
  readonly bias?: number;
}

/**
 * eᵃ·cos(u, v) + b + κ·(g(u) + g(v)), a logit, with g(u) = wᵀ·relu(W·û·√D + c) and û = u/|u|: each text has a bias of its own beside what the two
 * have in common, as users and items have in matrix factorisation (Koren, Bell & Volinsky 2009). Symmetric; w starts at zero.
 *
 * In training κ = 1, and the biases take up that some texts match more often than others, which the cosine then need not learn. How often they do
 * depends on where the pairs came from, so in use only a part is kept: all of it ranks pairs of texts best that training has seen, none of it those
 * that it has not, and less than a half costs the latter next to nothing (Clark, Yatskar & Zettlemoyer 2019 leave such a model of a
 * bias out altogether). Prefer it to `scaledCosine` for judging pairs and lists; an index, which knows no biases, finds its candidates by the
 * cosine.
 */
export function biasedCosine({ dimension, hidden = 32, kept = 0.4, scale = 10, bias = -7 }: BiasedCosineOptions): Head {
  const plain = scaledCosine({ scale, bias });
  const biasOf = (u: tf.Tensor2D, weights: Tensors): tf.Tensor1D => {
    // Of a unit vector the numbers are small: brought to the size that a layer's weights start for.
    const read = tf.mul(unit(u), Math.sqrt(dimension)) as tf.Tensor2D;
    const inner = tf.relu(tf.add(tf.matMul(read, weights.hidden as tf.Tensor2D), weights.hiddenBias));
    return tf.reshape(tf.matMul(inner as tf.Tensor2D, weights.output as tf.Tensor2D), [-1]);
  };
  return {
    measure: 'logit',
    symmetric: true,
    weights: [
      ...plain.weights,
      glorotUniform('hidden', [dimension, hidden]),
      constant('hiddenBias', [hidden]),
      constant('output', [hidden, 1]),
    ],
    compare(u, v, weights, training = false) {
      const biases = tf.add(biasOf(u, weights), biasOf(v, weights));
      return tf.add(plain.compare(u, v, weights), training ? biases : tf.mul(biases, kept));
    },
    search: plain.search && {
      ...plain.search,
      // In terms of the cosine, which the logit multiplies by eᵃ.
      biases: (u, weights) => tf.div(tf.mul(biasOf(u, weights), kept), tf.exp(weights.logScale)),
    },
  };
}
