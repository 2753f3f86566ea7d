import { describe, expect, it } from 'vitest';
import { meanSquaredError } from '../../src/losses/mean-squared-error.ts';
import { describeLoss, lossOf } from '../contracts/loss.ts';

// Below 0 it would push a non-match back towards 0: it asks for similarities in [0, 1].
describeLoss('mean squared error', meanSquaredError(), { leastSimilarity: 0 });

describe('meanSquaredError', () => {
  it.each([
    ['the mean of (s − y)²', [0.75, 0.5], [1, 0], (0.0625 + 0.25) / 2],
    ['zero where similarity and label agree', [1, 0], [1, 0], 0],
    ['about the grade itself', [0.5, 0.25], [0.25, 0.25], 0.0625 / 2],
  ])('is %s', async (_, output, label, expected) => {
    expect(await lossOf(meanSquaredError(), { measure: 'similarity', output, label })).toBeCloseTo(expected, 6);
  });
});
