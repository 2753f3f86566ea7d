import { describe, expect, it } from 'vitest';
import { type InBatchTripletOptions, inBatchTriplet } from '../../src/losses/in-batch-triplet.ts';
import { describeBatchLoss, lossOf } from '../contracts/loss.ts';

describeBatchLoss('in-batch triplet, mean', inBatchTriplet({ negatives: 'mean' }));
describeBatchLoss('in-batch triplet, closest', inBatchTriplet({ negatives: 'closest' }));
describeBatchLoss('in-batch triplet, semi-hard', inBatchTriplet({ negatives: 'semi-hard' }));
describeBatchLoss('in-batch triplet with candidates', inBatchTriplet({ negatives: 'semi-hard' }), { candidates: 2 });
for (const negatives of ['mean', 'closest', 'semi-hard'] as const) {
  const loss = inBatchTriplet({ negatives, distance: 'euclidean', margin: 2 });
  describeBatchLoss(`in-batch triplet, ${negatives}, Euclidean`, loss);
}

describe('inBatchTriplet', () => {
  // On a line: an anchor at 0 with its match at 3, and right sides at 1, 5 and 9; only the first pair matches.
  const batch = {
    measure: 'distance',
    output: [0, 0, 0, 0],
    label: [1, 0, 0, 0],
    vectors: { left: [[0], [20], [20], [20]], right: [[3], [1], [5], [9]] },
  } as const;
  const euclidean: InBatchTripletOptions = { distance: 'euclidean', margin: 4 };

  it.each([
    ['the mean over all non-matches', { ...euclidean, negatives: 'mean' }, (6 + 2 + 0) / 3],
    ['that of the closest', { ...euclidean, negatives: 'closest' }, 6],
    ['that of the closest beyond the match', { ...euclidean, negatives: 'semi-hard' }, 2],
  ] as const)('is %s', async (_, options, expected) => {
    expect(await lossOf(inBatchTriplet(options), batch)).toBeCloseTo(expected, 4);
  });

  it('takes the farthest non-match where all are nearer than the match', async () => {
    const vectors = { left: batch.vectors.left, right: [[10], [1], [5], [9]] };
    expect(await lossOf(inBatchTriplet({ ...euclidean, negatives: 'semi-hard' }), { ...batch, vectors })).toBeCloseTo(
      10 - 9 + 4,
      4,
    );
  });

  it('never holds one of the same group for a non-match', async () => {
    const groups = { left: [0, 1, 2, 3], right: [0, 0, 5, 6] };
    const found = await lossOf(inBatchTriplet({ ...euclidean, negatives: 'closest' }), { ...batch, groups });
    expect(found).toBeCloseTo(3 - 5 + 4, 4);
  });

  it('is zero without a match, and without a non-match', async () => {
    expect(await lossOf(inBatchTriplet(euclidean), { ...batch, label: [0, 0, 0, 0] })).toBe(0);
    const groups = { left: [0, 1, 2, 3], right: [0, 0, 0, 0] };
    expect(await lossOf(inBatchTriplet(euclidean), { ...batch, groups })).toBe(0);
  });

  it('measures 1 − cosine where it is told to', async () => {
    const vectors = {
      left: [
        [1, 0],
        [0, 1],
      ],
      right: [
        [3, 4],
        [4, 3],
      ],
    };
    const found = await lossOf(inBatchTriplet({ margin: 1 }), {
      measure: 'similarity',
      output: [0, 0],
      label: [1, 0],
      vectors,
    });
    expect(found).toBeCloseTo(0.4 - 0.2 + 1, 5);
  });
});
