import { describe, expect, it } from 'vitest';
import { contrastive, fromDissimilarity } from '../../src/losses/contrastive.ts';
import { describeLoss, lossOf } from '../contracts/loss.ts';

describeLoss('contrastive, margin 1', contrastive());
describeLoss('contrastive, margin 0.5', contrastive({ margin: 0.5 }));

describe('contrastive', () => {
  it.each([
    ['½·d² for a match', 'distance', 3, 1, 1, 4.5],
    ['nothing for a match at distance zero', 'distance', 0, 1, 1, 0],
    ['½·(m − d)² for a non-match within the margin', 'distance', 0.5, 0, 2, 1.125],
    ['nothing for a non-match at the margin', 'distance', 2, 0, 2, 0],
    ['nothing for a non-match beyond the margin', 'distance', 5, 0, 2, 0],
    ['½·(1 − s)² for a match', 'similarity', 0.5, 1, 1, 0.125],
    ['½·(m − 1 + s)² for a non-match within the margin', 'similarity', 0.75, 0, 0.5, 0.03125],
    ['nothing for a non-match less alike than the margin', 'similarity', 0.4, 0, 0.5, 0],
  ] as const)('is %s: %s %d, label %d, margin %d', async (_, measure, output, label, margin, expected) => {
    expect(await lossOf(contrastive({ margin }), { measure, output: [output], label: [label] })).toBeCloseTo(
      expected,
      6,
    );
  });

  it('is the mean over the batch', async () => {
    // ½·[1² + 0 + (1 − 0.2)² + 0] / 4
    const batch = { measure: 'distance', output: [1, 0, 0.2, 7], label: [1, 1, 0, 0] } as const;
    expect(await lossOf(contrastive(), batch)).toBeCloseTo(0.205, 6);
  });

  it('reads labels of the other convention once they are converted', async () => {
    // (1 − y)·½·d² + y·½·max(m − d, 0)² with y = 1 for different: ½·3² and ½·(1 − 0.2)².
    const label = [0, 1].map(fromDissimilarity);
    const found = await lossOf(contrastive(), { measure: 'distance', output: [3, 0.2], label });
    expect(found).toBeCloseTo((4.5 + 0.32) / 2, 6);
  });
});
