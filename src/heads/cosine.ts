/** The cosine heads: the angle between two vectors, as it is or as a logit. */
import { tf } from '../compile/tf.ts';
import { constant } from '../weights.ts';
import type { Head } from './head.ts';
import { unit } from './unit.ts';

/**
 * cos(u, v) ∈ [−1, 1]. Blind to length, so it asks for little and generalises well. Prefer it to begin with, and where vectors will be
 * searched; `scaledCosine` is the same for losses that read logits, `euclidean` also sees how long vectors are.
 */
export function cosine(): Head {
  return {
    measure: 'similarity',
    symmetric: true,
    weights: [],
    compare: cosineOf,
    search: { metric: 'cosine', metricAt: (score) => score },
  };
}

/**
 * eᵃ·cos(u, v) + b, a logit with a learned scale and bias: a cosine that binary cross-entropy can train. Prefer it to `cosine` where
 * probabilities matter and vectors will be searched all the same; `classifier` gives logits, too, but cannot be searched by.
 */
export function scaledCosine({ scale = 10, bias = -5 }: { scale?: number; bias?: number } = {}): Head {
  return {
    measure: 'logit',
    symmetric: true,
    weights: [constant('logScale', [], Math.log(scale)), constant('bias', [], bias)],
    compare: (u, v, weights) => tf.add(tf.mul(tf.exp(weights.logScale), cosineOf(u, v)), weights.bias),
    search: {
      metric: 'cosine',
      metricAt: (score, weights) => (Math.log(score / (1 - score)) - weights.bias[0]) / Math.exp(weights.logScale[0]),
    },
  };
}

function cosineOf(u: tf.Tensor2D, v: tf.Tensor2D): tf.Tensor1D {
  return tf.sum(tf.mul(unit(u), unit(v)), 1);
}
