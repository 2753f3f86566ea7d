import { describe, expect, it } from 'vitest';
import { precisionRecallCurve, rocCurve } from '../../src/evaluation/curves.ts';
import { seededScores } from './labelled-scores.ts';

const hand = { scores: [0.9, 0.8, 0.8, 0.8, 0.5, 0.4, 0.4, 0.1], labels: [1, 1, 0, 1, 0, 1, 0, 0] };

describe('curves', () => {
  it('precision and recall at each distinct score, as scikit-learn gives them', () => {
    expect(precisionRecallCurve(hand.scores, hand.labels)).toEqual([
      { threshold: 0.9, precision: 1, recall: 0.25 },
      { threshold: 0.8, precision: 0.75, recall: 0.75 },
      { threshold: 0.5, precision: 0.6, recall: 0.75 },
      { threshold: 0.4, precision: 4 / 7, recall: 1 },
      { threshold: 0.1, precision: 0.5, recall: 1 },
    ]);
  });

  it('both rates at each distinct score, as scikit-learn gives them', () => {
    const points = rocCurve(hand.scores, hand.labels);
    expect(points.map((point) => point.falsePositiveRate)).toEqual([0, 0, 0.25, 0.5, 0.75, 1]);
    expect(points.map((point) => point.truePositiveRate)).toEqual([0, 0.25, 0.75, 0.75, 1, 1]);
    expect(points[0].threshold).toBe(Infinity);
  });

  it('are thinned along their length, with both ends kept', () => {
    const { scores, labels } = seededScores({ pairs: 2000, levels: 997, seed: 11 });
    const full = precisionRecallCurve(scores, labels, 5000);
    const thin = precisionRecallCurve(scores, labels, 50);
    expect(full.length).toBeGreaterThan(500);
    expect(thin.length).toBeLessThanOrEqual(50);
    expect(thin.length).toBeGreaterThan(40);
    expect([thin[0], thin.at(-1)]).toEqual([full[0], full.at(-1)]);
  });

  it('are empty where the labels do not allow one', () => {
    expect(precisionRecallCurve([0.1, 0.2], [0, 0])).toEqual([]);
    expect(rocCurve([0.1, 0.2], [1, 1])).toEqual([]);
    expect(rocCurve([], [])).toEqual([]);
  });
});
