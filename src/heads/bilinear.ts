/** The bilinear head: every dimension of one vector weighed against every dimension of the other. */
import { tf } from '../compile/tf.ts';
import { constant, type WeightSpec } from '../weights.ts';
import type { Head } from './head.ts';

export interface BilinearOptions {
  /** D, the length of the vectors. */
  readonly dimension: number;
  /** s: the logit starts near s/√D times the inner product. */
  readonly scale?: number;
}

/**
 * uᵀWv + b, a logit (as in Yu et al. 2014, "Deep Learning for Answer Sentence Selection"). W starts near s/√D times the identity: at
 * first two vectors match that point the same way, and W learns what else in one answers what in the other. Not symmetric.
 *
 * Prefer it where the two sides play different parts, such as question and answer; `scaledCosine` is the head for like and like.
 */
export function bilinear({ dimension, scale = 1 }: BilinearOptions): Head {
  return {
    measure: 'logit',
    symmetric: false,
    weights: [nearIdentity('form', dimension, scale / Math.sqrt(dimension)), constant('bias', [])],
    compare(u, v, weights) {
      const turned = tf.matMul(u, weights.form as tf.Tensor2D);
      return tf.add(tf.sum(tf.mul(turned, v), 1), weights.bias);
    },
  };
}

/** scale·(I + noise); a row of noise is about a tenth long. */
function nearIdentity(name: string, D: number, scale: number): WeightSpec {
  const noise = 0.1 / Math.sqrt(D);
  return {
    name,
    shape: [D, D],
    initial: (random) =>
      Float32Array.from({ length: D * D }, (_, i) => scale * (Number(i % (D + 1) === 0) + noise * random.normal())),
  };
}
