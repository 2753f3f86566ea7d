/** The scores and labels of an evaluation, or of a part of it, as the metrics take them. */
import type { SplitEvaluation } from './report.ts';

export function labelledScores({ pairs, scores }: SplitEvaluation, positions?: readonly number[]) {
  const kept = positions ?? pairs.map((_, i) => i);
  return { scores: kept.map((i) => scores[i]), labels: kept.map((i) => pairs[i].label) };
}

/** What guessing gets as precision, and as average precision. */
export function shareOfMatches(labels: readonly number[]): number {
  return labels.filter((label) => label === 1).length / labels.length;
}

/** Whether the unseen pairs are worth a line of their own: some, but not all. */
export function hasUnseenSlice({ unseen, pairs }: SplitEvaluation): boolean {
  return unseen.length > 0 && unseen.length < pairs.length;
}
