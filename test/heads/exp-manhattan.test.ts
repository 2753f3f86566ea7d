import { describe, expect, it } from 'vitest';
import { expManhattan } from '../../src/heads/exp-manhattan.ts';
import { distance } from '../compile/kernel-case.ts';
import { compareWith, describeHead } from '../contracts/head.ts';

describeHead('exp(−Manhattan)', expManhattan());

describe('expManhattan', () => {
  it('is one for equal vectors and e⁻ᵈ at the city-block distance d', async () => {
    const similarities = await compareWith(
      expManhattan(),
      [
        [1, 2, 3],
        [0, 0, 0],
      ],
      [
        [1, 2, 3],
        [0.5, -0.25, 0.25],
      ],
    );
    expect(distance(similarities, [1, Math.exp(-1)])).toBeLessThan(1e-6);
  });
});
