/** What a matcher is for and how good it is, in the terms of its task. Where the task is match or no match, `verdict.ts` says it. */
import type { Task } from '../data/task.ts';
import { unreachable } from '../errors.ts';
import { formatCount, formatCounted, formatMetric, metricName } from './numbers.ts';
import type { SplitEvaluation } from './report.ts';
import { describeVerdict } from './verdict.ts';

/**
 * One sentence on what it does.
 *
 * @example
 * describeTask({ kind: 'match' }); // 'Says of two texts whether they match.'
 */
export function describeTask(task: Task): string {
  switch (task.kind) {
    case 'match':
      return 'Says of two texts whether they match.';
    case 'ranking':
      return 'Says how well one text answers another, and so ranks the candidate answers of a question.';
    case 'graded':
      return `Says of two texts how alike they are; learned from grades between ${task.lowest} and ${task.highest}, and its scores rise with them.`;
    case 'classes':
      return `Says of two texts which of these holds: ${task.names.join(', ')}.`;
    case 'retrieval':
      return 'Finds among many items of one side, such as pictures, those that belong to an item of the other, such as captions.';
    default:
      return unreachable(task);
  }
}

/** A few sentences on how good it is. */
export function describeTaskVerdict(task: Task, evaluation: SplitEvaluation): string[] {
  const { split, pairs, byTask } = evaluation;
  const judged = `that it was not trained on (${split})`;
  const shown = (key: string, of = byTask) => formatMetric(key, of[key]);
  if (pairs.length === 0) return describeVerdict(evaluation);
  switch (task.kind) {
    case 'match':
      return describeVerdict(evaluation);
    case 'ranking':
      if (!(byTask.questions > 0)) return ['No question has a right answer, so nothing is known of its rankings.'];
      return [
        `Of ${formatCounted(byTask.questions, 'question')} with a right answer ${judged}, it puts one first for ${shown('precisionAt1')}; the mean average precision of its rankings is ${shown('map')}.`,
        describeNew(evaluation, 'map'),
      ];
    case 'graded':
      return [
        `On ${formatCounted(pairs.length, 'pair')} ${judged}, its scores follow the grades with a rank correlation (Spearman) of ${shown('spearman')}, where 1 is the same order and 0 none.`,
        describeNew(evaluation, 'spearman'),
      ];
    case 'classes':
      if (!Object.hasOwn(byTask, 'classAccuracy')) return describeVerdict(evaluation);
      return [
        `Of ${formatCounted(pairs.length, 'pair')} ${judged}, ${shown('classAccuracy')} get the right one of ${task.names.length} classes; each class counting alike, whether rare or frequent, its F1 is ${shown('macroF1')}.`,
        describeNew(evaluation, 'macroF1'),
      ];
    case 'retrieval': {
      const { retrieval } = evaluation;
      if (!retrieval) return describeVerdict(evaluation);
      const { leftToRight: there, rightToLeft: back } = retrieval;
      return [
        `Given one of ${formatCount(there.items)} left items ${judged}, it puts a right item that belongs to it first of all in ${formatMetric('recallAt1', there.recallAt1)} of the cases and among the first ten in ${formatMetric('recallAt10', there.recallAt10)}; given one of ${formatCount(back.items)} right items, in ${formatMetric('recallAt1', back.recallAt1)} and ${formatMetric('recallAt10', back.recallAt10)}.`,
      ];
    }
    default:
      return unreachable(task);
  }
}

/** What to expect of texts that training has not seen. */
function describeNew({ pairs, unseen, byTask, byTaskUnseen }: SplitEvaluation, key: string): string {
  if (unseen.length === 0)
    return 'Every pair shares a text with the training files, so nothing here says how it does on new texts.';
  if (unseen.length === pairs.length)
    return 'None of these texts occurs in the training files, so the figures hold for new texts.';
  const left = byTask.questions === undefined ? unseen.length : byTaskUnseen.questions;
  const kept = byTask.questions === undefined ? formatCounted(left, 'pair') : formatCounted(left, 'question');
  const apart = 'Leaving out the pairs that share a text with the training files';
  if (left < FEWEST) return `${apart}, only ${kept} remain: too few to say how it does on new texts.`;
  return `${apart}, ${kept} remain, and its ${metricName(key)} on them is ${formatMetric(key, byTaskUnseen[key])} (on all: ${formatMetric(key, byTask[key])}): that is what to expect of new texts.`;
}

/** Fewer say nothing. */
const FEWEST = 30;
