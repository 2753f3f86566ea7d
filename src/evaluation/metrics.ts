/** What is said of a matcher's decisions on labelled pairs. */

/** The keys are the JSON contract of `gemel evaluate`. */
export interface BinaryMetrics {
  readonly pairs: number;
  readonly accuracy: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly averagePrecision: number;
  readonly rocAuc: number;
  readonly logLoss: number;
  readonly threshold: number;
}
