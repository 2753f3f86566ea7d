import { describe, expect, it } from 'vitest';
import type { tf } from '../../src/compile/tf.ts';
import { convolvedBag } from '../../src/encoders/convolved-bag.ts';
import { distance } from '../compile/kernel-case.ts';
import { differentiate } from '../contracts/differentiable.ts';
import { describeEncoder } from '../contracts/encoder.ts';

describeEncoder('convolved bag', convolvedBag({ embeddingWidth: 3 }));
describeEncoder(
  'convolved bag of wide windows, projected',
  convolvedBag({ embeddingWidth: 2, width: 4, projection: 3 }),
);

describe('convolvedBag', () => {
  it('adds to each token the rectified answer to its neighbourhood, then weighs', async () => {
    const { encode } = convolvedBag({ embeddingWidth: 1 });
    // Of the text 1, 2, the second counting three times: 1 + relu(10 + 200 − 5) and 2 + relu(1 + 20 − 5).
    const { value } = await differentiate({
      inputs: {
        tokens: { shape: [3, 1, 2], data: Float32Array.of(1, 0, 2, Math.log(3), 7, 7) },
        mask: { shape: [3, 1], data: Float32Array.of(1, 1, 0) },
        'width3.filters': { shape: [3, 1], data: Float32Array.of(1, 10, 100) },
        'width3.bias': { shape: [1], data: Float32Array.of(-5) },
      },
      slopes: [],
      run: ({ tokens, mask, ...rest }) => encode({ tokens: tokens as tf.Tensor3D, mask: mask as tf.Tensor2D }, rest),
    });
    expect(distance(value, [(206 + 3 * 18) / 4])).toBeLessThan(1e-6);
  });
});
