import { describe, expect, it } from 'vitest';
import type { tf } from '../../src/compile/tf.ts';
import { residualNet } from '../../src/encoders/residual-net.ts';
import { Random } from '../../src/random.ts';
import { differentiate } from '../contracts/differentiable.ts';
import { describeImageEncoder } from '../contracts/image-encoder.ts';

describeImageEncoder(
  'residual net of two stages',
  residualNet({ size: { height: 4, width: 5, channels: 1 }, filters: [2, 3], blocks: 1, dimension: 2 }),
  { step: 5e-4 },
);

describe('residualNet', () => {
  it('lets a picture through where its blocks find nothing', async () => {
    const size = { height: 4, width: 4, channels: 2 };
    const { weights, encode } = residualNet({ size, filters: [2], blocks: 3, dimension: 2 });
    const random = Random.fromSeed(1);
    // The stem copies, the blocks' second convolutions are silent, the last layer copies.
    const set: Record<string, number[]> = {
      'stem.filters': Array.from({ length: 36 }, (_, i) => (i === 16 || i === 19 ? 1 : 0)),
      'output.weights': [1, 0, 0, 1],
    };
    const inputs = Object.fromEntries(
      weights.map(({ name, shape, initial }) => {
        const silent = name.endsWith('second.filters');
        const data = set[name] ? Float32Array.from(set[name]) : initial(random.fork(name));
        return [name, { shape, data: silent ? new Float32Array(data.length) : data }];
      }),
    );
    const pixels = { shape: [1, 4, 4, 2], data: Float32Array.from({ length: 32 }, (_, i) => (i % 2 === 0 ? 3 : -3)) };
    const { value } = await differentiate({
      inputs: { pixels, ...inputs },
      slopes: [],
      run: ({ pixels, ...rest }) => encode(pixels as tf.Tensor4D, rest, false),
    });
    // Running variance 1 and ε = 0.001.
    expect(value[0]).toBeCloseTo(3 / Math.sqrt(1.001), 5);
    expect(value[1]).toBe(0);
  });

  it('halves the picture from stage to stage, with a shortcut of its own there alone', () => {
    const { weights } = residualNet({ size: { height: 9, width: 9, channels: 3 }, blocks: 2 });
    expect(weights.map(({ name }) => name).filter((name) => name.endsWith('shortcut.filters'))).toEqual([
      'stage2.block1.shortcut.filters',
      'stage3.block1.shortcut.filters',
    ]);
  });
});
