import { describe, expect, it } from 'vitest';
import { cosent } from '../../src/losses/cosent.ts';
import { describeBatchLoss, lossOf } from '../contracts/loss.ts';

describeBatchLoss('CoSENT', cosent({ scale: 3 }));

describe('cosent', () => {
  const of = (output: number[], label: number[], weight = label.map(() => 1)) =>
    lossOf(cosent({ scale: 2 }), { measure: 'similarity', output, label, weight });

  it('is log(1 + Σ e^(κ·(lower − higher))) over all two pairs whose labels differ', async () => {
    const expected = Math.log(1 + Math.exp(2 * (0.5 - 0.25)) + Math.exp(2 * (-1 - 0.25)) + Math.exp(2 * (-1 - 0.5)));
    expect(await of([0.25, 0.5, -1], [1, 0.5, 0])).toBeCloseTo(expected, 5);
    expect(await of([0.25, 0.5, -1], [1, 0.5, 0.5])).toBeCloseTo(Math.log(1 + Math.exp(0.5) + Math.exp(-2.5)), 5);
  });

  it('is zero where all labels are equal', async () => {
    expect(await of([0.25, 0.5], [0.5, 0.5])).toBe(0);
  });

  it('counts two pairs by the product of their weights', async () => {
    expect(await of([0.5, 0.25], [1, 0], [2, 3])).toBeCloseTo(Math.log(1 + 6 * Math.exp(-0.5)), 5);
  });

  it('does not overflow however sharp it is', async () => {
    const batch = { measure: 'similarity', output: [-1, 1], label: [1, 0] } as const;
    expect(await lossOf(cosent({ scale: 1000 }), batch)).toBeCloseTo(2000, 2);
  });
});
