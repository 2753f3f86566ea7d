/** The triplet loss with the other texts of the batch for non-matches. */
import { tf } from '../compile/tf.ts';
import { unit } from '../heads/unit.ts';
import type { Loss, Outcome } from './loss.ts';
import { batchMasks, FAR, toMatch } from './mask.ts';
import { weightedMean } from './weighted-mean.ts';

export interface InBatchTripletOptions {
  readonly margin?: number;
  /** Which of the non-matches a match is held against. */
  readonly negatives?: 'mean' | 'closest' | 'semi-hard';
  /** 1 − cosine, which fits a head that gives similarities, or Euclidean, which fits one that gives distances. */
  readonly distance?: 'cosine' | 'euclidean';
}

/**
 * max(d(a, p) − d(a, n) + m, 0) for each matching pair (a, p) of the batch, where n is a right side of another group of known
 * matches: the mean over all of these, the closest one ("batch hard", Hermans, Beyer & Leibe 2017), or the semi-hard one (Schroff,
 * Kalenichenko & Philbin 2015): the closest that is farther away than p, or the farthest of all where none is.
 *
 * Needs vectors, and pairs of which those with label 1 (or a grade of at least a half) are anchors, all alike whatever their weights;
 * the right sides of the others serve as non-matches too. The head's own weights learn nothing from it, so a head that has some
 * needs another loss beside it. Prefer `closest` late and with clean labels, as it seeks out what is mislabelled; `semi-hard` is the
 * steady choice; `mean` the gentle one. `triplet` is for non-matches that were given; `inBatchNegatives` needs no margin.
 */
export function inBatchTriplet({
  margin = 0.5,
  negatives = 'closest',
  distance = 'cosine',
}: InBatchTripletOptions = {}): Loss {
  return {
    accepts: distance === 'cosine' ? ['similarity', 'logit', 'distance'] : ['distance', 'logit', 'similarity'],
    needs: ['vectors'],
    readsOutput: false,
    compute(outcome) {
      const { label, candidates: R } = outcome;
      const { own, strange } = batchMasks(outcome);
      const B = own.shape[0];
      const distances = DISTANCES[distance](outcome.vectors as Sides);
      const ofMatch = tf.reshape(tf.sum(tf.mul(distances, own), 0), [R, B]) as tf.Tensor2D;
      const loss = tf.mul(NEGATIVES[negatives]({ ofMatch, distances, strange, margin }), tf.max(strange, 1));
      return weightedMean(tf.reshape(loss, [R * B]), toMatch(label));
    },
  };
}

interface Comparison {
  /** R×B. */
  readonly ofMatch: tf.Tensor2D;
  /** B×R·B: of each left side from each right side. */
  readonly distances: tf.Tensor2D;
  /** B×R·B: 1 where a right side may be held for a non-match. */
  readonly strange: tf.Tensor2D;
  readonly margin: number;
}

/** The loss R×B of each pair as if it were a match; of an anchor without non-matches it may be anything. */
const NEGATIVES: Readonly<Record<'mean' | 'closest' | 'semi-hard', (comparison: Comparison) => tf.Tensor>> = {
  mean({ ofMatch, distances, strange, margin }) {
    const shortfalls = tf.relu(tf.sub(tf.add(tf.expandDims(ofMatch, 2), margin), tf.expandDims(distances, 0)));
    return tf.div(tf.sum(tf.mul(shortfalls, tf.expandDims(strange, 0)), 2), tf.maximum(tf.sum(strange, 1), 1));
  },
  closest({ ofMatch, distances, strange, margin }) {
    const closest = tf.min(tf.add(distances, tf.mul(tf.sub(1, strange), FAR)), 1);
    return tf.relu(tf.sub(tf.add(ofMatch, margin), closest));
  },
  'semi-hard'({ ofMatch, distances, strange, margin }) {
    const farther = tf.step(tf.sub(tf.expandDims(distances, 0), tf.expandDims(ofMatch, 2)));
    const semiHard = tf.mul(farther, tf.expandDims(strange, 0));
    const closest = tf.min(tf.add(tf.expandDims(distances, 0), tf.mul(tf.sub(1, semiHard), FAR)), 2);
    const farthest = tf.max(tf.sub(distances, tf.mul(tf.sub(1, strange), FAR)), 1);
    const found = tf.max(semiHard, 2);
    const chosen = tf.add(tf.mul(found, closest), tf.mul(tf.sub(1, found), farthest));
    return tf.relu(tf.sub(tf.add(ofMatch, margin), chosen));
  },
};

type Sides = NonNullable<Outcome['vectors']>;

/** Of each left side from each right side, B×R·B. */
const DISTANCES: Readonly<Record<'cosine' | 'euclidean', (sides: Sides) => tf.Tensor2D>> = {
  cosine: ({ left, right }) => tf.sub(1, tf.matMul(unit(left), unit(right), false, true)),
  euclidean({ left, right }) {
    const lengths = tf.add(tf.sum(tf.square(left), 1, true), tf.reshape(tf.sum(tf.square(right), 1), [1, -1]));
    const squares = tf.sub(lengths, tf.mul(2, tf.matMul(left, right, false, true)));
    return tf.sqrt(tf.add(tf.relu(squares), 1e-12)) as tf.Tensor2D;
  },
};
