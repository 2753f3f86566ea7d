import { describe, expect, it } from 'vitest';
import { type Predictions, systemMetrics, type TestPairs, unitsOf } from '../../src/evaluation/system-metrics.ts';

const pair = (left: string, label: number) => ({ left, right: 'right', label });
const once = (test: TestPairs) => new Uint32Array(unitsOf(test)).fill(1);

function measure(test: TestPairs, predictions: Predictions, counts = once(test)): Record<string, number> {
  const metrics = Object.entries(systemMetrics(test, predictions));
  return Object.fromEntries(metrics.map(([name, metric]) => [name, metric(counts)]));
}

describe('match or no match', () => {
  const test: TestPairs = {
    task: { kind: 'match' },
    pairs: [pair('a', 1), pair('b', 0), pair('c', 1), pair('d', 0)],
    unseen: [1, 2],
  };
  const predictions = { scores: [0.9, 0.8, 0.7, 0.1], decisions: [1, 1, 1, 0] };

  it('is judged by average precision first, that of unseen rows alone, and accuracy', () => {
    const found = measure(test, predictions);
    expect(Object.keys(found)).toEqual(['averagePrecision', 'unseenAveragePrecision', 'accuracy']);
    expect(found.averagePrecision).toBeCloseTo((1 + 2 / 3) / 2, 12);
    // Of b and c, the match comes second.
    expect(found.unseenAveragePrecision).toBe(0.5);
    expect(found.accuracy).toBe(0.75);
  });

  it('counts each row of a resample as often as it was drawn', () => {
    const found = measure(test, predictions, Uint32Array.of(0, 1, 3, 0));
    expect(found.averagePrecision).toBe(0.75);
    expect(found.unseenAveragePrecision).toBe(0.75);
    expect(found.accuracy).toBe(0.75);
  });

  it.each([
    ['all', [0, 1, 2, 3]],
    ['none', []],
  ])('has no figure of unseen rows where %s are unseen', (_, unseen) => {
    expect(Object.keys(measure({ ...test, unseen }, predictions))).toEqual(['averagePrecision', 'accuracy']);
  });
});

describe('a ranking', () => {
  const test: TestPairs = {
    task: { kind: 'ranking' },
    pairs: [pair('p', 1), pair('q', 0), pair('q', 1), pair('unanswered', 0), pair('p', 0)],
    unseen: [],
  };
  const predictions = { scores: [0.2, 0.9, 0.8, 1, 0.1], decisions: [0, 0, 0, 0, 0] };

  it('has its answered questions for units', () => {
    expect(unitsOf(test)).toBe(2);
  });

  it('is judged by the means over them', () => {
    expect(measure(test, predictions)).toEqual({ map: 0.75, mrr: 0.75, precisionAt1: 0.5 });
    expect(measure(test, predictions, Uint32Array.of(0, 2))).toEqual({ map: 0.5, mrr: 0.5, precisionAt1: 0 });
  });
});

describe('grades', () => {
  it('are judged by rank correlation', () => {
    const pairs = [pair('a', 0), pair('b', 0.2), pair('c', 1)];
    const test: TestPairs = { task: { kind: 'graded', lowest: 0, highest: 5 }, pairs, unseen: [] };
    expect(unitsOf(test)).toBe(3);
    expect(measure(test, { scores: [1, 5, 9], decisions: [0, 0, 1] })).toEqual({ spearman: 1 });
    expect(measure(test, { scores: [5, 9, 1], decisions: [0, 0, 1] })).toEqual({ spearman: -0.5 });
  });
});

describe('classes', () => {
  const pairs = [pair('a', 0), pair('b', 1), pair('c', 2)];
  const test: TestPairs = {
    task: { kind: 'classes', names: ['none', 'some', 'much'] },
    pairs,
    unseen: [],
  };

  it('are judged by the class of the highest logit, and by match or no match', () => {
    const classes = [3, 1, 1, 0, 2, 1, 0, 2, 1];
    const found = measure(test, { scores: [0, 1, 1], decisions: [0, 1, 0], classes });
    expect(Object.keys(found)).toEqual(['weightedScore', 'macroF1', 'accuracy']);
    expect(found.weightedScore).toBeCloseTo((0.25 + 1 + 0.25) / 2.25, 12);
    expect(found.macroF1).toBeCloseTo((1 + 2 / 3 + 0) / 3, 12);
    expect(found.accuracy).toBeCloseTo(2 / 3, 12);
  });

  it('take a match for the first of them where no logits are there', () => {
    const found = measure(test, { scores: [0, 1, 1], decisions: [0, 1, 1] });
    expect(found.weightedScore).toBeCloseTo((0.25 + 1 + 0.25) / 2.25, 12);
    expect(found.accuracy).toBe(1);
  });
});
