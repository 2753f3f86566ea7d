import { describe, expect, it } from 'vitest';
import type { tf } from '../../src/compile/tf.ts';
import { bag } from '../../src/encoders/bag.ts';
import { distance } from '../compile/kernel-case.ts';
import { differentiate } from '../contracts/differentiable.ts';
import { describeEncoder } from '../contracts/encoder.ts';

describeEncoder('bag', bag({ embeddingWidth: 3 }));
describeEncoder('projected bag', bag({ embeddingWidth: 3, projection: 2 }));

describe('bag', () => {
  it.each([
    ['the mean where all tokens matter alike', [1, 2, 0, 3, 6, 0], [2, 4]],
    ['three parts to one where a token matters e^ln 3 times as much', [1, 2, Math.log(3), 5, 6, 0], [2, 3]],
    ['finite numbers where a token matters e⁶⁰ times as much', [1, 2, 60, 5, 6, 0], [1, 2]],
    ['finite numbers where no token matters much', [1, 2, -60, 5, 6, -60], [3, 4]],
  ])('gives %s', async (_, tokens, vector) => {
    const { value } = await differentiate({
      inputs: {
        tokens: { shape: [2, 1, 3], data: Float32Array.from(tokens) },
        mask: { shape: [2, 1], data: Float32Array.of(1, 1) },
      },
      slopes: [],
      run: ({ tokens, mask }) =>
        bag({ embeddingWidth: 2 }).encode({ tokens: tokens as tf.Tensor3D, mask: mask as tf.Tensor2D }, {}),
    });
    expect(distance(value, vector)).toBeLessThan(1e-5);
  });
});
