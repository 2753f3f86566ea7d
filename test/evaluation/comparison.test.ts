import { describe, expect, it } from 'vitest';
import { compareSystems, type System } from '../../src/evaluation/comparison.ts';
import { bootstrapInterval } from '../../src/evaluation/paired-bootstrap.ts';
import { resampledAveragePrecision } from '../../src/evaluation/resampled-metrics.ts';
import type { Predictions, TestPairs } from '../../src/evaluation/system-metrics.ts';
import { Random } from '../../src/random.ts';

function matchPairs(labels: readonly number[]): TestPairs {
  const pairs = labels.map((label, i) => ({ left: `left ${i}`, right: `right ${i}`, label }));
  return { task: { kind: 'match' }, pairs, unseen: pairs.map((_, i) => i) };
}

/** A run whose decisions are its scores of at least ½. */
const runOf = (scores: readonly number[]): Predictions => ({
  scores,
  decisions: scores.map((score) => Number(score >= 0.5)),
});

/** Every other pair a match. */
const many = matchPairs(Array.from({ length: 60 }, (_, i) => (i + 1) % 2));
const labels = many.pairs.map(({ label }) => label);
/** Right but for the pairs at every `stride`-th position from `first` on. */
const rightBut = (first: number, stride: number): Predictions =>
  runOf(labels.map((label, i) => (i % stride === first ? 0.9 - 0.8 * label : 0.1 + 0.8 * label)));
const good: System = { name: 'good', runs: [rightBut(2, 30)] };
const poor: System = { name: 'poor', runs: [rightBut(1, 3)] };

describe('compareSystems', () => {
  it('shows no difference between two systems that say the same', () => {
    const { comparisons, winner } = compareSystems(many, [good, { ...good, name: 'twin' }], { seed: 1 });
    expect(comparisons).toEqual([
      {
        a: 'good',
        b: 'twin',
        metric: 'averagePrecision',
        difference: 0,
        interval: [0, 0],
        mcnemar: { onlyFirst: 0, onlySecond: 0, pValue: 1 },
        verdict: 'undecided',
      },
    ]);
    expect(winner).toBeUndefined();
  });

  it('decides nothing between two that are equally good on different pairs', () => {
    const [one, other] = [rightBut(1, 6), rightBut(4, 6)];
    const systems = [one, other].map((run, i) => ({ name: `system ${i}`, runs: [run] }));
    const [found] = compareSystems(many, systems, { seed: 1 }).comparisons;
    expect(found.interval[0]).toBeLessThan(0);
    expect(found.interval[1]).toBeGreaterThan(0);
    expect(found.verdict).toBe('undecided');
    expect(found.mcnemar).toEqual({ onlyFirst: 10, onlySecond: 10, pValue: 1 });
  });

  it.each([
    ['first', [good, poor], 1],
    ['last', [poor, good], -1],
  ])('names the one that is clearly better, if it comes %s', (_, systems, sign) => {
    const { comparisons, winner } = compareSystems(many, systems, { seed: 1 });
    const [{ difference, interval, verdict }] = comparisons;
    expect(Math.sign(difference)).toBe(sign);
    expect(interval.map(Math.sign)).toEqual([sign, sign]);
    expect(verdict).toBe('good');
    expect(winner).toBe('good');
  });

  it('has a winner only where one is better than each other one', () => {
    const twins = compareSystems(many, [good, { ...good, name: 'twin' }, poor], { seed: 1 });
    expect(twins.comparisons.map(({ verdict }) => verdict)).toEqual(['undecided', 'good', 'twin']);
    expect(twins.winner).toBeUndefined();
    expect(compareSystems(many, [good], { seed: 1 }).winner).toBeUndefined();
  });

  it('averages over the runs', () => {
    const test = matchPairs([1, 1, 0, 0]);
    const [right, reversed] = [runOf([0.9, 0.8, 0.2, 0.1]), runOf([0.1, 0.2, 0.8, 0.9])];
    const [{ metrics }] = compareSystems(test, [{ name: 'both', runs: [right, reversed] }], { seed: 1 }).systems;
    expect(metrics.averagePrecision.mean).toBeCloseTo((1 + (1 / 3 + 2 / 4) / 2) / 2, 12);
    expect(metrics.accuracy.mean).toBe(0.5);
    // Both runs may be the right one, or both the reversed one.
    expect(metrics.accuracy.interval).toEqual([0, 1]);
  });

  it('gives one run the interval of the pairs alone', () => {
    const [{ metrics }] = compareSystems(many, [poor], { seed: 5 }).systems;
    const { value, low, high } = bootstrapInterval({
      metric: resampledAveragePrecision(poor.runs[0].scores, labels),
      units: 60,
      random: Random.fromSeed(5).fork('pairs'),
    });
    expect(metrics.averagePrecision).toEqual({ mean: value, interval: [low, high] });
  });

  it('tests the decisions of most runs', () => {
    const test = matchPairs([1, 1, 0, 0]);
    const first = [runOf([1, 1, 0, 0]), runOf([1, 0, 0, 1]), runOf([0, 1, 1, 0])];
    // Two of four are not most.
    const second = [runOf([1, 0, 0, 0]), runOf([1, 1, 1, 0]), runOf([0, 1, 1, 0]), runOf([0, 0, 1, 0])];
    const systems = [
      { name: 'first', runs: first },
      { name: 'second', runs: second },
    ];
    const [{ mcnemar }] = compareSystems(test, systems, { seed: 1 }).comparisons;
    expect(mcnemar).toEqual({ onlyFirst: 3, onlySecond: 0, pValue: 0.25 });
  });

  it('draws the questions of a ranking, not their candidates', () => {
    // The first of 20 questions is answered wrongly by one system alone: it is missing in (19/20)^20 of the resamples.
    const questions = Array.from({ length: 20 }, (_, q) => `question ${q}`);
    const pairs = questions.flatMap((left) => [1, 0].map((label) => ({ left, right: `answer ${label}`, label })));
    const test: TestPairs = { task: { kind: 'ranking' }, pairs, unseen: [] };
    const right = pairs.map(({ label }) => label);
    const systems = [
      { name: 'right', runs: [runOf(right)] },
      { name: 'nearly', runs: [runOf([0, 1, ...right.slice(2)])] },
    ];
    const { metric, comparisons } = compareSystems(test, systems, { seed: 1 });
    expect(metric).toBe('map');
    expect(comparisons[0].difference).toBeCloseTo(0.5 / 20, 12);
    expect(comparisons[0].interval[0]).toBe(0);
    expect(comparisons[0].interval[1]).toBeCloseTo((3 * 0.5) / 20, 12);
    expect(comparisons[0].verdict).toBe('undecided');
  });

  it('is the same for the same seed', () => {
    const compare = (seed: number) => compareSystems(many, [good, poor], { seed });
    expect(compare(3)).toEqual(compare(3));
    expect(compare(4)).not.toEqual(compare(3));
  });
});
