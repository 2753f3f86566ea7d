/** The classifier head: a small network that reads what it is told to of both vectors. */
import { tf } from '../compile/tf.ts';
import { constant, glorotUniform } from '../weights.ts';
import type { Head } from './head.ts';
import { unit } from './unit.ts';

/** What the network reads: u, v, |u − v|, u ∘ v (D numbers each), cos(u, v) (one number). */
export type ClassifierFeature = 'left' | 'right' | 'difference' | 'product' | 'cosine';

export interface ClassifierOptions {
  /** D, the length of the vectors. */
  readonly dimension: number;
  /** Units of the hidden layer. */
  readonly hidden?: number;
  readonly features?: readonly ClassifierFeature[];
  /** K, where pairs stand in one of several relations: K logits instead of one. */
  readonly classes?: number;
}

/**
 * tanh(W·[u, v, |u − v|, u ∘ v] + a) → a logit, or one for each class (Conneau et al. 2017, "InferSent"). The richest head, and the
 * one that most easily learns single texts by heart. Not symmetric, since u and v have their own weights; without the
 * features `left` and `right` it is, and then it generalises like `absoluteDifference`, its neighbour.
 *
 * Prefer it where a match is no matter of nearness, where the sides play different parts, and wherever there are more than two
 * classes: no other head tells classes apart.
 */
export function classifier({
  dimension,
  hidden = 128,
  features = ['left', 'right', 'difference', 'product'],
  classes,
}: ClassifierOptions): Head {
  const width = features.reduce((sum, feature) => sum + (feature === 'cosine' ? 1 : dimension), 0);
  const outputs = classes ?? 1;
  return {
    measure: classes === undefined ? 'logit' : 'classes',
    outputs,
    symmetric: !features.includes('left') && !features.includes('right'),
    weights: [
      glorotUniform('hidden', [width, hidden]),
      constant('hiddenBias', [hidden]),
      glorotUniform('output', [hidden, outputs]),
      constant('outputBias', [outputs]),
    ],
    compare(u, v, weights) {
      const read = tf.concat(
        features.map((feature) => FEATURES[feature](u, v)),
        1,
      ) as tf.Tensor2D;
      const inner = tf.tanh(tf.add(tf.matMul(read, weights.hidden as tf.Tensor2D), weights.hiddenBias));
      const logits = tf.add(tf.matMul(inner as tf.Tensor2D, weights.output as tf.Tensor2D), weights.outputBias);
      return classes === undefined ? tf.reshape(logits, [-1]) : logits;
    },
  };
}

const FEATURES: Readonly<Record<ClassifierFeature, (u: tf.Tensor2D, v: tf.Tensor2D) => tf.Tensor2D>> = {
  left: (u) => u,
  right: (_, v) => v,
  difference: (u, v) => tf.abs(tf.sub(u, v)),
  product: (u, v) => tf.mul(u, v),
  cosine: (u, v) => tf.sum(tf.mul(unit(u), unit(v)), 1, true),
};
