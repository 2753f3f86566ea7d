import { describe, expect, it } from 'vitest';
import { triplet } from '../../src/losses/triplet.ts';
import { describeBatchLoss, lossOf } from '../contracts/loss.ts';

describeBatchLoss('triplet of one non-match', triplet({ margin: 2.5 }), { candidates: 2 });
describeBatchLoss('triplet of two non-matches, squared', triplet({ margin: 1, squared: true }), { candidates: 3 });
describeBatchLoss('semi-hard triplet', triplet({ margin: 3, mining: 'semi-hard' }), { candidates: 3 });

describe('triplet', () => {
  // Two anchors; matches at 1 and 2, non-matches at 1.5 and 4, then at 0.5 and 2.25.
  const batch = {
    measure: 'distance',
    candidates: 3,
    output: [1, 2, 1.5, 4, 0.5, 2.25],
    label: [1, 1, 0, 0, 0, 0],
  } as const;

  it.each([
    ['the mean shortfall of all triplets', { margin: 1 }, (0.5 + 0 + 1.5 + 0.75) / 4],
    [
      'the mean of those whose non-match is farther than the match',
      { margin: 1, mining: 'semi-hard' },
      (0.5 + 0.75) / 2,
    ],
    ['that of squared distances', { margin: 1, squared: true }, (0 + 0 + 1.75 + 0) / 4],
    ['zero within a margin that all but one keep', { margin: 0.25 }, (0 + 0 + 0.75 + 0) / 4],
  ] as const)('is %s', async (_, options, expected) => {
    expect(await lossOf(triplet(options), batch)).toBeCloseTo(expected, 6);
  });

  it('counts a triplet as much as the lesser of its comparisons', async () => {
    const weight = [1, 0.5, 1, 1, 0.25, 3];
    const expected = (0.5 + 0.25 * 1.5 + 0.5 * 0.75) / (1 + 0.5 + 0.25 + 0.5);
    expect(await lossOf(triplet({ margin: 1 }), { ...batch, weight })).toBeCloseTo(expected, 6);
  });

  it('reads a similarity s as the distance 1 − s', async () => {
    const output = [0.5, 0.25];
    expect(
      await lossOf(triplet({ margin: 1 }), { measure: 'similarity', candidates: 2, output, label: [1, 0] }),
    ).toBeCloseTo(0.75);
  });
});
