/** The metrics by which systems are compared on a task, ready to be measured on any number of resamples. */
import type { Pair } from '../data/pair.ts';
import { isMatchLabel, type Task } from '../data/task.ts';
import { unreachable } from '../errors.ts';
import { questionMetrics } from './answer-ranking.ts';
import { confusionMatrix, decideClasses, macroF1, weightedScore } from './classes.ts';
import type { ResampledMetric } from './paired-bootstrap.ts';
import { resampledAveragePrecision, resampledMean, resampledSpearman } from './resampled-metrics.ts';

/** What one run of a system says of the test pairs. */
export interface Predictions {
  /** B, higher means more alike. */
  readonly scores: ArrayLike<number>;
  /** B, 0 or 1: match or no match, by the threshold that was chosen on dev. */
  readonly decisions: ArrayLike<number>;
  /** B×K logits, where classes are told apart. */
  readonly classes?: ArrayLike<number>;
}

export interface TestPairs {
  readonly task: Task;
  readonly pairs: readonly Pair[];
  /** Positions of the pairs neither of whose sides training has seen. */
  readonly unseen: readonly number[];
}

/** What is drawn independently: pairs, or the questions of a ranking with all their candidates. */
export function unitsOf({ task, pairs }: TestPairs): number {
  if (task.kind !== 'ranking') return pairs.length;
  const labels = pairs.map(({ label }) => label);
  return questionMetrics({ groups: pairs.map(({ left }) => left), scores: labels, labels }).questions.length;
}

/** The metrics of one run by name; the first is the one that decides. */
export function systemMetrics(
  test: TestPairs,
  { scores, decisions, classes }: Predictions,
): Record<string, ResampledMetric> {
  const { task, pairs, unseen } = test;
  const labels = pairs.map(({ label }) => label);
  const matches = labels.map((label) => Number(isMatchLabel(label, task)));
  const accuracy = () => resampledMean(matches.map((match, i) => (match === decisions[i] ? 1 : 0)));
  switch (task.kind) {
    case 'match':
    case 'retrieval':
      return {
        averagePrecision: resampledAveragePrecision(scores, matches),
        ...(unseen.length > 0 &&
          unseen.length < pairs.length && { unseenAveragePrecision: ofRows(unseen, { scores, matches }) }),
        accuracy: accuracy(),
      };
    case 'ranking': {
      const questions = questionMetrics({ groups: pairs.map(({ left }) => left), scores, labels });
      return {
        map: resampledMean(questions.averagePrecision),
        mrr: resampledMean(questions.reciprocalRank),
        precisionAt1: resampledMean(questions.precisionAt1),
      };
    }
    case 'graded':
      return { spearman: resampledSpearman(scores, labels) };
    case 'classes': {
      const K = task.names.length;
      const decided = classes ? decideClasses(classes, K) : Uint32Array.from(decisions);
      const matrixOf = (counts: Uint32Array) => confusionMatrix({ decisions: decided, labels, classes: K, counts });
      return {
        weightedScore: (counts) => weightedScore(matrixOf(counts)),
        macroF1: (counts) => macroF1(matrixOf(counts)),
        accuracy: accuracy(),
      };
    }
    default:
      return unreachable(task);
  }
}

/** Average precision of some rows alone. */
function ofRows(
  rows: readonly number[],
  { scores, matches }: { readonly scores: ArrayLike<number>; readonly matches: readonly number[] },
): ResampledMetric {
  const own = resampledAveragePrecision(
    rows.map((row) => scores[row]),
    rows.map((row) => matches[row]),
  );
  const kept = new Uint32Array(rows.length);
  return (counts) => {
    rows.forEach((row, i) => {
      kept[i] = counts[row];
    });
    return own(kept);
  };
}
