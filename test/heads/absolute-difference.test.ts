import { describe, expect, it } from 'vitest';
import { absoluteDifference } from '../../src/heads/absolute-difference.ts';
import { distance } from '../compile/kernel-case.ts';
import { compareWith, D, describeHead } from '../contracts/head.ts';

describeHead('absolute difference', absoluteDifference({ dimension: D, hidden: [4] }));
describeHead('absolute difference without a hidden layer', absoluteDifference({ dimension: D, hidden: [] }));
describeHead('absolute difference of two hidden layers', absoluteDifference({ dimension: D, hidden: [5, 4] }));

describe('absoluteDifference', () => {
  it('weighs the rectified sums of |left − right|', async () => {
    const [logit] = await compareWith(absoluteDifference({ dimension: D, hidden: [2] }), [[1, 2, -3]], [[2, 0, 0]], {
      weights: {
        hidden1: { shape: [D, 2], data: Float32Array.of(1, -1, 10, -10, 100, -100) },
        hidden1Bias: { shape: [2], data: Float32Array.of(0.5, 0.25) },
        output: { shape: [2, 1], data: Float32Array.of(2, 1000) },
        outputBias: { shape: [1], data: Float32Array.of(-1) },
      },
    });
    expect(distance([logit], [2 * (1 + 20 + 300 + 0.5) - 1])).toBeLessThan(1e-6);
  });
});
