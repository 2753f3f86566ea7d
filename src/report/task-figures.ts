/** What the figures of a card mean, task by task, for readers who meet them for the first time. Markdown. */
import type { Task } from '../data/task.ts';
import { unreachable } from '../errors.ts';
import { formatDigits } from './numbers.ts';

/** What the figures of match or no match mean where the task is another. */
export function describeBinary(task: Task, toPlain: (text: string) => string): string | undefined {
  const figures = '*Accuracy* and what stands below it read every label as match or no match';
  switch (task.kind) {
    case 'graded':
      return `${figures}: a grade of at least ${formatDigits((task.lowest + task.highest) / 2)} is a match.`;
    case 'classes':
      return `${figures}: “${toPlain(task.names[0])}” is none, every other class is a match.`;
    case 'ranking':
      return `${figures}, whatever the question, and so say little of how candidates of one question are ordered.`;
    case 'match':
    case 'retrieval':
      return undefined;
    default:
      return unreachable(task);
  }
}

/** What the figures that decide are. */
export function describeFigures(task: Task): string {
  const averagePrecision =
    '*Average precision*: how pure the top of the list is when the pairs are sorted by score; guessing gets the share of matches';
  switch (task.kind) {
    case 'match':
      return `${averagePrecision}.`;
    case 'ranking':
      return '*MAP*: the mean of the questions’ average precision. *MRR*: the mean of 1 divided by the rank of the first right answer. *Precision at 1*: how often the first answer is right.';
    case 'graded':
      return '*Pearson*, *Spearman*: how well the scores, or their order, follow the grades; 1 is perfect, guessing gets 0.';
    case 'classes':
      return '*Weighted score*: telling whether a pair matches at all earns a quarter, its exact class the rest (FNC-1). *Macro-F1*: the mean F1 of the classes.';
    case 'retrieval':
      return `*Recall at k*: how many items find one that is theirs among the first k of all items of the other side. ${averagePrecision}.`;
    default:
      return unreachable(task);
  }
}
