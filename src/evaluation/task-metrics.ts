/** The metrics by which each kind of task is judged, beside the binary ones that all of them have. */
import type { Pair } from '../data/pair.ts';
import type { Task } from '../data/task.ts';
import { GemelError, unreachable } from '../errors.ts';
import { rankingMetrics } from './answer-ranking.ts';
import { classAccuracy, confusionMatrix, decideClasses, macroF1, weightedScore } from './classes.ts';
import { pearson, spearman } from './graded.ts';

/** Labelled pairs as a matcher sees them. */
export interface JudgedPairs {
  readonly pairs: readonly Pair[];
  /** B, higher means more alike. */
  readonly scores: ArrayLike<number>;
  /** B×K, where the matcher tells K classes apart. */
  readonly classScores?: ArrayLike<number>;
}

/**
 * What is said of a matcher beside the binary metrics; the keys are the JSON contract. Retrieval is judged by `retrievalMetrics`, which
 * needs more than the labelled pairs. A matcher without class scores says nothing of classes.
 *
 * @throws GemelError `bad-input` for class scores that are not K for each pair.
 *
 * @example
 * const pairs = [0, 0.5, 1].map((label) => ({ left: 'a', right: 'b', label }));
 * taskMetrics({ kind: 'graded', lowest: 0, highest: 5 }, { pairs, scores: [0.1, 0.2, 0.6] }); // { pearson: 0.9449…, spearman: 1 }
 */
export function taskMetrics(task: Task, { pairs, scores, classScores }: JudgedPairs): Record<string, number> {
  const labels = pairs.map(({ label }) => label);
  switch (task.kind) {
    case 'match':
    case 'retrieval':
      return {};
    case 'ranking':
      return { ...rankingMetrics({ groups: pairs.map(({ left }) => left), scores, labels }) };
    case 'graded':
      return { pearson: pearson(scores, labels), spearman: spearman(scores, labels) };
    case 'classes':
      return classScores === undefined ? {} : classMetrics({ classScores, labels, classes: task.names.length });
    default:
      return unreachable(task);
  }
}

/** The metric by which the best epoch is chosen, where none is asked for: that of the papers on such a task. */
export function defaultMetric(task: Task): string {
  switch (task.kind) {
    case 'match':
    case 'retrieval':
      return 'averagePrecision';
    case 'ranking':
      return 'map';
    case 'graded':
      return 'spearman';
    case 'classes':
      return 'weightedScore';
    default:
      return unreachable(task);
  }
}

function classMetrics({
  classScores,
  labels,
  classes,
}: {
  readonly classScores: ArrayLike<number>;
  readonly labels: readonly number[];
  readonly classes: number;
}) {
  if (classScores.length !== labels.length * classes) {
    throw new GemelError(
      'bad-input',
      `classes: expected ${classes} scores for each of ${labels.length} pairs, found ${classScores.length} in all`,
    );
  }
  const matrix = confusionMatrix({ decisions: decideClasses(classScores, classes), labels, classes });
  return { weightedScore: weightedScore(matrix), macroF1: macroF1(matrix), classAccuracy: classAccuracy(matrix) };
}
