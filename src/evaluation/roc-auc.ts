/** ROC-AUC: how often a match outscores a non-match, whatever the share of matches. */
import { rankScores } from './ranking.ts';

/**
 * The probability that a random match scores higher than a random non-match, a tie counting half (Mann–Whitney U divided by
 * the number of such pairs), which is the area under the ROC curve by trapezoids. Chance is 0.5.
 *
 * NaN where only one label occurs: there is nothing to compare.
 *
 * @example
 * rocAuc([0.9, 0.5, 0.5, 0.1], [1, 1, 0, 0]); // (1 + 1 + ½ + 1) / 4 = 0.875
 */
export function rocAuc(scores: ArrayLike<number>, labels: ArrayLike<number>): number {
  const { positives, negatives, truePositives, falsePositives } = rankScores(scores, labels);
  let won = 0;
  let matchesBefore = 0;
  let othersBefore = 0;
  for (let k = 0; k < truePositives.length; k++) {
    won += (falsePositives[k] - othersBefore) * (matchesBefore + (truePositives[k] - matchesBefore) / 2);
    matchesBefore = truePositives[k];
    othersBefore = falsePositives[k];
  }
  return positives === 0 || negatives === 0 ? Number.NaN : won / (positives * negatives);
}
