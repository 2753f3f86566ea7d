import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalErrorRate } from '../../src/evaluation/equal-error-rate.ts';
import { binaryMetrics } from '../../src/evaluation/metrics.ts';
import { Random } from '../../src/random.ts';
import { labelledScores } from './labelled-scores.ts';

describe('by hand', () => {
  it.each([
    { name: 'perfect', scores: [0.9, 0.8, 0.2, 0.1], labels: [1, 1, 0, 0], expected: 0 },
    { name: 'the wrong way round', scores: [0.9, 0.8, 0.2, 0.1], labels: [0, 0, 1, 1], expected: 1 },
    { name: 'a cut-off where both rates are 1/2', scores: [4, 3, 2, 1], labels: [1, 0, 1, 0], expected: 1 / 2 },
    // Cut-offs: (0, 1), (0, 1/2), (1/3, 1/2), (1/3, 0) as false match and false non-match rate; between the last two it is 1/3.
    { name: 'on an upright piece', scores: [5, 4, 3, 2, 1], labels: [1, 0, 1, 0, 0], expected: 1 / 3 },
    // (0, 1/3), (1/2, 1/3): on a level piece it is the false non-match rate.
    { name: 'on a level piece', scores: [5, 4, 3, 2, 1], labels: [1, 1, 0, 1, 0], expected: 1 / 3 },
    // (0, 1/2) to (1/2, 0): half-way.
    { name: 'a tie of a match and another', scores: [3, 2, 2, 1], labels: [1, 1, 0, 0], expected: 1 / 4 },
    // (0, 1) to (1, 0).
    { name: 'one score for all', scores: [7, 7, 7], labels: [1, 0, 0], expected: 1 / 2 },
    // (0, 2/3) to (1, 0): x = 2/3 − 2/3·x.
    { name: 'a slanting piece of three', scores: [2, 1, 1, 1], labels: [1, 1, 1, 0], expected: 2 / 5 },
  ])('$name', ({ scores, labels, expected }) => {
    expect(equalErrorRate(scores, labels)).toBeCloseTo(expected, 14);
  });

  it('is NaN where one label is missing, which JSON writes as null', () => {
    expect(equalErrorRate([], [])).toBeNaN();
    expect(equalErrorRate([1, 2], [1, 1])).toBeNaN();
    const metrics = binaryMetrics({ scores: [1], probabilities: [1], labels: [0], threshold: 1 });
    expect(JSON.parse(JSON.stringify(metrics)).equalErrorRate).toBeNull();
  });
});

describe('properties', () => {
  it('is the same for any increasing transformation, and for the labels exchanged and the scores negated', () => {
    fc.assert(
      fc.property(labelledScores(), ({ scores, labels }) => {
        const value = equalErrorRate(scores, labels);
        const cubed = scores.map((score) => 3 * score ** 3 - 5);
        expect(equalErrorRate(cubed, labels)).toBe(value);
        const negated = scores.map((score) => -score);
        const exchanged = labels.map((label) => 1 - label);
        expect(equalErrorRate(negated, exchanged)).toBeCloseTo(value, 12);
        expect(equalErrorRate(negated, labels)).toBeCloseTo(1 - value, 12);
      }),
    );
  });

  it('lies between both rates on either side of every threshold', () => {
    fc.assert(
      fc.property(labelledScores(), ({ scores, labels }) => {
        const value = equalErrorRate(scores, labels);
        const share = (label: number, wrong: (score: number) => boolean) => {
          const own = scores.filter((_, i) => labels[i] === label);
          return own.filter(wrong).length / own.length;
        };
        for (const threshold of scores) {
          const falseMatch = share(0, (score) => score >= threshold);
          const falseNonMatch = share(1, (score) => score < threshold);
          expect(value).toBeGreaterThanOrEqual(Math.min(falseMatch, falseNonMatch) - 1e-12);
          expect(value).toBeLessThanOrEqual(Math.max(falseMatch, falseNonMatch) + 1e-12);
        }
      }),
    );
  });

  it('is about a half for scores that know nothing', () => {
    const random = Random.fromSeed(3);
    const scores = Array.from({ length: 4000 }, () => random.uniform());
    const labels = scores.map(() => random.integer(4) === 0);
    expect(Math.abs(equalErrorRate(scores, labels.map(Number)) - 0.5)).toBeLessThan(0.03);
  });
});
