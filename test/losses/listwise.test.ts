import { describe, expect, it } from 'vitest';
import { listwise } from '../../src/losses/listwise.ts';
import { describeBatchLoss, lossOf } from '../contracts/loss.ts';

describeBatchLoss('listwise', listwise({ scale: 3 }));
describeBatchLoss('listwise, of anchors with two candidates', listwise({ scale: 2 }), { candidates: 2 });

describe('listwise', () => {
  // Two questions: the first with three candidates, the second with two.
  const batch = (output: number[], label: number[]) => ({
    measure: 'similarity' as const,
    output,
    label,
    groups: { left: [7, 7, 7, 9, 9], right: [7, 1, 2, 9, 3] },
  });

  it('lets the candidates of one anchor compete, and no others', async () => {
    const first = -Math.log(Math.exp(2 * 0.5) / (Math.exp(2 * 0.5) + Math.exp(2 * 0.25) + Math.exp(-2)));
    const second = -Math.log(Math.exp(2 * 0.1) / (Math.exp(2 * 0.1) + Math.exp(2 * 0.9)));
    const found = await lossOf(listwise({ scale: 2 }), batch([0.5, 0.25, -1, 0.1, 0.9], [1, 0, 0, 1, 0]));
    expect(found).toBeCloseTo((first + second) / 2, 5);
  });

  it('asks nothing of an anchor without a right answer', async () => {
    const found = await lossOf(listwise({ scale: 2 }), batch([0.5, 0.25, -1, 0.1, 0.9], [0, 0, 0, 0, 0]));
    expect(found).toBe(0);
  });

  it('does not ask that scores of two anchors can be compared', async () => {
    const loss = listwise({ scale: 2 });
    const near = await lossOf(loss, batch([0.5, 0.25, -1, 0.1, 0.9], [1, 0, 0, 1, 0]));
    const apart = await lossOf(loss, batch([5.5, 5.25, 4, 0.1, 0.9], [1, 0, 0, 1, 0]));
    expect(apart).toBeCloseTo(near, 4);
  });
});
