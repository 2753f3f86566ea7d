import { describe, expect, it } from 'vitest';
import type { tf } from '../../src/compile/tf.ts';
import { vgg16 } from '../../src/encoders/vgg16.ts';
import { Random } from '../../src/random.ts';
import { count } from '../../src/weights.ts';
import { differentiate } from '../contracts/differentiable.ts';
import { describeImageEncoder } from '../contracts/image-encoder.ts';

describeImageEncoder(
  'VGG of three convolutions, in colour',
  vgg16({ size: { height: 5, width: 4, channels: 3 }, filters: [[3], [3, 2]], dimension: 2 }),
  { step: 5e-4 },
);
describeImageEncoder(
  'VGG of two convolutions, grey and flattened',
  vgg16({ size: { height: 4, width: 4, channels: 1 }, filters: [[3, 2]], dimension: 2, pooling: 'flatten' }),
  { step: 5e-4 },
);

describe('vgg16', () => {
  const size = { height: 105, width: 105, channels: 3 };

  it('has the thirteen convolutions of the paper unless told otherwise', () => {
    const { weights, dimension } = vgg16({ size });
    const filters = weights.filter(({ name }) => name.endsWith('.filters'));
    expect(filters.map(({ shape }) => shape.slice(2).join(' → '))).toEqual([
      ...['3 → 64', '64 → 64', '64 → 128', '128 → 128', '128 → 256', '256 → 256', '256 → 256'],
      ...['256 → 512', '512 → 512', '512 → 512', '512 → 512', '512 → 512', '512 → 512'],
    ]);
    const convolutions = weights.filter(({ name }) => name.startsWith('conv'));
    expect(convolutions.reduce((sum, { shape }) => sum + count(shape), 0)).toBe(14_714_688);
    expect(dimension).toBe(512);
    expect(vgg16({ size, pooling: 'flatten' }).weights.at(-2)?.shape).toEqual([3 * 3 * 512, 512]);
  });

  it('reads colours at the mean and deviation of ImageNet', async () => {
    const { encode } = vgg16({ size: { height: 2, width: 2, channels: 3 }, filters: [[1]], dimension: 1 });
    const one = (value: number) => ({ shape: [1], data: Float32Array.of(value) });
    // White, and a filter that looks at green in its own pixel.
    const inputs = {
      pixels: { shape: [1, 2, 2, 3], data: new Float32Array(12).fill(1) },
      'conv1.filters': { shape: [3, 3, 3, 1], data: Float32Array.from({ length: 27 }, (_, i) => (i === 13 ? 1 : 0)) },
      'conv1.bias': one(0),
      'output.weights': { shape: [1, 1], data: Float32Array.of(1) },
      'output.bias': one(0),
    };
    const run = ({ pixels, ...rest }: Readonly<Record<string, tf.Tensor>>) =>
      encode(pixels as tf.Tensor4D, rest, false);
    const { value } = await differentiate({ inputs, slopes: [], run });
    expect(value[0]).toBeCloseTo((1 - 0.456) / 0.224, 5);
  });

  it('keeps the scale of what it reads through all layers', async () => {
    const filters = [
      [8, 8],
      [8, 8],
      [16, 16, 16],
      [16, 16, 16],
      [16, 16, 16],
    ];
    const { encode, weights } = vgg16({ size: { height: 32, width: 32, channels: 1 }, filters, dimension: 16 });
    const random = Random.fromSeed(2);
    const inputs = Object.fromEntries(
      weights.map(({ name, shape, initial }) => [name, { shape, data: initial(random.fork(name)) }]),
    );
    const pixels = { shape: [4, 32, 32, 1], data: Float32Array.from({ length: 4096 }, () => random.normal()) };
    const { value } = await differentiate({
      inputs: { pixels, ...inputs },
      slopes: [],
      run: ({ pixels, ...rest }) => encode(pixels as tf.Tensor4D, rest, false),
    });
    const scale = Math.sqrt(value.reduce((sum, x) => sum + x * x, 0) / value.length);
    expect(scale).toBeGreaterThan(0.2);
    expect(scale).toBeLessThan(5);
  });

  it('starts from trained filters, and refuses what does not fit', () => {
    const filters = [[2]];
    const small = { size: { height: 2, width: 2, channels: 1 }, filters, dimension: 3 };
    const trained = { 'conv1.filters': new Float32Array(18).fill(7), 'conv1.bias': Float32Array.of(1, 2) };
    const started = vgg16({ ...small, start: { weights: trained } }).weights;
    const random = Random.fromSeed(1);
    expect(started.slice(0, 2).map(({ initial }) => initial(random))).toEqual(Object.values(trained));
    expect(started[0].initial(random)).not.toBe(trained['conv1.filters']);
    expect(() => vgg16({ ...small, size: { ...small.size, channels: 2 }, start: { weights: trained } })).toThrow(
      'vgg16: expected 36 numbers to start "conv1.filters" from, found 18',
    );
  });

  it('refuses pictures that its blocks would halve to nothing', () => {
    expect(() => vgg16({ size: { height: 31, width: 105, channels: 3 } })).toThrow(
      'vgg16: expected pictures of at least 32×32 to halve 5 times, found 31×105',
    );
  });
});
