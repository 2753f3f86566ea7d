/** Decisions at a threshold, counted by whether they were right, and the four measures of them. */
import { GemelError } from '../errors.ts';
import { checkLabels } from './ranking.ts';

/** The confusion matrix: what was decided against what is true. */
export interface Decisions {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly trueNegatives: number;
  readonly falseNegatives: number;
}

/** The one rule by which a score becomes a decision: a score ≥ threshold is a match. */
export function isMatch(score: number, threshold: number): boolean {
  return score >= threshold;
}

/** Counts the decisions at a threshold. */
export function countDecisions(scores: ArrayLike<number>, labels: ArrayLike<number>, threshold: number): Decisions {
  checkLabels(labels, scores.length);
  let truePositives = 0;
  let falsePositives = 0;
  let positives = 0;
  for (let i = 0; i < scores.length; i++) {
    if (Number.isNaN(scores[i])) {
      throw new GemelError('bad-input', `evaluation: expected a finite score, found NaN (pair ${i + 1})`);
    }
    positives += labels[i];
    if (!isMatch(scores[i], threshold)) continue;
    if (labels[i] === 1) truePositives++;
    else falsePositives++;
  }
  return {
    truePositives,
    falsePositives,
    trueNegatives: scores.length - positives - falsePositives,
    falseNegatives: positives - truePositives,
  };
}

/** The share of right decisions; NaN for no pairs. */
export function accuracy({ truePositives, falsePositives, trueNegatives, falseNegatives }: Decisions): number {
  return (truePositives + trueNegatives) / (truePositives + falsePositives + trueNegatives + falseNegatives);
}

/** Of the pairs called a match, the share that is one; 0 where none is called a match, as in scikit-learn. */
export function precision({ truePositives, falsePositives }: Decisions): number {
  return truePositives / Math.max(truePositives + falsePositives, 1);
}

/** Of the matches, the share that is found; NaN where there are none. */
export function recall({ truePositives, falseNegatives }: Decisions): number {
  return truePositives / (truePositives + falseNegatives);
}

/** The harmonic mean of precision and recall, `2·TP / (2·TP + FP + FN)`; NaN where there are no matches. */
export function f1({ truePositives, falsePositives, falseNegatives }: Decisions): number {
  if (truePositives + falseNegatives === 0) return Number.NaN;
  return (2 * truePositives) / (2 * truePositives + falsePositives + falseNegatives);
}
