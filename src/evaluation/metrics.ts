/** What is said of a matcher's decisions on labelled pairs. */
import { averagePrecision } from './average-precision.ts';
import { accuracy, countDecisions, f1, precision, recall } from './decisions.ts';
import { equalErrorRate } from './equal-error-rate.ts';
import { logLoss } from './log-loss.ts';
import { rocAuc } from './roc-auc.ts';

/** The keys are the JSON contract of `gemel evaluate`. */
export interface BinaryMetrics {
  readonly pairs: number;
  readonly accuracy: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly averagePrecision: number;
  readonly rocAuc: number;
  readonly equalErrorRate: number;
  readonly logLoss: number;
  readonly threshold: number;
}

/** Scored pairs as parallel arrays, and the threshold that decides them. */
export interface ScoredLabels {
  /** B, higher means more alike. */
  readonly scores: ArrayLike<number>;
  /** B, calibrated, in 0..1. */
  readonly probabilities: ArrayLike<number>;
  /** B, 0 or 1. */
  readonly labels: ArrayLike<number>;
  readonly threshold: number;
}

/**
 * Every measure of one set of scored pairs. What the labels cannot answer (recall without a match, ROC-AUC with one label only,
 * anything of no pairs) is NaN, which JSON writes as `null` and the tables as a dash: never a number that looks like a result.
 *
 * @example
 * const metrics = binaryMetrics({ scores: [0.9, 0.2], probabilities: [0.8, 0.3], labels: [1, 0], threshold: 0.5 });
 * metrics.accuracy; // 1
 */
export function binaryMetrics({ scores, probabilities, labels, threshold }: ScoredLabels): BinaryMetrics {
  const decisions = countDecisions(scores, labels, threshold);
  return {
    pairs: scores.length,
    accuracy: accuracy(decisions),
    precision: scores.length === 0 ? Number.NaN : precision(decisions),
    recall: recall(decisions),
    f1: f1(decisions),
    averagePrecision: averagePrecision(scores, labels),
    rocAuc: rocAuc(scores, labels),
    equalErrorRate: equalErrorRate(scores, labels),
    logLoss: logLoss(probabilities, labels),
    threshold,
  };
}
