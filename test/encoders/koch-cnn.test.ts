import { describe, expect, it } from 'vitest';
import { kochCnn } from '../../src/encoders/koch-cnn.ts';
import { count } from '../../src/weights.ts';
import { describeImageEncoder } from '../contracts/image-encoder.ts';

describeImageEncoder(
  'Koch CNN of two layers',
  kochCnn({ size: { height: 8, width: 7, channels: 1 }, filters: [3, 2], kernels: [3, 2], dimension: 3 }),
);

describe('kochCnn', () => {
  it('has the shapes of the paper unless told otherwise', () => {
    const { weights, dimension } = kochCnn({ size: { height: 105, width: 105, channels: 1 } });
    expect(dimension).toBe(4096);
    expect(Object.fromEntries(weights.map(({ name, shape }) => [name, shape]))).toMatchObject({
      'conv1.filters': [10, 10, 1, 64],
      'conv2.filters': [7, 7, 64, 128],
      'conv3.filters': [4, 4, 128, 128],
      'conv4.filters': [4, 4, 128, 256],
      'output.weights': [6 * 6 * 256, 4096],
    });
    // "38,951,745 parameters" are told of it, the head's 4,097 among them.
    expect(weights.reduce((sum, { shape }) => sum + count(shape), 0)).toBe(38_951_745 - 4097);
  });

  it('refuses pictures that are too small for its kernels, naming the least', () => {
    const size = (height: number) => ({ height, width: 200, channels: 1 });
    expect(() => kochCnn({ size: size(64) })).toThrow(
      'pictures of at least 65×65 for kernels of 10, 7, 4, 4, found 64',
    );
    expect(kochCnn({ size: size(65) }).dimension).toBe(4096);
  });

  it('refuses kernels that are not one a layer', () => {
    expect(() => kochCnn({ size: { height: 9, width: 9, channels: 1 }, kernels: [3] })).toThrow(
      'expected as many kernels as filters, found 1 and 4',
    );
  });
});
