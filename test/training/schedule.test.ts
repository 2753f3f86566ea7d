import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scheduleAt } from '../../src/training/schedule.ts';

describe('scheduleAt', () => {
  it.each([
    ['rises in a straight line', 0.2, 'none', [0.5, 1, 1, 1, 1, 1, 1, 1, 1, 1]],
    ['then falls in a straight line', 0.2, 'linear', [0.5, 1, 1, 0.875, 0.75, 0.625, 0.5, 0.375, 0.25, 0.125]],
    ['starts at the top without a warm-up', 0, 'linear', [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1]],
    ['only rises', 1, 'linear', [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]],
  ] as const)('%s: warm-up %d, decay %s', (_, warmup, decay, factors) => {
    factors.forEach((factor, i) => {
      expect(scheduleAt(i + 1, 10, { warmup, decay })).toBeCloseTo(factor, 12);
    });
  });

  it('falls along a cosine, half-way down half-way through', () => {
    const at = (step: number) => scheduleAt(step, 100, { warmup: 0, decay: 'cosine' });
    expect(at(1)).toBe(1);
    expect(at(51)).toBeCloseTo(0.5, 12);
    expect(at(26)).toBeCloseTo(0.5 + Math.SQRT1_2 / 2, 12);
  });

  it('is a factor above 0 and at most 1, rising and then falling', () => {
    const options = fc.record({
      warmup: fc.integer({ min: 0, max: 20 }).map((n) => n / 20),
      decay: fc.constantFrom('none' as const, 'linear' as const, 'cosine' as const),
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), options, (steps, chosen) => {
        const factors = Array.from({ length: steps }, (_, i) => scheduleAt(i + 1, steps, chosen));
        const top = factors.indexOf(Math.max(...factors));
        factors.forEach((factor, i) => {
          expect(factor).toBeGreaterThan(0);
          expect(factor).toBeLessThanOrEqual(1);
          if (i > 0 && i <= top) expect(factor).toBeGreaterThan(factors[i - 1]);
          if (i > top) expect(factor).toBeLessThanOrEqual(factors[i - 1]);
        });
      }),
    );
  });
});
