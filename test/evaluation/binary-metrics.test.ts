import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GemelError } from '../../src/errors.ts';
import { averagePrecision } from '../../src/evaluation/average-precision.ts';
import { probabilityOf } from '../../src/evaluation/calibration.ts';
import { logLoss } from '../../src/evaluation/log-loss.ts';
import { binaryMetrics } from '../../src/evaluation/metrics.ts';
import { rocAuc } from '../../src/evaluation/roc-auc.ts';
import { labelledScores, seededScores } from './labelled-scores.ts';

const hand = { scores: [0.9, 0.8, 0.8, 0.8, 0.5, 0.4, 0.4, 0.1], labels: [1, 1, 0, 1, 0, 1, 0, 0] };

describe('by hand', () => {
  it('takes tied scores as one cut-off in average precision', () => {
    // Cut-offs: 0.9 finds 1 of 1, 0.8 finds 3 of 4, 0.5 none more, 0.4 finds 4 of 7.
    expect(averagePrecision(hand.scores, hand.labels)).toBeCloseTo(
      (1 / 4) * 1 + (2 / 4) * (3 / 4) + (1 / 4) * (4 / 7),
      14,
    );
  });

  it('counts ties half in ROC-AUC', () => {
    // Of the 4 × 4 comparisons: 0.9 wins 4; each 0.8 wins 3 and ties 1; 0.4 wins 1 and ties 1.
    expect(rocAuc(hand.scores, hand.labels)).toBe((4 + 3.5 + 3.5 + 1.5) / 16);
  });

  it('counts decisions, a score equal to the threshold being a match', () => {
    const metrics = binaryMetrics({ ...hand, probabilities: hand.scores, threshold: 0.5 });
    expect(metrics).toMatchObject({
      pairs: 8,
      accuracy: 5 / 8,
      precision: 3 / 5,
      recall: 3 / 4,
      f1: 6 / 9,
      threshold: 0.5,
    });
  });

  it('states log loss', () => {
    expect(logLoss([0.8, 0.25], [1, 0])).toBeCloseTo(-(Math.log(0.8) + Math.log(0.75)) / 2, 14);
  });
});

// scikit-learn 1.9.1 on the numbers of `seededScores`, threshold as given, probabilities σ(4·score − 2).
describe('scikit-learn', () => {
  it.each([
    {
      name: '8 pairs by hand',
      data: hand,
      threshold: 0.5,
      expected: {
        accuracy: 0.625,
        precision: 0.6,
        recall: 0.75,
        f1: 0.6666666666666666,
        averagePrecision: 0.7678571428571428,
        rocAuc: 0.78125,
        logLoss: 0.5596033211438278,
      },
    },
    {
      name: '500 pairs with 12 distinct scores',
      data: seededScores({ pairs: 500, levels: 12, seed: 7 }),
      threshold: 0.6,
      expected: {
        accuracy: 0.668,
        precision: 0.5481171548117155,
        recall: 0.6931216931216931,
        f1: 0.6121495327102804,
        averagePrecision: 0.7162431801974225,
        rocAuc: 0.780023477772674,
        logLoss: 0.6322946251120151,
      },
    },
    {
      name: '2,000 pairs with some ties',
      data: seededScores({ pairs: 2000, levels: 997, seed: 11 }),
      threshold: 0.62,
      expected: {
        accuracy: 0.661,
        precision: 0.5453658536585366,
        recall: 0.7250324254215305,
        f1: 0.6224944320712695,
        averagePrecision: 0.7408217447169054,
        rocAuc: 0.781006248687417,
        logLoss: 0.6536321295882226,
      },
    },
  ])('gives the same for $name', ({ data, threshold, expected }) => {
    const probabilities = data.scores.map((score) => probabilityOf(score, { slope: 4, intercept: -2 }));
    const metrics = binaryMetrics({ ...data, probabilities, threshold });
    for (const [key, value] of Object.entries(expected)) {
      expect(metrics[key as keyof typeof expected], key).toBeCloseTo(value, 12);
    }
  });

  it('clips a certain mistake as scikit-learn does', () => {
    expect(logLoss([0, 1], [1, 0])).toBeCloseTo(36.04365338911715, 10);
  });
});

