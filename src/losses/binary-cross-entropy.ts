/** Binary cross-entropy: the surprise at the label, under the probability that the head gave it. */
import { tf } from '../compile/tf.ts';
import type { Loss } from './loss.ts';
import { weightedMean } from './weighted-mean.ts';

export interface BinaryCrossEntropyOptions {
  /** p, how much a match counts beside a non-match: the number of non-matches to one match evens out a skewed corpus. */
  readonly positiveWeight?: number;
  /** ε, how far labels are drawn towards a half, so that nothing is certain: 0 becomes ε/2 and 1 becomes 1 − ε/2. */
  readonly smoothing?: number;
}

/**
 * −[p·y·log σ(x) + (1 − y)·log(1 − σ(x))] for a logit x, computed as p·y·softplus(−x) + (1 − y)·softplus(x), which cannot
 * overflow. Label smoothing is that of Szegedy et al. 2016.
 *
 * Needs pairs with labels 0 and 1, or grades between, and a head that gives logits. Prefer it where probabilities matter more than
 * distances. A positive weight other than 1 shifts the probabilities; smoothing keeps them from the ends and helps where labels
 * are noisy. For more than two classes there is `crossEntropy`.
 */
export function binaryCrossEntropy({ positiveWeight = 1, smoothing = 0 }: BinaryCrossEntropyOptions = {}): Loss {
  return {
    accepts: ['logit'],
    compute({ output: logit, label, weight }) {
      const target = tf.add(tf.mul(label, 1 - smoothing), smoothing / 2);
      const ofMatch = tf.mul(tf.mul(target, positiveWeight), tf.softplus(tf.neg(logit)));
      const ofOther = tf.mul(tf.sub(1, target), tf.softplus(logit));
      return weightedMean(tf.add(ofMatch, ofOther), weight);
    },
  };
}
