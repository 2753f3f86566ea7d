import { describe, expect, it } from 'vitest';
import type { tf } from '../../src/compile/tf.ts';
import { type PoolingName, pooling } from '../../src/encoders/pooling.ts';
import { distance } from '../compile/kernel-case.ts';
import { differentiate } from '../contracts/differentiable.ts';

/** Two texts of two dimensions: 3 tokens, and 1 token whose padding is larger than any state. */
const states = Float32Array.of(1, -4, 5, 6, 2, -2, 9, 9, 6, -3, 9, 9);
const mask = Float32Array.of(1, 1, 1, 0, 1, 0);
const cases: [PoolingName, 1 | 2, number[]][] = [
  ['last', 1, [6, -3, 5, 6]],
  ['last', 2, [6, -4, 5, 6]],
  ['mean', 1, [3, -3, 5, 6]],
  ['max', 1, [6, -2, 5, 6]],
  // Energies 10·tanh(first dimension / 10): weights of eˣ for 0.997, 1.974 and 5.370.
  ['attention', 1, [5.8117, -2.98, 5, 6]],
];

describe('pooling', () => {
  it.each(cases)('%s over %i direction(s) gives %j', async (name, directions, expected) => {
    const { pool } = pooling(name, 2, directions);
    const { value } = await differentiate({
      inputs: {
        states: { shape: [3, 2, 2], data: states },
        mask: { shape: [3, 2], data: mask },
        'attention.inner': { shape: [2, 2], data: Float32Array.of(0.1, 0, 0, 0) },
        'attention.outer': { shape: [2, 1], data: Float32Array.of(10, 0) },
      },
      slopes: [],
      run: ({ states, mask, ...weights }) => pool(states as tf.Tensor3D, mask as tf.Tensor2D, weights),
    });
    expect(distance(value, expected)).toBeLessThan(1e-4);
  });
});
