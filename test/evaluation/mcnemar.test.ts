import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mcnemarTest } from '../../src/evaluation/mcnemar.ts';

/** b pairs that the first alone has right, c that the second alone has right, a few that both have, a few that neither has. */
function decisions(b: number, c: number) {
  const labels = new Array<number>(b + c + 5).fill(1);
  const first = labels.map((_, i) => (i < b || i >= b + c + 2 ? 1 : 0));
  const second = labels.map((_, i) => (i >= b && (i < b + c || i >= b + c + 2) ? 1 : 0));
  return { first, second, labels };
}

// By hand, and SciPy 1.17.1: `binomtest(b, b + c).pvalue` below 25, else `chi2.sf((|b − c| − 1)² / (b + c), 1)`.
it.each([
  { b: 0, c: 0, pValue: 1 },
  { b: 1, c: 0, pValue: 1 },
  { b: 2, c: 0, pValue: 2 / 4 },
  { b: 6, c: 1, pValue: (2 * (1 + 7)) / 128 },
  { b: 15, c: 9, pValue: 0.30745625495910645 },
  { b: 10, c: 10, pValue: 1 },
  { b: 13, c: 12, pValue: 1 },
  { b: 20, c: 5, pValue: 0.005110260660855866 },
  { b: 25, c: 15, pValue: 0.15472892348537437 },
  { b: 90, c: 10, pValue: 2.789034293318537e-15 },
  { b: 300, c: 100, pValue: 2.5218321340413693e-23 },
])('gives p = $pValue for $b against $c', ({ b, c, pValue }) => {
  const found = mcnemarTest(decisions(b, c));
  expect(found).toMatchObject({ onlyFirst: b, onlySecond: c });
  expect(found.pValue / pValue).toBeCloseTo(1, 10);
});

it('compares classes as well', () => {
  expect(mcnemarTest({ first: [2, 1, 0], second: [2, 2, 0], labels: [2, 1, 0] })).toMatchObject({
    onlyFirst: 1,
    onlySecond: 0,
  });
});

it('does not ask which system is which, and is a probability', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.nat(200), (b, c) => {
      const { pValue } = mcnemarTest(decisions(b, c));
      expect(pValue).toBe(mcnemarTest(decisions(c, b)).pValue);
      expect(pValue).toBeGreaterThan(0);
      expect(pValue).toBeLessThanOrEqual(1);
    }),
  );
});

it('refuses lengths that differ', () => {
  expect(() => mcnemarTest({ first: [1], second: [], labels: [1] })).toThrow('each of 1 pairs, found 1 and 0');
});
