import { describe, expect, it } from 'vitest';
import { inBatchNegatives } from '../../src/losses/in-batch-negatives.ts';
import { describeBatchLoss, lossOf } from '../contracts/loss.ts';

describeBatchLoss('in-batch negatives', inBatchNegatives({ scale: 3 }));
describeBatchLoss('in-batch negatives in both directions', inBatchNegatives({ scale: 3, directions: 2 }));
describeBatchLoss('in-batch negatives with candidates', inBatchNegatives({ scale: 3, directions: 2 }), {
  candidates: 3,
});

describe('inBatchNegatives', () => {
  // Cosines with the right sides: 1, 0.6 and −1 of the first anchor, 0, 0.8 and 0 of the second, −1, −0.6 and 1 of the third.
  const batch = {
    measure: 'similarity',
    output: [0, 0, 0],
    label: [1, 1, 0],
    vectors: {
      left: [
        [2, 0],
        [0, 1],
        [-1, 0],
      ],
      right: [
        [1, 0],
        [3, 4],
        [-5, 0],
      ],
    },
  } as const;
  const surprise = (match: number, ...others: number[]) =>
    Math.log(1 + others.reduce((sum, other) => sum + Math.exp(2 * (other - match)), 0));

  it('is the surprise at each match among all right sides, also those of non-matches', async () => {
    const expected = (surprise(1, 0.6, -1) + surprise(0.8, 0, 0)) / 2;
    expect(await lossOf(inBatchNegatives({ scale: 2 }), batch)).toBeCloseTo(expected, 5);
  });

  it('asks the other way round too', async () => {
    const there = surprise(1, 0.6, -1) + surprise(0.8, 0, 0);
    const back = surprise(1, 0, -1) + surprise(0.8, 0.6, -0.6);
    expect(await lossOf(inBatchNegatives({ scale: 2, directions: 2 }), batch)).toBeCloseTo((there + back) / 4, 5);
  });

  it('never holds one of the same group for a non-match', async () => {
    const groups = { left: [0, 1, 2], right: [0, 0, 5] };
    const expected = (surprise(1, -1) + surprise(0.8, 0, 0)) / 2;
    expect(await lossOf(inBatchNegatives({ scale: 2 }), { ...batch, groups })).toBeCloseTo(expected, 5);
  });

  it('takes in the non-matches that were given with each anchor', async () => {
    const found = await lossOf(inBatchNegatives({ scale: 2 }), {
      measure: 'similarity',
      candidates: 2,
      output: [0, 0, 0, 0],
      label: [1, 1, 0, 0],
      vectors: { left: batch.vectors.left.slice(0, 2), right: [...batch.vectors.right, [0, 7]] },
    });
    expect(found).toBeCloseTo((surprise(1, 0.6, -1, 0) + surprise(0.8, 0, 0, 1)) / 2, 5);
  });

  it('is zero without a match', async () => {
    expect(await lossOf(inBatchNegatives(), { ...batch, label: [0, 0, 0] })).toBe(0);
  });
});
