import { expect, it } from 'vitest';
import type { Task } from '../../src/data/task.ts';
import { defaultMetric, taskMetrics } from '../../src/evaluation/task-metrics.ts';

const graded: Task = { kind: 'graded', lowest: 0, highest: 5 };
const classes: Task = { kind: 'classes', names: ['unrelated', 'agrees', 'denies'] };
const pairsOf = (...labels: number[]) => labels.map((label, i) => ({ left: `q${i % 2}`, right: `a${i}`, label }));

it('ranks the candidates of each left side', () => {
  const metrics = taskMetrics({ kind: 'ranking' }, { pairs: pairsOf(1, 0, 0, 1), scores: [0.9, 0.8, 0.1, 0.2] });
  // q0: first; q1: second of two.
  expect(metrics).toEqual({
    questions: 2,
    map: 0.75,
    mrr: 0.75,
    precisionAt1: 0.5,
    ndcgAt10: expect.closeTo(0.8155, 4),
  });
});

it('correlates with grades', () => {
  const metrics = taskMetrics(graded, { pairs: pairsOf(0, 0.5, 1), scores: [0.1, 0.2, 0.6] });
  expect(metrics).toEqual({ pearson: expect.closeTo(0.9449, 4), spearman: 1 });
});

it('tells classes apart', () => {
  const classScores = [3, 1, 1, 0, 1, 2, 0, 1, 2];
  const metrics = taskMetrics(classes, { pairs: pairsOf(0, 1, 2), scores: [0, 1, 1], classScores });
  expect(metrics).toEqual({
    weightedScore: (0.25 + 0.25 + 1) / 2.25,
    macroF1: expect.closeTo((1 + 0 + 2 / 3) / 3, 12),
    classAccuracy: 2 / 3,
  });
});

it('has nothing to add for matches and retrieval, nor for classes without class scores', () => {
  const judged = { pairs: pairsOf(0, 1), scores: [0, 1] };
  for (const task of [{ kind: 'match' }, { kind: 'retrieval' }, classes] as const) {
    expect(taskMetrics(task, judged)).toEqual({});
  }
});

it('refuses class scores of another number of classes', () => {
  const judged = { pairs: pairsOf(0, 1), scores: [0, 1], classScores: [0, 1, 1, 0] };
  expect(() => taskMetrics(classes, judged)).toThrow('3 scores for each of 2 pairs, found 4');
});

it('chooses epochs by a metric that the task has', () => {
  const scores = [0.1, 0.9, 0.4];
  const classScores = [1, 0, 0, 0, 1, 0, 0, 0, 1];
  for (const task of [{ kind: 'ranking' }, graded, classes] as const) {
    const metrics = taskMetrics(task, { pairs: pairsOf(0, 1, 0), scores, classScores });
    expect(Object.keys(metrics)).toContain(defaultMetric(task));
  }
  expect(defaultMetric({ kind: 'match' })).toBe('averagePrecision');
  expect(defaultMetric({ kind: 'retrieval' })).toBe('averagePrecision');
});
