import { describe, expect, it } from 'vitest';
import { onlineContrastive } from '../../src/losses/online-contrastive.ts';
import { describeBatchLoss, lossOf } from '../contracts/loss.ts';

describeBatchLoss('online contrastive', onlineContrastive());

describe('onlineContrastive', () => {
  it.each([
    // The nearest non-match is at 0.3, the farthest match at 0.8: 0.1 and 0.9 are easy.
    ['½·d² and ½·(m − d)² of the hard pairs', [0.1, 0.8, 0.3, 0.9], [1, 1, 0, 0], (0.32 + 0.245) / 4],
    ['zero where the two kinds stand clear of each other', [0.1, 0.2, 0.5, 0.9], [1, 1, 0, 0], 0],
    ['of matches alone that of the farther ones', [0.2, 0.4], [1, 1], 0.08 / 2],
    ['of non-matches alone that of the nearer ones', [0.2, 0.4], [0, 0], 0.32 / 2],
    ['zero of a single pair', [0.2], [0], 0],
  ])('is %s', async (_, output, label, expected) => {
    expect(await lossOf(onlineContrastive(), { measure: 'distance', output, label })).toBeCloseTo(expected, 6);
  });
});
