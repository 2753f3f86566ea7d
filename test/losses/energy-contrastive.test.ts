import { describe, expect, it } from 'vitest';
import { energyContrastive } from '../../src/losses/energy-contrastive.ts';
import { describeLoss, lossOf } from '../contracts/loss.ts';

describeLoss('energy contrastive, Q = 2', energyContrastive());
describeLoss('energy contrastive, Q = 5', energyContrastive({ bound: 5 }));

describe('energyContrastive', () => {
  it.each([
    ['(2/Q)·E² for a match', 'distance', 3, 1, 4, 4.5],
    ['2Q for a non-match without any distance', 'distance', 0, 0, 4, 8],
    ['2Q·e^(−2.77) for a non-match as far away as can be', 'distance', 4, 0, 4, 8 * Math.exp(-2.77)],
    ['that of the distance 1 − s', 'similarity', 0.25, 1, 2, 0.5625],
  ] as const)('is %s: %s %d, label %d, Q = %d', async (_, measure, output, label, bound, expected) => {
    const found = await lossOf(energyContrastive({ bound }), { measure, output: [output], label: [label] });
    expect(found).toBeCloseTo(expected, 5);
  });
});
