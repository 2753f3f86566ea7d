/** The result in plain language: the paragraph that opens the report and the model card. */

import { isMatch } from '../evaluation/decisions.ts';
import type { ThresholdChoice } from '../evaluation/threshold.ts';
import { formatCount, formatCounted, formatPercent } from './numbers.ts';
import type { SplitEvaluation } from './report.ts';
import { shareOfMatches } from './slice.ts';

/** Three sentences at most: how often it is right, what a "match" from it is worth, and what to expect on texts it has never seen. */
export function describeVerdict(evaluation: SplitEvaluation): string[] {
  if (evaluation.pairs.length === 0)
    return [`The ${evaluation.split} split has no pairs, so nothing is known of the matcher.`];
  return [describeDecisions(evaluation), describeMatches(evaluation), describeUnseen(evaluation)];
}

function describeDecisions({ split, metrics, pairs }: SplitEvaluation): string {
  const share = shareOfMatches(pairs.map(({ label }) => label));
  const [always, right] = share > 0.5 ? ['match', share] : ['no match', 1 - share];
  return `On ${formatCounted(metrics.pairs, 'pair')} that it was not trained on (${split}), the matcher decides ${formatPercent(metrics.accuracy)} correctly; always answering “${always}” would be right for ${formatPercent(right)}.`;
}

function describeMatches({ metrics, scores }: SplitEvaluation): string {
  if (!Number.isFinite(metrics.recall)) return 'No pair is labelled a match, so nothing is known of how many it finds.';
  if (!Array.from(scores).some((score) => isMatch(score, metrics.threshold))) return 'It never says “match”.';
  return `When it says “match”, it is right ${formatPercent(metrics.precision)} of the time, and it finds ${formatPercent(metrics.recall)} of all matches.`;
}

function describeUnseen({ metrics: { unseen, ...whole } }: SplitEvaluation): string {
  if (unseen.pairs === 0) {
    return 'Every pair shares a text with the training files, so nothing here says how it does on new texts.';
  }
  if (unseen.pairs === whole.pairs)
    return 'None of these texts occurs in the training files, so the figures hold for new texts.';
  const decided = `On the ${formatCount(unseen.pairs)} of these pairs neither of whose texts occurs in the training files, it decides ${formatPercent(unseen.accuracy)} correctly`;
  if (!Number.isFinite(unseen.averagePrecision)) return `${decided}.`;
  return `${decided}, and its average precision is ${formatPercent(unseen.averagePrecision)} (all pairs: ${formatPercent(whole.averagePrecision)}): that is what to expect of new texts.`;
}

/** The leakage line: how much of the evaluation occurs in the training files. */
export function describeLeakage({ metrics: { leakage } }: SplitEvaluation): string {
  const { texts, seenTexts, pairs, seenPairs, unseenPairs } = leakage;
  if (seenTexts === 0) return `None of the ${formatCount(texts)} texts evaluated here occurs in the training files.`;
  const touched = pairs - unseenPairs;
  const repeated =
    seenPairs === undefined
      ? ''
      : ` ${formatCounted(seenPairs, 'pair')} occur${seenPairs === 1 ? 's' : ''} there as a pair.`;
  return `${formatCount(seenTexts)} of the ${formatCount(texts)} texts evaluated here (${formatPercent(seenTexts / texts)}) occur in the training files, and so do one or both texts of ${formatCount(touched)} of the ${formatCount(pairs)} pairs (${formatPercent(touched / pairs)}).${repeated}`;
}

/** What the threshold was chosen for, and whether it got there. */
export function describeThreshold({ goal, value, reached }: Omit<ThresholdChoice, 'threshold'>): string {
  const [measure, target] = goal.split('=');
  const got = formatPercent(value);
  if (target === undefined) return `chosen on dev for the best ${measure === 'f1' ? 'F1' : measure} (${got})`;
  const wanted = `a ${measure} of at least ${formatPercent(Number(target), 0)}`;
  return reached
    ? `chosen on dev for ${wanted} (${got})`
    : `chosen on dev for ${wanted}, which is out of reach: ${got} is the nearest`;
}
