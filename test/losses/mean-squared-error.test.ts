import { describe, expect, it } from 'vitest';
import { meanSquaredError } from '../../src/losses/mean-squared-error.ts';
import { describeLoss, lossOf } from '../contracts/loss.ts';

// Below 0 it would push a non-match back towards 0: it asks for similarities in [0, 1].
describeLoss('mean squared error', meanSquaredError(), { leastSimilarity: 0 });

describe('meanSquaredError', () => {
  it('is the mean of (s − y)², zero where similarity and label agree', async () => {
    expect(await lossOf(meanSquaredError(), [0.75, 0.5], [1, 0], 'similarity')).toBeCloseTo((0.0625 + 0.25) / 2, 6);
    expect(await lossOf(meanSquaredError(), [1, 0], [1, 0], 'similarity')).toBe(0);
  });

  it('takes grades between 0 and 1 as labels', async () => {
    expect(await lossOf(meanSquaredError(), [0.5], [0.25], 'similarity')).toBeCloseTo(0.0625, 6);
  });
});
