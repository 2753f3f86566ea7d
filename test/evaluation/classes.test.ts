import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classAccuracy, confusionMatrix, decideClasses, macroF1, weightedScore } from '../../src/evaluation/classes.ts';

// Rows: true class; columns: decided class. The first class is "no match".
const hand = [
  [6, 1, 0],
  [1, 2, 1],
  [0, 1, 3],
];

describe('by hand', () => {
  it('decides for the highest score, the first of equals', () => {
    expect(Array.from(decideClasses([0.1, 0.7, 0.2, 0.5, 0.3, 0.2, 1, 1, 1], 3))).toEqual([1, 0, 0]);
  });

  it('counts decisions, a pair as often as it is told', () => {
    const [decisions, labels] = [
      [0, 1, 1, 2],
      [0, 0, 1, 1],
    ];
    expect(confusionMatrix({ decisions, labels, classes: 3 })).toEqual([
      [1, 1, 0],
      [0, 1, 1],
      [0, 0, 0],
    ]);
    expect(confusionMatrix({ decisions, labels, classes: 3, counts: [2, 0, 1, 1] })[0]).toEqual([2, 0, 0]);
  });

  it('measures them', () => {
    expect(classAccuracy(hand)).toBe(11 / 15);
    // F1: 2·6/(7 + 7), 2·2/(4 + 4), 2·3/(4 + 4).
    expect(macroF1(hand)).toBeCloseTo((12 / 14 + 4 / 8 + 6 / 8) / 3, 14);
    // 6 none found: 1.5; 5 exact: 5; 2 matches of another class: 0.5; attainable 7·0.25 + 8.
    expect(weightedScore(hand)).toBeCloseTo((1.5 + 5 + 0.5) / 9.75, 14);
  });

  it('gives the figures of FNC-1 for "all unrelated": 28.5% of the maximum where 72% are unrelated', () => {
    expect(
      weightedScore([
        [720, 0],
        [280, 0],
      ]),
    ).toBeCloseTo((0.25 * 720) / (0.25 * 720 + 280), 14);
  });

  it('leaves out of macro-F1 a class that neither occurs nor is decided', () => {
    expect(
      macroF1([
        [2, 0, 0],
        [0, 2, 0],
        [0, 0, 0],
      ]),
    ).toBe(1);
  });
});

it('is 1 for right decisions alone, and lies in 0…1', () => {
  const classes = fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(classes, (pairs) => {
      const labels = pairs.map(([label]) => label);
      const right = confusionMatrix({ decisions: labels, labels, classes: 4 });
      const matrix = confusionMatrix({ decisions: pairs.map(([, decision]) => decision), labels, classes: 4 });
      for (const measure of [classAccuracy, macroF1, weightedScore]) {
        expect(measure(right)).toBeCloseTo(1, 12);
        expect(measure(matrix)).toBeGreaterThanOrEqual(0);
        expect(measure(matrix)).toBeLessThanOrEqual(1 + 1e-12);
      }
    }),
  );
});

it('is NaN for no pairs', () => {
  const none = confusionMatrix({ decisions: [], labels: [], classes: 3 });
  for (const measure of [classAccuracy, macroF1, weightedScore]) expect(measure(none)).toBeNaN();
});

it('refuses what is no class', () => {
  expect(() => confusionMatrix({ decisions: [0], labels: [3], classes: 3 })).toThrow('class in 0..2, found 3 (pair 1)');
  expect(() => confusionMatrix({ decisions: [0.5], labels: [0], classes: 3 })).toThrow('found 0.5 (pair 1)');
  expect(() => confusionMatrix({ decisions: [0], labels: [], classes: 3 })).toThrow('each of 1 pairs, found 0');
});
