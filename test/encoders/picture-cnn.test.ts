import { describe, expect, it } from 'vitest';
import type { tf } from '../../src/compile/tf.ts';
import { halve } from '../../src/encoders/halve.ts';
import { pictureCnn } from '../../src/encoders/picture-cnn.ts';
import { differentiate, expectTrueGradients } from '../contracts/differentiable.ts';
import { describeImageEncoder } from '../contracts/image-encoder.ts';

describeImageEncoder(
  'picture CNN of one block',
  pictureCnn({ size: { height: 4, width: 6, channels: 1 }, channels: [3], dimension: 2 }),
);
describeImageEncoder(
  'picture CNN of two blocks, flattened',
  pictureCnn({ size: { height: 5, width: 6, channels: 2 }, channels: [2, 3], dimension: 3, pooling: 'flatten' }),
);
describeImageEncoder(
  'picture CNN of the walkthrough',
  pictureCnn({
    size: { height: 5, width: 4, channels: 1 },
    channels: [2, 2, 3, 1],
    halved: [2],
    order: 'relu-norm',
    pooling: 'flatten',
    dimension: 2,
  }),
  { step: 1e-3 },
);

describe('pictureCnn', () => {
  it('normalises by the batch in training and by the running statistics otherwise', async () => {
    const { encode } = pictureCnn({ size: { height: 2, width: 2, channels: 1 }, channels: [1], dimension: 1 });
    // A filter that looks at its own pixel alone: the answers are the pixels.
    const filters = Float32Array.of(0, 0, 0, 0, 1, 0, 0, 0, 0);
    const one = (value: number) => ({ shape: [1], data: Float32Array.of(value) });
    const inputs = {
      pixels: { shape: [2, 2, 2, 1], data: Float32Array.of(0, 2, 4, 6, 1, 3, 5, 11) },
      'block1.filters': { shape: [3, 3, 1, 1], data: filters },
      'block1.norm.gain': one(2),
      'block1.norm.bias': one(1),
      'block1.norm.mean': one(1),
      'block1.norm.variance': one(4),
      'output.weights': { shape: [1, 1], data: Float32Array.of(10) },
      'output.bias': one(0.5),
    };
    const encodeBoth = async (training: boolean) => {
      const run = ({ pixels, ...rest }: Readonly<Record<string, tf.Tensor>>) =>
        encode(pixels as tf.Tensor4D, rest, training);
      const { value } = await differentiate({ inputs, slopes: [], run });
      return value;
    };
    // Mean 4, variance (16+4+0+4+9+1+1+49)/8 = 10.5.
    const byBatch = (x: number) => 10 * ((2 * (x - 4)) / Math.sqrt(10.501) + 1) + 0.5;
    const byRunning = (x: number) => 10 * ((2 * (x - 1)) / Math.sqrt(4.001) + 1) + 0.5;
    const [first, second] = await encodeBoth(true);
    expect(first).toBeCloseTo(byBatch(6), 4);
    expect(second).toBeCloseTo(byBatch(11), 4);
    const [third, fourth] = await encodeBoth(false);
    expect(third).toBeCloseTo(byRunning(6), 4);
    expect(fourth).toBeCloseTo(byRunning(11), 4);
  });

  it('marks its running statistics, and nothing else, as averages', () => {
    const { weights } = pictureCnn({ size: { height: 8, width: 8, channels: 3 }, channels: [4, 5], dimension: 2 });
    expect(weights.filter(({ update }) => update === 'average').map(({ name }) => name)).toEqual([
      'block1.norm.mean',
      'block1.norm.variance',
      'block2.norm.mean',
      'block2.norm.variance',
    ]);
  });

  it('refuses pictures that its blocks would halve to nothing', () => {
    expect(() =>
      pictureCnn({ size: { height: 4, width: 64, channels: 1 }, channels: [2, 2, 2], dimension: 2 }),
    ).toThrow('pictures of at least 8×8 to halve 3 times, found 4×64');
    expect(() => pictureCnn({ size: { height: 4, width: 4, channels: 1 }, channels: [], dimension: 2 })).toThrow(
      'expected one block or more',
    );
    expect(() =>
      pictureCnn({ size: { height: 8, width: 8, channels: 1 }, channels: [2], halved: [2], dimension: 2 }),
    ).toThrow('found 1 blocks and to halve after 2');
  });
});

describe('halve', () => {
  // Rows 1 2 5 / 3 4 6 / 7 8 9: the odd last row and column are left out.
  const odd = Float32Array.of(1, 2, 5, 3, 4, 6, 7, 8, 9);
  const piece = (data: Float32Array, shape: number[], training: boolean) => ({
    inputs: { x: { shape, data } },
    slopes: ['x'],
    run: ({ x }: Readonly<Record<string, tf.Tensor>>) => halve(x as tf.Tensor4D, training),
  });

  it.each([false, true])('keeps the strongest of four, and leaves an odd edge out (training: %s)', async (training) => {
    const { value } = await differentiate({ ...piece(odd, [1, 3, 3, 1], training), slopes: [] });
    expect(value).toEqual([4]);
  });

  it('gives the gradient to the strongest', async () => {
    await expectTrueGradients(piece(odd, [1, 3, 3, 1], true));
  });

  it.each(['onnx', 'tfjs'] as const)(
    'gives the gradient to one of several that are equally strong, as max pooling does (%s)',
    async (engine) => {
      const equal = Float32Array.of(1, 1, 2, 3, 1, 1, 3, 3, 5, 4, 0, 0, 5, 5, 0, 0);
      const [own, usual] = [
        await differentiate(piece(equal, [1, 4, 4, 1], true), engine),
        await differentiate(piece(equal, [1, 4, 4, 1], false), engine),
      ];
      expect(own.value).toEqual(usual.value);
      expect(own.gradients.x.filter((slope) => slope !== 0).length).toBe(4);
      const blocks = (gradients: readonly number[]) => [gradients[0] + gradients[1] + gradients[4] + gradients[5]];
      expect(blocks(own.gradients.x)[0]).toBeCloseTo(blocks(usual.gradients.x)[0]);
    },
  );
});
