import { describe, expect, it } from 'vitest';
import type { tf } from '../../src/compile/tf.ts';
import { cnn } from '../../src/encoders/cnn.ts';
import { differentiate } from '../contracts/differentiable.ts';
import { describeEncoder } from '../contracts/encoder.ts';

describeEncoder('CNN of one width', cnn({ tokenWidth: 3, widths: [2], filters: 3 }));
describeEncoder('CNN of three widths', cnn({ tokenWidth: 2, widths: [1, 2, 3], filters: 2 }));
describeEncoder('CNN wider than some texts', cnn({ tokenWidth: 2, widths: [4, 5], filters: 2 }));

describe('cnn', () => {
  it('keeps the strongest answer of each filter, with zeros beyond the ends of the text', async () => {
    const { encode } = cnn({ tokenWidth: 1, widths: [3], filters: 2 });
    // Of the text 1, 2, -1: filter one sees before + 10·here + 100·after, filter two its opposite and one more.
    const windows = [0 + 10 + 200, 1 + 20 - 100, 2 - 10 + 0];
    const { value } = await differentiate({
      inputs: {
        tokens: { shape: [4, 1, 1], data: Float32Array.of(1, 2, -1, 7) },
        mask: { shape: [4, 1], data: Float32Array.of(1, 1, 1, 0) },
        'width3.filters': { shape: [3, 2], data: Float32Array.of(1, -1, 10, -10, 100, -100) },
        'width3.bias': { shape: [2], data: Float32Array.of(0, 1) },
      },
      slopes: [],
      run: ({ tokens, mask, ...rest }) => encode({ tokens: tokens as tf.Tensor3D, mask: mask as tf.Tensor2D }, rest),
    });
    expect(value).toEqual([Math.max(...windows), 1 - Math.min(...windows)]);
  });
});
