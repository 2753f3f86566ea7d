/** The in-batch negatives loss: which of all the batch's right sides belongs to a left one? */
import { tf } from '../compile/tf.ts';
import { unit } from '../heads/unit.ts';
import { logOnePlusSum } from './log-sum.ts';
import type { Loss, Outcome } from './loss.ts';
import { batchMasks, toMatch } from './mask.ts';
import { weightedMean } from './weighted-mean.ts';

export interface InBatchNegativesOptions {
  /** κ, the inverse of a temperature: the larger, the more the hardest non-matches decide. */
  readonly scale?: number;
  /** 2 also asks which left side belongs to a right one, and takes the mean of the two answers, as CLIP does. */
  readonly directions?: 1 | 2;
}

/**
 * −log[e^(κ·cos(a, p)) / (e^(κ·cos(a, p)) + Σₙ e^(κ·cos(a, n)))] for each matching pair (a, p), over all right sides n of the
 * batch that belong to another group of known matches: soft-max cross-entropy at the match (Henderson et al. 2017; "InfoNCE" of
 * van den Oord, Li & Vinyals 2018; the multiple negatives ranking loss of sentence-transformers; in both directions Radford et
 * al. 2021, "CLIP"). A batch without a match costs nothing.
 *
 * Needs vectors, and batches with many matches: those with label 1 (or a grade of at least a half) are anchors, all alike whatever
 * their weights. The right sides of the others, and candidates after the first, serve as non-matches. The head's own weights learn
 * nothing from it, so a head that has some needs another loss beside it. Prefer it for retrieval and wherever there are only matches
 * to learn from, with batches as large as memory allows. `inBatchTriplet` looks at one non-match at a time; `contrastive` keeps to
 * the pairs that were labelled.
 */
export function inBatchNegatives({ scale = 20, directions = 1 }: InBatchNegativesOptions = {}): Loss {
  return {
    accepts: ['similarity', 'logit', 'distance'],
    needs: ['vectors'],
    readsOutput: false,
    compute(outcome) {
      const { label, candidates: R } = outcome;
      const { left, right } = outcome.vectors as NonNullable<Outcome['vectors']>;
      const { own, strange } = batchMasks(outcome);
      const B = own.shape[0];
      const similarity = tf.mul(scale, tf.matMul(unit(left), unit(right), false, true));
      const ofPair = tf.sum(tf.mul(similarity, own), 0);
      // R×B×R·B: by how much each non-match is ahead of the pair, and the same with the sides' parts exchanged, B×R·B.
      const ahead = tf.sub(tf.expandDims(similarity, 0), tf.reshape(ofPair, [R, B, 1]));
      const toRight = tf.reshape(logOnePlusSum(ahead, tf.expandDims(strange, 0), 2), [R * B]);
      const match = toMatch(label);
      if (directions === 1) return weightedMean(toRight, match);
      const toLeft = logOnePlusSum(tf.sub(similarity, tf.expandDims(ofPair, 0)), strange, 0);
      return weightedMean(tf.mul(0.5, tf.add(toRight, toLeft)), match);
    },
  };
}
