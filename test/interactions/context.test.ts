import { describe, expect, it } from 'vitest';
import type { tf } from '../../src/compile/tf.ts';
import { context } from '../../src/interactions/context.ts';
import { distance } from '../compile/kernel-case.ts';
import { differentiate } from '../contracts/differentiable.ts';

describe('context', () => {
  const size = { tokenWidth: 1, units: 3 };
  const text = {
    tokens: { shape: [4, 1, 1], data: Float32Array.of(1, 2, -1, 7) },
    mask: { shape: [4, 1], data: Float32Array.of(1, 1, 1, 0) },
  };

  it('of a convolution is what the neighbours add to a token', async () => {
    const neighbours = context('convolution', size);
    const { value } = await differentiate({
      inputs: {
        ...text,
        'width3.filters': { shape: [3, 1], data: Float32Array.of(1, 10, 100) },
        'width3.bias': { shape: [1], data: Float32Array.of(-5) },
      },
      slopes: [],
      run: ({ tokens, mask, ...rest }) =>
        neighbours.read({ tokens: tokens as tf.Tensor3D, mask: mask as tf.Tensor2D }, rest),
    });
    const added = [10 + 200 - 5, 1 + 20 - 100 - 5, 2 - 10 - 5].map((answer) => Math.max(0, answer));
    expect(distance(value.slice(0, 3), [1 + added[0], 2 + added[1], -1 + added[2]])).toBeLessThan(1e-5);
  });

  it.each([
    ['none', 1],
    ['convolution', 1],
    ['lstm', 6],
  ] as const)('"%s" gives each token %i numbers', (name, width) => {
    expect(context(name, size).width).toBe(width);
  });
});
