import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averageRanks, pearson, spearman } from '../../src/evaluation/graded.ts';
import { seededScores } from './labelled-scores.ts';

const values = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), { maxLength: 40 });

describe('by hand', () => {
  it('correlates scores with grades', () => {
    // Deviations −.2 −.1 .3 and −.5 0 .5: Σ products .25, Σ squares .14 and .5.
    expect(pearson([0.1, 0.2, 0.6], [0, 0.5, 1])).toBeCloseTo(0.25 / Math.sqrt(0.14 * 0.5), 14);
    expect(pearson([1, 2, 3], [6, 4, 2])).toBe(-1);
  });

  it('correlates ranks, ties sharing theirs', () => {
    expect(Array.from(averageRanks([7, 5, 7, 9]))).toEqual([2.5, 1, 2.5, 4]);
    // Ranks 1 2.5 2.5 4 against 1 2 3 4: deviations −1.5 0 0 1.5 and −1.5 −.5 .5 1.5.
    expect(spearman([0.1, 0.5, 0.5, 0.9], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 14);
  });
});

it('gives what SciPy 1.17.1 gives', () => {
  const { scores } = seededScores({ pairs: 500, levels: 12, seed: 7 });
  const others = seededScores({ pairs: 500, levels: 29, seed: 11 }).scores;
  const grades = scores.map((score, i) => (score + others[i]) / 2);
  expect(pearson(scores, grades)).toBeCloseTo(0.7212970756149958, 12);
  expect(spearman(scores, grades)).toBeCloseTo(0.7113514239199196, 12);
});

describe('properties', () => {
  it('both lie in −1…1 and do not ask which side is which', () => {
    fc.assert(
      fc.property(values, (pairs) => {
        const [left, right] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
        for (const measure of [pearson, spearman]) {
          const value = measure(left, right);
          expect(value).toEqual(measure(right, left));
          if (!Number.isNaN(value)) expect(Math.abs(value)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it("Pearson's ignores a rising line, Spearman's any rising curve", () => {
    fc.assert(
      fc.property(values, (pairs) => {
        const [left, right] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
        const line = left.map((value) => 3 * value + 5);
        const curve = left.map((value) => Math.exp(value));
        const expected = pearson(left, right);
        expect(pearson(line, right)).toEqual(Number.isNaN(expected) ? NaN : expect.closeTo(expected, 10));
        expect(spearman(curve, right)).toBe(spearman(left, right));
      }),
    );
  });
});

it.each([
  ['no pairs', [], []],
  ['one pair', [1], [1]],
  ['constant scores', [0.1, 0.1, 0.1], [1, 2, 3]],
  ['constant grades', [1, 2, 3], [0.1, 0.1, 0.1]],
])('is NaN for %s', (_, scores, grades) => {
  expect(pearson(scores, grades)).toBeNaN();
  expect(spearman(scores, grades)).toBeNaN();
});

it('refuses what is not finite, and lengths that differ', () => {
  expect(() => spearman([1, Number.NaN], [1, 2])).toThrow('finite score, found NaN (pair 2)');
  expect(() => pearson([1, 2], [1, Infinity])).toThrow('finite grade, found Infinity (pair 2)');
  expect(() => pearson([1, 2], [1])).toThrow('each of 2 pairs, found 1');
});
