import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitCalibration, probabilityOf } from '../../src/evaluation/calibration.ts';
import { expectedCalibrationError, reliabilityBins } from '../../src/evaluation/reliability.ts';
import { labelledScores, seededScores } from './labelled-scores.ts';

describe('fitCalibration', () => {
  // sklearn.calibration._sigmoid_calibration of scikit-learn 1.9.1, which stops at about four digits.
  it.each([
    ['8 pairs', [0.9, 0.8, 0.8, 0.8, 0.5, 0.4, 0.4, 0.1], [1, 1, 0, 1, 0, 1, 0, 0], 2.9176, -1.73001],
    ...[seededScores({ pairs: 500, levels: 12, seed: 7 })].map(
      ({ scores, labels }) => ['500 pairs', scores, labels, 3.89579, -3.00979] as const,
    ),
  ] as const)('agrees with scikit-learn on %s', (_, scores, labels, slope, intercept) => {
    const calibration = fitCalibration(scores, labels);
    expect(calibration.slope).toBeCloseTo(slope, 3);
    expect(calibration.intercept).toBeCloseTo(intercept, 3);
  });

  it('is where the likelihood is flat: stated and smoothed matches agree in sum', () => {
    const { scores, labels } = seededScores({ pairs: 400, levels: 50, seed: 3 });
    const calibration = fitCalibration(scores, labels);
    const positives = labels.filter((label) => label === 1).length;
    const targets = labels.map((label) => (label ? (positives + 1) / (positives + 2) : 1 / (400 - positives + 2)));
    const errors = scores.map((score, i) => probabilityOf(score, calibration) - targets[i]);
    expect(errors.reduce((sum, error) => sum + error, 0)).toBeCloseTo(0, 6);
    expect(errors.reduce((sum, error, i) => sum + error * scores[i], 0)).toBeCloseTo(0, 6);
  });

  it('stays finite on separable scores', () => {
    const calibration = fitCalibration([1, 2, 3, 4], [0, 0, 1, 1]);
    expect(Number.isFinite(calibration.slope)).toBe(true);
    expect(probabilityOf(4, calibration)).toBeLessThan(1);
    expect(probabilityOf(4, calibration)).toBeGreaterThan(0.7);
  });

  it.each([
    ['scores that point the wrong way', [4, 3, 2, 1], [0, 0, 1, 1], 0.5],
    ['one score for all', [0.3, 0.3, 0.3, 0.3], [1, 0, 0, 0], (2 / 3 + 3 / 5) / 4],
    ['no pairs', [], [], 0.5],
  ])('gives the smoothed share of matches for %s', (_, scores, labels, share) => {
    const calibration = fitCalibration(scores, labels);
    expect(calibration.slope).toBe(0);
    expect(probabilityOf(123, calibration)).toBeCloseTo(share, 12);
  });

  it('gives the same probabilities on any scale, and keeps the order', () => {
    fc.assert(
      fc.property(
        labelledScores(),
        fc.constantFrom(1e-6, 0.1, 1e5),
        fc.integer({ min: -9, max: 9 }),
        (data, scale, shift) => {
          const calibration = fitCalibration(data.scores, data.labels);
          const moved = data.scores.map((score) => scale * (score + shift));
          const movedCalibration = fitCalibration(moved, data.labels);
          expect(calibration.slope).toBeGreaterThanOrEqual(0);
          for (let i = 0; i < moved.length; i++) {
            const probability = probabilityOf(data.scores[i], calibration);
            expect(probabilityOf(moved[i], movedCalibration)).toBeCloseTo(probability, 4);
            expect(probability).toBeGreaterThan(0);
            expect(probability).toBeLessThan(1);
          }
        },
      ),
    );
  });

  it('does not overflow', () => {
    expect(probabilityOf(-1e6, { slope: 1, intercept: 0 })).toBe(0);
    expect(probabilityOf(1e6, { slope: 1, intercept: 0 })).toBe(1);
  });
});

describe('reliability', () => {
  it('compares promise and outcome bin by bin', () => {
    const bins = reliabilityBins([0.1, 0.15, 0.9, 1], [0, 1, 1, 1], 5);
    expect(bins).toEqual([
      { from: 0, to: 0.2, pairs: 2, probability: 0.125, matches: 0.5 },
      { from: 0.8, to: 1, pairs: 2, probability: 0.95, matches: 1 },
    ]);
    expect(expectedCalibrationError(bins)).toBeCloseTo((2 * 0.375 + 2 * 0.05) / 4, 12);
  });
});
