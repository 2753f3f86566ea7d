import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { precisionAt, questionMetrics, rankingMetrics } from '../../src/evaluation/answer-ranking.ts';
import { averagePrecision } from '../../src/evaluation/average-precision.ts';

describe('by hand', () => {
  it('measures one question', () => {
    const metrics = rankingMetrics({ groups: ['q', 'q', 'q'], scores: [0.2, 0.9, 0.5], labels: [1, 0, 1] });
    // Right answers at ranks 2 and 3.
    expect(metrics).toMatchObject({ questions: 1, mrr: 1 / 2, precisionAt1: 0 });
    expect(metrics.map).toBeCloseTo((1 / 2 + 2 / 3) / 2, 14);
    expect(metrics.ndcgAt10).toBeCloseTo((1 / Math.log2(3) + 1 / 2) / (1 + 1 / Math.log2(3)), 14);
  });

  it('measures precision at k over the questions that have a right answer', () => {
    const answers = {
      groups: ['q', 'q', 'q', 'r', 'none'],
      scores: [0.2, 0.9, 0.5, 0.1, 0.4],
      labels: [1, 0, 1, 1, 0],
    };
    expect([1, 2, 5].map((k) => precisionAt(k, answers))).toEqual([1 / 2, 1 / 2, (2 / 5 + 1 / 5) / 2]);
  });

  it('averages over the questions that have a right answer, wherever their rows stand', () => {
    const metrics = rankingMetrics({
      groups: ['a', 'b', 'a', 'none', 'b', 'c'],
      scores: [0.9, 0.1, 0.2, 0.9, 0.8, 0.5],
      labels: [1, 1, 0, 0, 0, 1],
    });
    // a: rank 1; b: rank 2; c: its only candidate is right.
    expect(metrics).toMatchObject({ questions: 3, mrr: 2.5 / 3, precisionAt1: 2 / 3 });
    expect(metrics.map).toBeCloseTo(2.5 / 3, 14);
    expect(metrics.ndcgAt10).toBeCloseTo((2 + 1 / Math.log2(3)) / 3, 14);
  });

  it('names the questions whose precision it lists', () => {
    const { questions, averagePrecision } = questionMetrics({
      groups: ['b', 'none', 'a', 'b'],
      scores: [0.1, 0, 0, 0.2],
      labels: [1, 0, 1, 0],
    });
    expect(questions).toEqual(['b', 'a']);
    expect(Array.from(averagePrecision)).toEqual([0.5, 1]);
  });

  it('counts a tie against the right answer, in whatever order the rows stand', () => {
    const groups = ['q', 'q', 'q', 'q'];
    const scores = [0, 0, 0, -1];
    expect(rankingMetrics({ groups, scores, labels: [1, 0, 0, 0] }).mrr).toBe(1 / 3);
    expect(rankingMetrics({ groups, scores, labels: [0, 0, 1, 0] }).mrr).toBe(1 / 3);
    expect(rankingMetrics({ groups, scores, labels: [1, 0, 0, 1] }).map).toBe((1 / 3 + 2 / 4) / 2);
  });

  it('gains nothing below rank 10', () => {
    const groups = Array.from({ length: 12 }, () => 'q');
    const scores = groups.map((_, i) => -i);
    const labels = groups.map((_, i) => (i === 10 ? 1 : 0));
    expect(rankingMetrics({ groups, scores, labels })).toMatchObject({ ndcgAt10: 0, mrr: 1 / 11 });
  });

  it('ten right answers are the best that ten places can hold', () => {
    const groups = Array.from({ length: 12 }, () => 'q');
    const metrics = rankingMetrics({ groups, scores: groups.map((_, i) => -i), labels: groups.map(() => 1) });
    expect(metrics.ndcgAt10).toBeCloseTo(1, 14);
  });
});

it('of distinct scores is the average precision of each question alone', () => {
  const row = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 1 }));
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (rows) => {
      const groups = rows.map(([question]) => question);
      const labels = rows.map(([, label]) => label);
      const scores = rows.map((_, i) => (i * 7919) % 1009);
      const { questions, averagePrecision: found, ndcgAt10 } = questionMetrics({ groups, scores, labels });
      for (const [q, question] of questions.entries()) {
        const kept = groups.flatMap((group, i) => (group === question ? [i] : []));
        const alone = averagePrecision(
          kept.map((i) => scores[i]),
          kept.map((i) => labels[i]),
        );
        expect(found[q]).toBeCloseTo(alone, 12);
        expect(ndcgAt10[q]).toBeLessThanOrEqual(1 + 1e-12);
      }
    }),
  );
});

it('is NaN where no question has a right answer', () => {
  expect(rankingMetrics({ groups: ['a'], scores: [1], labels: [0] })).toEqual({
    questions: 0,
    map: NaN,
    mrr: NaN,
    precisionAt1: NaN,
    ndcgAt10: NaN,
  });
});

it('refuses what it cannot rank', () => {
  expect(() => rankingMetrics({ groups: ['a'], scores: [NaN], labels: [1] })).toThrow('found NaN (row 1)');
  expect(() => rankingMetrics({ groups: [], scores: [1], labels: [1] })).toThrow('each of 1 scores, found 0');
  expect(() => rankingMetrics({ groups: ['a'], scores: [1], labels: [0.5] })).toThrow('label of 0 or 1, found 0.5');
});
