import { describe, expect, it } from 'vitest';
import { binaryCrossEntropy } from '../../src/losses/binary-cross-entropy.ts';
import { distance } from '../compile/kernel-case.ts';
import { describeLoss, lossOf } from '../contracts/loss.ts';

describeLoss('binary cross-entropy', binaryCrossEntropy());

describe('binaryCrossEntropy', () => {
  it.each([
    [0, 1, Math.log(2)],
    [0, 0, Math.log(2)],
    [Math.log(3), 1, -Math.log(0.75)],
    [Math.log(3), 0, -Math.log(0.25)],
    [1e4, 1, 0],
    [-1e4, 0, 0],
    [1e4, 0, 1e4],
    [-1e4, 1, 1e4],
  ])('of the logit %d with label %d is %d', async (logit, label, expected) => {
    expect(distance([await lossOf(binaryCrossEntropy(), [logit], [label], 'logit')], [expected])).toBeLessThan(1e-6);
  });
});
