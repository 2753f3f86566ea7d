import { describe, expect, it } from 'vitest';
import type { tf } from '../../src/compile/tf.ts';
import { bag } from '../../src/encoders/bag.ts';
import { convolvedBag } from '../../src/encoders/convolved-bag.ts';
import { joined } from '../../src/encoders/joined.ts';
import { lstm } from '../../src/encoders/lstm.ts';
import { distance } from '../compile/kernel-case.ts';
import { differentiate } from '../contracts/differentiable.ts';
import { describeEncoder } from '../contracts/encoder.ts';

const E = 3;
const parts = [
  bag({ embeddingWidth: E }),
  lstm({ tokenWidth: E, units: 2 }),
  convolvedBag({ embeddingWidth: E, projection: 2 }),
];
describeEncoder('joined encoders', joined({ embeddingWidth: E, parts }));
describeEncoder('joined encoders of their own lengths', joined({ embeddingWidth: E, parts, normalise: false }));

describe('joined', () => {
  // Two bags, of a text of two tokens; the first counts its tokens alike, the second the second threefold.
  const encodeWith = async (normalise: boolean) => {
    const bags = [bag({ embeddingWidth: 2 }), bag({ embeddingWidth: 2 })];
    const { encode, tokenWidth } = joined({ embeddingWidth: 2, parts: bags, normalise });
    expect(tokenWidth).toBe(4);
    const { value } = await differentiate({
      inputs: {
        tokens: { shape: [2, 1, 4], data: Float32Array.of(3, 0, 0, 0, 3, 8, 0, Math.log(3)) },
        mask: { shape: [2, 1], data: Float32Array.of(1, 1) },
      },
      slopes: [],
      run: ({ tokens, mask }) => encode({ tokens: tokens as tf.Tensor3D, mask: mask as tf.Tensor2D }, {}),
    });
    return value;
  };

  it('gives each part the shared columns and its own', async () => {
    expect(distance(await encodeWith(false), [3, 4, 3, 6])).toBeLessThan(1e-6);
  });

  it('brings each vector to length one', async () => {
    const root = Math.sqrt(45);
    expect(distance(await encodeWith(true), [0.6, 0.8, 3 / root, 6 / root])).toBeLessThan(1e-6);
  });
});
