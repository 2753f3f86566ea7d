/** The pairs in order of their scores, tied scores taken together: what every curve, ranking metric and threshold is read from. */
import { GemelError } from '../errors.ts';

/**
 * K cut-offs, one for each distinct score, highest first. Cut-off k calls every pair with a score ≥ `scores[k]` a match, so
 * that tied pairs always share one decision, as in scikit-learn.
 */
export interface Ranking {
  readonly positives: number;
  readonly negatives: number;
  /** K, strictly falling. */
  readonly scores: Float64Array;
  /** K, how many labelled matches are at or above each cut-off. */
  readonly truePositives: Uint32Array;
  /** K, how many labelled non-matches are at or above each cut-off. */
  readonly falsePositives: Uint32Array;
}

/**
 * Ranks scores (higher means more alike) against labels of 0 or 1.
 *
 * @throws GemelError `bad-input` for a score that is not finite, a label other than 0 and 1, or lengths that differ.
 */
export function rankScores(scores: ArrayLike<number>, labels: ArrayLike<number>): Ranking {
  // Two native sorts and a merge: several times faster than sorting indices with a comparator.
  const { matches, others } = splitByLabel(scores, labels);
  matches.sort();
  others.sort();

  const distinct = new Float64Array(scores.length);
  const truePositives = new Uint32Array(scores.length);
  const falsePositives = new Uint32Array(scores.length);
  let match = matches.length;
  let other = others.length;
  let cutoffs = 0;
  while (match > 0 || other > 0) {
    const score = Math.max(match > 0 ? matches[match - 1] : -Infinity, other > 0 ? others[other - 1] : -Infinity);
    while (match > 0 && matches[match - 1] === score) match--;
    while (other > 0 && others[other - 1] === score) other--;
    distinct[cutoffs] = score;
    truePositives[cutoffs] = matches.length - match;
    falsePositives[cutoffs] = others.length - other;
    cutoffs++;
  }
  return {
    positives: matches.length,
    negatives: others.length,
    scores: distinct.slice(0, cutoffs),
    truePositives: truePositives.slice(0, cutoffs),
    falsePositives: falsePositives.slice(0, cutoffs),
  };
}

function splitByLabel(scores: ArrayLike<number>, labels: ArrayLike<number>) {
  checkLabels(labels, scores.length);
  let positives = 0;
  for (let i = 0; i < labels.length; i++) positives += labels[i];
  const matches = new Float64Array(positives);
  const others = new Float64Array(labels.length - positives);
  let match = 0;
  let other = 0;
  for (let i = 0; i < scores.length; i++) {
    if (!Number.isFinite(scores[i])) {
      throw new GemelError('bad-input', `evaluation: expected a finite score, found ${scores[i]} (pair ${i + 1})`);
    }
    if (labels[i] === 1) matches[match++] = scores[i];
    else others[other++] = scores[i];
  }
  return { matches, others };
}

/** Refuses labels other than 0 and 1, and a number of them other than that of the scores. */
export function checkLabels(labels: ArrayLike<number>, expected: number): void {
  if (labels.length !== expected) {
    throw new GemelError(
      'bad-input',
      `evaluation: expected a label for each of ${expected} pairs, found ${labels.length}`,
    );
  }
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] !== 0 && labels[i] !== 1) {
      throw new GemelError('bad-input', `evaluation: expected a label of 0 or 1, found ${labels[i]} (pair ${i + 1})`);
    }
  }
}
