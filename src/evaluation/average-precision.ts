/** Average precision: how good the ranking is for somebody who reads it from the top. */
import { rankScores } from './ranking.ts';

/**
 * The area under the precision–recall steps, `Σₖ (Rₖ − Rₖ₋₁)·Pₖ` over the distinct scores from the highest down, without
 * interpolation: the definition of scikit-learn's `average_precision_score`. Tied scores are one cut-off, so the order of
 * the input never matters. A random ranking gets the share of matches.
 *
 * NaN where no pair is labelled a match: there is nothing to find.
 *
 * @example
 * averagePrecision([0.9, 0.8, 0.7], [1, 0, 1]); // 1/2·1 + 1/2·2/3 = 0.8333…
 */
export function averagePrecision(scores: ArrayLike<number>, labels: ArrayLike<number>): number {
  const { positives, truePositives, falsePositives } = rankScores(scores, labels);
  let sum = 0;
  let before = 0;
  for (let k = 0; k < truePositives.length; k++) {
    sum += (truePositives[k] - before) * (truePositives[k] / (truePositives[k] + falsePositives[k]));
    before = truePositives[k];
  }
  return positives === 0 ? Number.NaN : sum / positives;
}
