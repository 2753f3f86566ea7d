import { describe, expect, it } from 'vitest';
import { binaryCrossEntropy } from '../../src/losses/binary-cross-entropy.ts';
import { distance } from '../compile/kernel-case.ts';
import { describeLoss, lossOf } from '../contracts/loss.ts';

describeLoss('binary cross-entropy', binaryCrossEntropy());
describeLoss('binary cross-entropy, matches count threefold', binaryCrossEntropy({ positiveWeight: 3 }));
describeLoss('smoothed binary cross-entropy', binaryCrossEntropy({ smoothing: 0.1 }), {
  mayRise: 'a pair that is too sure of itself costs again',
});

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
    const found = await lossOf(binaryCrossEntropy(), { measure: 'logit', output: [logit], label: [label] });
    expect(distance([found], [expected])).toBeLessThan(1e-6);
  });

  it.each([
    ['counts a match as told', { positiveWeight: 3 }, 1, -3 * Math.log(0.75)],
    ['counts a non-match once', { positiveWeight: 3 }, 0, -Math.log(0.25)],
    ['reads grades', {}, 0.25, -0.25 * Math.log(0.75) - 0.75 * Math.log(0.25)],
    ['draws a match towards a half', { smoothing: 0.2 }, 1, -0.9 * Math.log(0.75) - 0.1 * Math.log(0.25)],
    ['draws a non-match towards a half', { smoothing: 0.2 }, 0, -0.1 * Math.log(0.75) - 0.9 * Math.log(0.25)],
  ])('%s', async (_, options, label, expected) => {
    const output = [Math.log(3)];
    const found = await lossOf(binaryCrossEntropy(options), { measure: 'logit', output, label: [label] });
    expect(distance([found], [expected])).toBeLessThan(1e-6);
  });
});
