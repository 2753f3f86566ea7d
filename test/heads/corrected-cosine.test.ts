import { describe, expect, it } from 'vitest';
import { correctedCosine } from '../../src/heads/corrected-cosine.ts';
import { scaledCosine } from '../../src/heads/cosine.ts';
import { distance } from '../compile/kernel-case.ts';
import { compareWith, D, describeHead } from '../contracts/head.ts';

describeHead('corrected cosine', correctedCosine({ dimension: D, hidden: 4 }));

describe('corrected cosine', () => {
  const [u, v] = [[[3, 4, 0]], [[4, 3, 0]]];
  const numbers = (...values: number[]) => Float32Array.from(values);
  const base = { logScale: { shape: [], data: numbers(0) }, bias: { shape: [], data: numbers(0.5) } };

  it('begins as the scaled cosine', async () => {
    const plain = await compareWith(scaledCosine({ scale: 10, bias: -7 }), u, v);
    expect(distance(await compareWith(correctedCosine({ dimension: D }), u, v), plain)).toBeLessThan(1e-6);
  });

  it('adds what the network reads of difference and product', async () => {
    // One unit that reads the first difference, √3·|0.6 − 0.8|, and the first product, 3·0.48.
    const hidden = { shape: [6, 1], data: numbers(1, 0, 0, 1, 0, 0) };
    const weights = {
      ...base,
      hidden,
      hiddenBias: { shape: [1], data: numbers(-1) },
      output: { shape: [1, 1], data: numbers(2) },
    };
    const found = await compareWith(correctedCosine({ dimension: D, hidden: 1 }), u, v, { weights });
    expect(found[0]).toBeCloseTo(0.96 + 0.5 + 2 * (Math.sqrt(3) * 0.2 + 3 * 0.48 - 1), 5);
  });
});
