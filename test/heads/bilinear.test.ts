import { describe, expect, it } from 'vitest';
import { bilinear } from '../../src/heads/bilinear.ts';
import { distance } from '../compile/kernel-case.ts';
import { compareWith, D, describeHead } from '../contracts/head.ts';

describeHead('bilinear', bilinear({ dimension: D }));

describe('bilinear', () => {
  it('is uᵀWv + b', async () => {
    const [logit] = await compareWith(bilinear({ dimension: D }), [[1, 2, 0]], [[0, 3, 5]], {
      weights: {
        form: { shape: [D, D], data: Float32Array.of(9, 1, 10, 9, 100, 1000, 9, 9, 9) },
        bias: { shape: [], data: Float32Array.of(-7) },
      },
    });
    expect(logit).toBe(1 * (3 + 50) + 2 * (300 + 5000) - 7);
  });

  it('starts near the inner product times scale/√D', async () => {
    const logits = await compareWith(bilinear({ dimension: D, scale: 6 }), [[1, 2, 0]], [[2, 1, 0]]);
    expect(Math.abs(logits[0] / (4 * (6 / Math.sqrt(D))) - 1)).toBeLessThan(0.3);
    expect(distance(logits, [4 * (6 / Math.sqrt(D))])).toBeGreaterThan(1e-4);
  });
});
