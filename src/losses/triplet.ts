/** The triplet loss: a match has to be nearer than each non-match, by a margin. */
import { tf } from '../compile/tf.ts';
import { toDistance } from './distance.ts';
import type { Loss } from './loss.ts';
import { weightedMean } from './weighted-mean.ts';

export interface TripletOptions {
  readonly margin?: number;
  /** Whether distances are squared first, as in FaceNet. */
  readonly squared?: boolean;
  /** Which triplets count: all, or those whose non-match is farther than the match, but by less than the margin. */
  readonly mining?: 'all' | 'semi-hard';
}

/**
 * max(d(a, p) − d(a, n) + m, 0) for an anchor a, its match p and each of its non-matches n (Weinberger & Saul 2009; Schroff,
 * Kalenichenko & Philbin 2015, "FaceNet", whose distances are squared and whose mining is semi-hard). A similarity s counts as
 * the distance 1 − s. The mean is over the triplets that count, each as much as the lesser of its two comparisons.
 *
 * Needs candidates: for each anchor a match first, then non-matches. Prefer it where only the order of candidates matters, not
 * how far apart they are. Where there are pairs alone, `inBatchTriplet` takes the non-matches from the batch; `inBatchNegatives`
 * weighs all of them at once and is as a rule the stronger.
 */
export function triplet({ margin = 0.5, squared = false, mining = 'all' }: TripletOptions = {}): Loss {
  return {
    accepts: ['distance', 'similarity'],
    needs: ['candidates'],
    compute(outcome) {
      const R = outcome.candidates;
      const distance = toDistance(outcome);
      const [ofMatch, ofOthers] = matchAndOthers(squared ? tf.square(distance) : distance, R);
      const [matchWeight, otherWeight] = matchAndOthers(outcome.weight, R);
      const lead = tf.sub(ofOthers, ofMatch);
      const shortfall = tf.relu(tf.sub(margin, lead));
      const weight = tf.minimum(matchWeight, otherWeight);
      if (mining === 'all') return weightedMean(shortfall, weight);
      const semiHard = tf.mul(tf.step(lead), tf.step(shortfall));
      return weightedMean(shortfall, tf.mul(weight, semiHard));
    },
  };
}

/** The rows of the first candidates, 1×B, and of the others, (R − 1)×B. */
function matchAndOthers(rows: tf.Tensor1D, R: number): [tf.Tensor2D, tf.Tensor2D] {
  const B = rows.size / R;
  return tf.split(tf.reshape(rows, [R, B]), [1, R - 1]) as [tf.Tensor2D, tf.Tensor2D];
}
