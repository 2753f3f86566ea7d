/** Equal error rate: where as many matches are refused as non-matches are let through. What verification is judged by. */
import { rankScores } from './ranking.ts';

/**
 * The error rate at the threshold where both kinds of error are equally frequent: the share of non-matches called a match (false match rate) and the
 * share of matches called none (false non-match rate). 0 is perfect, guessing gets 0.5.
 *
 * It is where the ROC curve, drawn straight from one cut-off to the next, meets the line `false match rate = 1 − true match rate`. Between two cut-offs
 * lie the rates of choosing one or the other of them by chance (Fawcett 2006); pairs of one score share a cut-off, so a tie of matches and non-matches is
 * a slanting piece of the curve. There is exactly one such point, and it depends on the order of the scores alone. The verification of faces and
 * signatures reports it beside accuracy (ISO/IEC 19795-1), as it needs no threshold.
 *
 * NaN where only one label occurs.
 *
 * @example
 * equalErrorRate([0.9, 0.8, 0.6, 0.5, 0.4, 0.1], [1, 1, 0, 1, 0, 0]); // 1 of 3 = 0.3333…
 */
export function equalErrorRate(scores: ArrayLike<number>, labels: ArrayLike<number>): number {
  const { positives, negatives, truePositives, falsePositives } = rankScores(scores, labels);
  if (positives === 0 || negatives === 0) return Number.NaN;
  // False match rate less false non-match rate, times positives · negatives so that it is a whole number: from below 0 to above.
  const excessAt = (k: number) => falsePositives[k] * positives - (positives - truePositives[k]) * negatives;
  const k = truePositives.findIndex((_, cutoff) => excessAt(cutoff) >= 0);
  const [falseBefore, before] = k === 0 ? [0, -positives * negatives] : [falsePositives[k - 1], excessAt(k - 1)];
  const way = -before / (excessAt(k) - before);
  return (falseBefore + way * (falsePositives[k] - falseBefore)) / negatives;
}
