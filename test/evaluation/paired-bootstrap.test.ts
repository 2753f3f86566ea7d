import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averagePrecision } from '../../src/evaluation/average-precision.ts';
import { classAccuracy, confusionMatrix } from '../../src/evaluation/classes.ts';
import { spearman } from '../../src/evaluation/graded.ts';
import { bootstrapDifference, bootstrapInterval } from '../../src/evaluation/paired-bootstrap.ts';
import { resampledAveragePrecision, resampledMean, resampledSpearman } from '../../src/evaluation/resampled-metrics.ts';
import { Random } from '../../src/random.ts';
import { labelledScores, seededScores } from './labelled-scores.ts';

const seeded = () => Random.fromSeed(7);

describe('resampled metrics', () => {
  const repeat = (values: number[], counts: number[]) =>
    values.flatMap((value, i) => new Array<number>(counts[i]).fill(value));
  const withCounts = labelledScores().chain((data) =>
    fc.tuple(fc.constant(data), fc.array(fc.nat(3), { minLength: data.scores.length, maxLength: data.scores.length })),
  );

  it.each([
    { name: 'average precision', resampled: resampledAveragePrecision, plain: averagePrecision },
    { name: 'Spearman', resampled: resampledSpearman, plain: spearman },
    {
      name: 'the mean',
      resampled: (scores: number[]) => resampledMean(scores),
      plain: (scores: number[]) => scores.reduce((sum, score) => sum + score, 0) / scores.length,
    },
  ])('$name is that of the pairs written out', ({ resampled, plain }) => {
    fc.assert(
      fc.property(withCounts, ([{ scores, labels }, counts]) => {
        const expected = plain(repeat(scores, counts), repeat(labels, counts));
        const found = resampled(scores, labels)(Uint32Array.from(counts));
        expect(found).toEqual(Number.isNaN(expected) ? expected : expect.closeTo(expected, 10));
      }),
    );
  });

  it('refuses a score that is not finite', () => {
    expect(() => resampledAveragePrecision([0, NaN], [0, 1])).toThrow('found NaN (pair 2)');
  });
});

describe('bootstrapInterval', () => {
  it('spans nothing where every unit is alike', () => {
    const interval = bootstrapInterval({ metric: resampledMean([1, 1, 1]), units: 3, random: seeded(), resamples: 20 });
    expect(interval).toEqual({ value: 1, low: 1, high: 1, level: 0.95, resamples: 20 });
  });

  it('is that of the normal distribution for a mean of many units', () => {
    const values = Array.from({ length: 2000 }, (_, i) => (i % 10 < 3 ? 1 : 0));
    const { value, low, high } = bootstrapInterval({ metric: resampledMean(values), units: 2000, random: seeded() });
    const half = 1.96 * Math.sqrt((0.3 * 0.7) / 2000);
    expect(value).toBeCloseTo(0.3, 12);
    expect(Math.abs(low - (0.3 - half))).toBeLessThan(half / 8);
    expect(Math.abs(high - (0.3 + half))).toBeLessThan(half / 8);
  });

  it('holds the true value about as often as it says', () => {
    const random = seeded();
    let held = 0;
    for (let sample = 0; sample < 300; sample++) {
      const values = Array.from({ length: 100 }, () => random.uniform());
      const interval = bootstrapInterval({
        metric: resampledMean(values),
        units: 100,
        random,
        resamples: 200,
        level: 0.9,
      });
      if (interval.low <= 0.5 && interval.high >= 0.5) held++;
    }
    expect(held / 300).toBeGreaterThan(0.84);
    expect(held / 300).toBeLessThan(0.95);
  });

  it('leaves out resamples that say nothing', () => {
    const metric = resampledAveragePrecision([0.9, 0.1], [1, 0]);
    const { resamples, low, high } = bootstrapInterval({ metric, units: 2, random: seeded() });
    // A quarter of the resamples has no match.
    expect(resamples).toBeGreaterThan(680);
    expect(resamples).toBeLessThan(820);
    expect([low, high]).toEqual([1, 1]);
  });

  it('is NaN where nothing can be measured', () => {
    const interval = bootstrapInterval({ metric: resampledMean([]), units: 0, random: seeded() });
    expect(interval).toEqual({ value: NaN, low: NaN, high: NaN, level: 0.95, resamples: 0 });
  });

  it('takes a confusion matrix with counts', () => {
    const metric = (counts: Uint32Array) =>
      classAccuracy(confusionMatrix({ decisions: [0, 1, 2, 0], labels: [0, 1, 2, 1], classes: 3, counts }));
    const { value, low, high } = bootstrapInterval({ metric, units: 4, random: seeded() });
    expect(value).toBe(0.75);
    expect([low, high]).toEqual([0.25, 1]);
  });

  it('refuses no resamples, and a level in percent', () => {
    const sampling = { metric: resampledMean([1]), units: 1, random: seeded() };
    expect(() => bootstrapInterval({ ...sampling, resamples: 0 })).toThrow('found 0 and 0.95');
    expect(() => bootstrapInterval({ ...sampling, level: 95 })).toThrow('found 1000 and 95');
  });
});

describe('bootstrapDifference', () => {
  it('is the same for the same seed, and turned round with the systems', () => {
    const [first, second] = [resampledMean([1, 1, 1, 0]), resampledMean([1, 0, 1, 0])];
    const difference = bootstrapDifference({ first, second, units: 4, random: seeded() });
    expect(difference).toEqual(bootstrapDifference({ first, second, units: 4, random: seeded() }));
    expect(difference.value).toBe(0.25);
    const turned = bootstrapDifference({ first: second, second: first, units: 4, random: seeded() });
    expect(turned.low).toBeCloseTo(-difference.high, 12);
    expect(turned.high).toBeCloseTo(-difference.low, 12);
  });

  it('does not waver between systems that differ by a constant on every unit', () => {
    const values = Array.from({ length: 50 }, (_, i) => i % 8);
    const [first, second] = [resampledMean(values.map((value) => value + 1)), resampledMean(values)];
    const { low, high } = bootstrapDifference({ first, second, units: 50, random: seeded() });
    expect(low).toBeCloseTo(1, 12);
    expect(high).toBeCloseTo(1, 12);
  });

  it('compares the average precision of two systems on 5,000 pairs in a second or so', () => {
    const { scores, labels } = seededScores({ pairs: 5000, levels: 997, seed: 11 });
    const random = seeded();
    const blurred = scores.map((score) => score + 0.3 * random.normal());
    const [first, second] = [resampledAveragePrecision(scores, labels), resampledAveragePrecision(blurred, labels)];
    const before = performance.now();
    const { value, low, high } = bootstrapDifference({ first, second, units: 5000, random });
    expect(performance.now() - before).toBeLessThan(3000);
    expect(value).toBeCloseTo(averagePrecision(scores, labels) - averagePrecision(blurred, labels), 12);
    expect(low).toBeGreaterThan(0);
    expect(high).toBeGreaterThan(value);
  });
});
