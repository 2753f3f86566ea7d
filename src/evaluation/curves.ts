/** The precision–recall and ROC curves as points to draw: every trade-off that a threshold could choose. */
import { type Ranking, rankScores } from './ranking.ts';

/** One cut-off: calling a match every score ≥ `threshold`. */
export interface PrecisionRecallPoint {
  readonly threshold: number;
  readonly precision: number;
  readonly recall: number;
}

/** One cut-off: calling a match every score ≥ `threshold`. */
export interface RocPoint {
  readonly threshold: number;
  /** The share of non-matches called a match. */
  readonly falsePositiveRate: number;
  /** The share of matches called a match: recall. */
  readonly truePositiveRate: number;
}

/**
 * From the strictest cut-off to the loosest, so recall never falls; at most `limit` points, the ends always among them.
 * Empty where no pair is labelled a match.
 */
export function precisionRecallCurve(
  scores: ArrayLike<number>,
  labels: ArrayLike<number>,
  limit = 400,
): PrecisionRecallPoint[] {
  const ranking = rankScores(scores, labels);
  if (ranking.positives === 0) return [];
  return thinCutoffs(ranking, limit).map((k) => ({
    threshold: ranking.scores[k],
    precision: ranking.truePositives[k] / (ranking.truePositives[k] + ranking.falsePositives[k]),
    recall: ranking.truePositives[k] / ranking.positives,
  }));
}

/**
 * From (0, 0), where nothing is called a match (threshold Infinity), to (1, 1); at most `limit` cut-offs between them.
 * Empty where only one label occurs.
 */
export function rocCurve(scores: ArrayLike<number>, labels: ArrayLike<number>, limit = 400): RocPoint[] {
  const ranking = rankScores(scores, labels);
  if (ranking.positives === 0 || ranking.negatives === 0) return [];
  const points = thinCutoffs(ranking, limit).map((k) => ({
    threshold: ranking.scores[k],
    falsePositiveRate: ranking.falsePositives[k] / ranking.negatives,
    truePositiveRate: ranking.truePositives[k] / ranking.positives,
  }));
  return [{ threshold: Infinity, falsePositiveRate: 0, truePositiveRate: 0 }, ...points];
}

/**
 * Cut-offs evenly spread along the curve rather than along the list: each next one moves at least 1/limit of the way from
 * none to all of the matches and non-matches, so a long flat tail does not use up the points.
 */
function thinCutoffs({ positives, negatives, truePositives, falsePositives }: Ranking, limit: number): number[] {
  const last = truePositives.length - 1;
  if (last < limit) return Array.from(truePositives, (_, k) => k);
  const way = (k: number) => (truePositives[k] / positives + falsePositives[k] / Math.max(negatives, 1)) / 2;
  const kept = [0];
  for (let k = 1; k < last; k++) {
    if (way(k) >= (kept.length / (limit - 1)) * way(last)) kept.push(k);
  }
  return [...kept, last];
}
