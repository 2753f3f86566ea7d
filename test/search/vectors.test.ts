import { describe, expect, it } from 'vitest';
import { pairValue, passes, toVectors } from '../../src/search/vectors.ts';

describe('toVectors', () => {
  it.each([
    { data: Float32Array.of(1, 2, 3), message: 'vectors: expected rows of 2 numbers, found 3 numbers' },
    { data: Float32Array.of(1, 2, Number.NaN, 4), message: 'vectors: expected finite numbers, found NaN (vector 2)' },
    { data: Float32Array.of(1, Infinity), message: 'vectors: expected finite numbers, found Infinity (vector 1)' },
  ])('refuses $data', ({ data, message }) => {
    expect(() => toVectors(data, 2)).toThrow(message);
  });
});

describe('pairValue', () => {
  const vectors = toVectors(Float32Array.of(3, 0, 0, 4, 3, 4, 0, 0, 3e38, -3e38), 2);

  it.each([
    { metric: 'cosine', pair: [0, 1], value: 0 },
    { metric: 'cosine', pair: [0, 2], value: 0.6 },
    { metric: 'cosine', pair: [0, 3], value: 0 },
    { metric: 'cosine', pair: [3, 3], value: 0 },
    { metric: 'cosine', pair: [4, 4], value: 1 },
    { metric: 'euclidean', pair: [0, 1], value: 5 },
    { metric: 'euclidean', pair: [2, 2], value: 0 },
    { metric: 'manhattan', pair: [0, 1], value: 7 },
    { metric: 'manhattan', pair: [3, 2], value: 7 },
  ] as const)('$metric of $pair is $value', ({ metric, pair: [left, right], value }) => {
    expect(pairValue(vectors, metric, left, right)).toBe(value);
    expect(pairValue(vectors, metric, right, left)).toBe(value);
  });
});

describe('passes', () => {
  it.each([
    { metric: 'cosine', value: 0.8, threshold: 0.8, pass: true },
    { metric: 'cosine', value: 0.79, threshold: 0.8, pass: false },
    { metric: 'euclidean', value: 0.8, threshold: 0.8, pass: true },
    { metric: 'manhattan', value: 0.81, threshold: 0.8, pass: false },
  ] as const)('$metric $value at $threshold: $pass', ({ metric, value, threshold, pass }) => {
    expect(passes(metric, value, threshold)).toBe(pass);
  });
});
