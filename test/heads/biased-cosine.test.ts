import { describe, expect, it } from 'vitest';
import { biasedCosine } from '../../src/heads/biased-cosine.ts';
import { scaledCosine } from '../../src/heads/cosine.ts';
import type { Head } from '../../src/heads/head.ts';
import { distance } from '../compile/kernel-case.ts';
import { compareWith, D, describeHead } from '../contracts/head.ts';

/** Vectors are searched in use alone. */
const inTraining = ({ search: _, ...head }: Head): Head => ({
  ...head,
  compare: (u, v, weights) => head.compare(u, v, weights, true),
});

describeHead('biased cosine', biasedCosine({ dimension: D, hidden: 4 }));
describeHead('biased cosine in training', inTraining(biasedCosine({ dimension: D, hidden: 4 })));

describe('biased cosine', () => {
  const [u, v] = [[[3, 4, 0]], [[0, 3, 4]]];
  const numbers = (...values: number[]) => Float32Array.from(values);

  it('begins as the scaled cosine', async () => {
    const plain = await compareWith(scaledCosine({ scale: 10, bias: -7 }), u, v);
    expect(distance(await compareWith(biasedCosine({ dimension: D }), u, v), plain)).toBeLessThan(1e-6);
  });

  // One unit that reads the first number and the third: √3·0.6 − 1/2 of u, √3·0.8 − 1/2 of v.
  const weights = {
    logScale: { shape: [], data: numbers(0) },
    bias: { shape: [], data: numbers(0.5) },
    hidden: { shape: [3, 1], data: numbers(1, 0, 1) },
    hiddenBias: { shape: [1], data: numbers(-0.5) },
    output: { shape: [1, 1], data: numbers(2) },
  };
  const biases = 2 * (Math.sqrt(3) * 1.4 - 1);

  it.each([
    { when: 'all of the biases in training', training: true, kept: 0.25, share: 1 },
    { when: 'a part of them in use', training: false, kept: 0.25, share: 0.25 },
    { when: 'none in use where none is kept', training: false, kept: 0, share: 0 },
  ])('adds $when', async ({ training, kept, share }) => {
    const head = biasedCosine({ dimension: D, hidden: 1, kept });
    const [found] = await compareWith(training ? inTraining(head) : head, u, v, { weights });
    expect(found).toBeCloseTo(0.48 + 0.5 + share * biases, 5);
  });
});
