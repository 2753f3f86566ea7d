/** The contrastive loss over the hard pairs of a batch alone. */
import { tf } from '../compile/tf.ts';
import { pullAndPush } from './contrastive.ts';
import { toDistance } from './distance.ts';
import type { Loss } from './loss.ts';
import { FAR, toMatch } from './mask.ts';
import { weightedMean } from './weighted-mean.ts';

/**
 * `contrastive` of the matches that are farther apart than the batch's nearest non-match, and of the non-matches that are nearer
 * than its farthest match; all others cost nothing (the online contrastive loss of sentence-transformers). Where a batch has
 * pairs of one kind only, the mean of their distances stands in for what the other kind lacks. It is averaged over all the pairs,
 * hard or not, so that it ends at zero when the two kinds stand clear of each other.
 *
 * Needs pairs with labels 0 and 1 (a grade of at least a half is a match), and batches of a few dozen. Prefer it to `contrastive`
 * late in training or with much data, when most pairs are right already; it is less steady early on and with noisy labels.
 */
export function onlineContrastive({ margin = 1 }: { margin?: number } = {}): Loss {
  return {
    accepts: ['distance', 'similarity'],
    compute(outcome) {
      const distance = toDistance(outcome);
      const match = toMatch(outcome.label);
      const counts = tf.step(outcome.weight);
      const matches = tf.mul(match, counts);
      const others = tf.mul(tf.sub(1, match), counts);
      const nearest = tf.min(tf.add(distance, tf.mul(tf.sub(1, others), FAR)));
      const farthest = tf.max(tf.sub(distance, tf.mul(tf.sub(1, matches), FAR)));
      const hardMatch = tf.step(tf.sub(distance, orMean(nearest, others, { of: distance, where: matches })));
      const hardOther = tf.step(tf.sub(orMean(farthest, matches, { of: distance, where: others }), distance));
      const hard = tf.add(tf.mul(match, hardMatch), tf.mul(tf.sub(1, match), hardOther));
      return weightedMean(tf.mul(hard, pullAndPush(distance, { match, margin })), outcome.weight);
    },
  };
}

/** The threshold that some rows of the other kind gave; without any, the mean distance of the rows' own kind. */
function orMean(
  threshold: tf.Tensor,
  others: tf.Tensor,
  { of: distance, where: own }: { of: tf.Tensor1D; where: tf.Tensor },
): tf.Tensor {
  return tf.where(tf.greater(tf.sum(others), 0), threshold, weightedMean(distance, own));
}
