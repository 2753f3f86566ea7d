import { describe, expect, it } from 'vitest';
import { principalComponents } from '../../src/projection/pca.ts';
import { Random } from '../../src/random.ts';
import { toVectors } from '../../src/search/vectors.ts';

describe('principalComponents', () => {
  it('finds the directions of a case that is worked out by hand', () => {
    // A cross: ±2 along (3, 4)/5 and ±1 along (4, −3)/5, around (10, 20). The larger numbers, 4/5 of each, count as positive.
    const data = Float32Array.of(10 + 1.2, 20 + 1.6, 10 - 1.2, 20 - 1.6, 10 + 0.8, 20 - 0.6, 10 - 0.8, 20 + 0.6);
    const found = Array.from(principalComponents(toVectors(data, 2)), (value) => Number(value.toFixed(5)) + 0);
    expect(found).toEqual([2, 0, -2, 0, 0, 1, 0, -1]);
  });

  it.each([
    ['no vector', 0, 3],
    ['one vector', 1, 3],
    ['equal vectors', 5, 3],
  ])('of %s gives zeros', (_, N, D) => {
    expect(Array.from(principalComponents(toVectors(new Float32Array(N * D).fill(7), D)), Math.abs)).toEqual(
      new Array(2 * N).fill(0),
    );
  });

  it('has one component where vectors have one number', () => {
    expect(Array.from(principalComponents(toVectors(Float32Array.of(1, 2, 6), 1)))).toEqual([-2, 0, -1, 0, 3, 0]);
  });

  it('takes more numbers than vectors, and does not change those that it was given', () => {
    const random = Random.fromSeed(1);
    const data = Float32Array.from({ length: 6 * 40 }, () => random.normal());
    const before = data.slice();
    const found = principalComponents(toVectors(data, 40));
    expect(principalComponents(toVectors(data, 40))).toEqual(found);
    expect(data).toEqual(before);
    const spread = [0, 1].map((c) => found.filter((__, i) => i % 2 === c).reduce((sum, x) => sum + x * x, 0));
    expect(spread[0]).toBeGreaterThan(spread[1]);
    expect(spread[1]).toBeGreaterThan(1);
  });
});