describe('what the labels cannot answer is NaN', () => {
  const decide = (scores: number[], labels: number[]) =>
    binaryMetrics({ scores, probabilities: scores, labels, threshold: 0.5 });

  it('no pairs', () => {
    const { pairs, threshold, ...measures } = decide([], []);
    expect({ pairs, threshold }).toEqual({ pairs: 0, threshold: 0.5 });
    expect(Object.values(measures).every(Number.isNaN)).toBe(true);
  });

  it('no matches', () => {
    const metrics = decide([0.9, 0.1], [0, 0]);
    expect(metrics).toMatchObject({
      accuracy: 0.5,
      precision: 0,
      recall: NaN,
      f1: NaN,
      averagePrecision: NaN,
      rocAuc: NaN,
    });
  });

  it('only matches', () => {
    const metrics = decide([0.9, 0.1], [1, 1]);
    expect(metrics).toMatchObject({ accuracy: 0.5, precision: 1, recall: 0.5, averagePrecision: 1, rocAuc: NaN });
  });

  it('precision is 0 where nothing is called a match', () => {
    expect(decide([0.2, 0.1], [1, 0])).toMatchObject({ precision: 0, recall: 0, f1: 0 });
  });
});

describe('bad input', () => {
  it.each([
    ['a NaN score', [0.1, Number.NaN], [0, 1], 'finite score, found NaN (pair 2)'],
    ['an infinite score', [Infinity, 0.1], [0, 1], 'finite score, found Infinity (pair 1)'],
    ['a label of 2', [0.1, 0.2], [0, 2], 'label of 0 or 1, found 2 (pair 2)'],
    ['a label missing', [0.1, 0.2], [0], 'each of 2 pairs, found 1'],
  ])('refuses %s', (_, scores, labels, message) => {
    const evaluate = () => averagePrecision(scores, labels);
    expect(evaluate).toThrow(GemelError);
    expect(evaluate).toThrow(message);
  });

  it('refuses a NaN score in decisions, and a probability outside 0..1', () => {
    expect(() => binaryMetrics({ scores: [NaN], probabilities: [0], labels: [1], threshold: 0 })).toThrow(
      'found NaN (pair 1)',
    );
    expect(() => logLoss([0.5, 1.5], [1, 0])).toThrow('probability in 0..1, found 1.5 (pair 2)');
  });
});

describe('properties', () => {
  const measures = { averagePrecision, rocAuc };

  it.each(Object.entries(measures))('%s is the same for any increasing transformation and order', (_, measure) => {
    fc.assert(
      fc.property(labelledScores(), fc.integer({ min: 0, max: 50 }), ({ scores, labels }, turn) => {
        const value = measure(scores, labels);
        const rotate = <Value>(values: Value[]) => values.map((_, i) => values[(i + turn) % values.length]);
        expect(
          measure(
            scores.map((score) => 3 * score ** 3 - 5),
            labels,
          ),
        ).toBe(value);
        expect(measure(rotate(scores), rotate(labels))).toBe(value);
        expect(value).toBeGreaterThan(0 - Number.EPSILON);
        expect(value).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('ROC-AUC of the reversed ranking is the rest to 1', () => {
    fc.assert(
      fc.property(labelledScores(), ({ scores, labels }) => {
        expect(
          rocAuc(
            scores.map((score) => -score),
            labels,
          ),
        ).toBeCloseTo(1 - rocAuc(scores, labels), 12);
      }),
    );
  });

  it('average precision of all scores tied is the share of matches', () => {
    fc.assert(
      fc.property(labelledScores(), ({ labels }) => {
        const share = labels.filter((label) => label === 1).length / labels.length;
        expect(
          averagePrecision(
            labels.map(() => 0.5),
            labels,
          ),
        ).toBeCloseTo(share, 12);
      }),
    );
  });
});
