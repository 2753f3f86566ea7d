import { describe, expect, it } from 'vitest';
import type { tf } from '../../src/compile/tf.ts';
import { selfAttention } from '../../src/encoders/self-attention.ts';
import { Random } from '../../src/random.ts';
import { distance } from '../compile/kernel-case.ts';
import { differentiate } from '../contracts/differentiable.ts';
import { describeEncoder } from '../contracts/encoder.ts';

describeEncoder('self-attention', selfAttention({ tokenWidth: 4, heads: 2, hidden: 5 }));
describeEncoder(
  'self-attention of two layers, heads that do not divide the width',
  selfAttention({ tokenWidth: 3, heads: 2, hidden: 3, layers: 2, pooling: ['mean', 'max'] }),
);

describe('selfAttention', () => {
  it('sees the order of tokens through their positions alone', async () => {
    const encoder = selfAttention({ tokenWidth: 4, heads: 2, hidden: 5 });
    const random = Random.fromSeed(1);
    const [a, b] = [0, 1].map(() => Array.from({ length: 4 }, () => random.normal()));
    const encode = async (tokens: number[][], positionGain: number) => {
      const weights = encoder.weights.map(({ name, shape, initial }) => [
        name,
        { shape, data: name === 'positionGain' ? Float32Array.of(positionGain) : initial(Random.fromSeed(2)) },
      ]);
      const { value } = await differentiate({
        inputs: {
          tokens: { shape: [2, 1, 4], data: Float32Array.from(tokens.flat()) },
          mask: { shape: [2, 1], data: Float32Array.of(1, 1) },
          ...Object.fromEntries(weights),
        },
        slopes: [],
        run: ({ tokens, mask, ...rest }) =>
          encoder.encode({ tokens: tokens as tf.Tensor3D, mask: mask as tf.Tensor2D }, rest),
      });
      return value;
    };
    expect(distance(await encode([a, b], 0), await encode([b, a], 0))).toBeLessThan(1e-6);
    expect(distance(await encode([a, b], 1), await encode([b, a], 1))).toBeGreaterThan(1e-2);
  });
});
