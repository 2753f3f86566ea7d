import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accuracy, countDecisions, f1, precision, recall } from '../../src/evaluation/decisions.ts';
import { formatGoal, parseGoal } from '../../src/evaluation/goal.ts';
import { chooseThreshold } from '../../src/evaluation/threshold.ts';
import { labelledScores } from './labelled-scores.ts';

const scores = [0.9, 0.8, 0.6, 0.5, 0.2];
const labels = [1, 0, 1, 1, 0];

describe('chooseThreshold', () => {
  it.each([
    ['accuracy', { threshold: 0.35, goal: 'accuracy', value: 0.8, reached: true }],
    ['f1', { threshold: 0.35, goal: 'f1', value: 6 / 7, reached: true }],
    ['precision=0.7', { threshold: 0.35, goal: 'precision=0.7', value: 0.75, reached: true }],
    ['precision=0.9', { threshold: 0.85, goal: 'precision=0.9', value: 1, reached: true }],
    ['recall=0.3', { threshold: 0.85, goal: 'recall=0.3', value: 1 / 3, reached: true }],
    ['recall=0.9', { threshold: 0.35, goal: 'recall=0.9', value: 1, reached: true }],
  ])('%s', (goal, expected) => {
    const choice = chooseThreshold(scores, labels, parseGoal(goal));
    expect(choice).toEqual({ ...expected, threshold: expect.closeTo(expected.threshold, 12) });
  });

  it('says that a precision is out of reach, and gives the nearest', () => {
    const choice = chooseThreshold([0.9, 0.9, 0.5, 0.1], [1, 0, 0, 0], parseGoal('precision=0.9'));
    expect(choice).toEqual({ threshold: 0.7, goal: 'precision=0.9', value: 0.5, reached: false });
  });

  it('may call everything or nothing a match', () => {
    expect(chooseThreshold([0.2, 0.4], [1, 1]).threshold).toBeLessThanOrEqual(0.2);
    expect(chooseThreshold([0.2, 0.4], [0, 0]).threshold).toBeGreaterThan(0.4);
    expect(chooseThreshold([0.3], [1]).threshold).toBeLessThanOrEqual(0.3);
    expect(chooseThreshold([0.3], [0]).threshold).toBeGreaterThan(0.3);
  });

  it('separates neighbouring floating-point numbers', () => {
    const upper = 1 + Number.EPSILON;
    expect(chooseThreshold([1, upper], [0, 1])).toMatchObject({ threshold: upper, value: 1 });
  });

  it('refuses no pairs, and a goal that needs matches where there are none', () => {
    expect(() => chooseThreshold([], [])).toThrow('found none');
    expect(() => chooseThreshold([0.1], [0], { measure: 'f1' })).toThrow('use accuracy');
  });

  it('is at least as good as any other threshold, and states its value truly', () => {
    fc.assert(
      fc.property(labelledScores(), fc.integer({ min: -12, max: 12 }), (data, quarter) => {
        const best = chooseThreshold(data.scores, data.labels);
        expect(accuracy(countDecisions(data.scores, data.labels, best.threshold))).toBe(best.value);
        expect(accuracy(countDecisions(data.scores, data.labels, quarter / 4))).toBeLessThanOrEqual(best.value);

        const balanced = chooseThreshold(data.scores, data.labels, { measure: 'f1' });
        expect(f1(countDecisions(data.scores, data.labels, balanced.threshold))).toBe(balanced.value);

        const sure = chooseThreshold(data.scores, data.labels, { measure: 'precision', atLeast: 0.8 });
        const decided = countDecisions(data.scores, data.labels, sure.threshold);
        expect(precision(decided)).toBe(sure.value);
        const other = countDecisions(data.scores, data.labels, quarter / 4);
        if (precision(other) >= 0.8) expect(recall(other)).toBeLessThanOrEqual(sure.reached ? recall(decided) : -1);
      }),
    );
  });
});

describe('goal', () => {
  it.each(['accuracy', 'f1', 'precision=0.9', 'recall=0.95', 'precision=1'])('reads and writes %s', (text) => {
    expect(formatGoal(parseGoal(text))).toBe(text);
  });

  it.each(['', 'speed', 'precision', 'precision=', 'recall=0', 'recall=1.5', 'precision=90%', 'f1=0.5'])(
    'refuses "%s"',
    (text) => {
      expect(() => parseGoal(text)).toThrow(`found "${text}"`);
    },
  );
});
