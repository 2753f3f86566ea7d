/** The contrastive loss: pulls matches together and pushes the rest apart, up to a margin. */
import { tf } from '../compile/tf.ts';
import { toDistance } from './distance.ts';
import type { Loss } from './loss.ts';
import { weightedMean } from './weighted-mean.ts';

/**
 * ½·[y·d² + (1 − y)·max(m − d, 0)²] (Hadsell, Chopra & LeCun 2006), with d the distance; a similarity s counts as the
 * distance 1 − s.
 *
 * Needs pairs with labels 0 and 1, or grades between, which pull in part and push in part. Prefer it where the vectors themselves
 * will be searched, and with the Euclidean head. Non-matches farther apart than the margin cost nothing, so it forgives what is
 * already right. Where most pairs soon do, `onlineContrastive` looks at the hard ones alone; `energyContrastive` has no margin.
 *
 * Here y = 1 is a match. The paper, and much that follows it, writes the same loss with y = 1 for a non-match, as
 * ½·[(1 − y)·d² + y·max(m − d, 0)²]: labels of that kind become ours by `fromDissimilarity`.
 */
export function contrastive({ margin = 1 }: { margin?: number } = {}): Loss {
  return {
    accepts: ['distance', 'similarity'],
    compute: (outcome) =>
      weightedMean(pullAndPush(toDistance(outcome), { match: outcome.label, margin }), outcome.weight),
  };
}

/** A label of the other convention, 1 for different and 0 for the same → 1 for a match. */
export function fromDissimilarity(label: number): number {
  return 1 - label;
}

/** The loss of each pair by itself. distance, match: B → B. */
export function pullAndPush(
  distance: tf.Tensor1D,
  { match, margin }: { match: tf.Tensor1D; margin: number },
): tf.Tensor1D {
  const pull = tf.mul(match, tf.square(distance));
  const push = tf.mul(tf.sub(1, match), tf.square(tf.relu(tf.sub(margin, distance))));
  return tf.mul(0.5, tf.add(pull, push));
}
