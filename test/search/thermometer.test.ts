import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../../src/random.ts';
import { thermometerCode } from '../../src/search/thermometer.ts';
import { comparisons, pairValue, toVectors } from '../../src/search/vectors.ts';

describe('thermometerCode', () => {
  it('fills the bins from below, each one standard deviation wide', () => {
    // Mean 0, deviation 1: bins [-2,-1], [-1,0], [0,1], [1,2].
    const [, { data, dimension }] = thermometerCode(
      toVectors(Float32Array.of(), 1),
      toVectors(Float32Array.of(1, -1), 1),
    );
    expect(dimension).toBe(4);
    expect([...data]).toEqual([1, 1, 1, 0, 1, 0, 0, 0]);
  });

  it('is never further apart, squared, than the vectors are in the Manhattan distance', () => {
    const vector = fc.array(fc.float({ min: -50, max: 50, noNaN: true }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(vector, { minLength: 2, maxLength: 12 }), vector, (rows, query) => {
        const [left, right] = [toVectors(Float32Array.from(query), 4), toVectors(Float32Array.from(rows.flat()), 4)];
        const [codedLeft, codedRight] = thermometerCode(left, right);
        for (let row = 0; row < right.count; row++) {
          const distance = comparisons.manhattan(left, 0, right, row);
          const coded = comparisons.euclidean(codedLeft, 0, codedRight, row) ** 2;
          expect(coded).toBeLessThanOrEqual(distance * (1 + 1e-5) + 1e-5);
        }
      }),
    );
  });

  it('is about 0.7 of it for values from a normal distribution', () => {
    const random = Random.fromSeed(1);
    const vectors = toVectors(
      Float32Array.from({ length: 400 * 64 }, () => random.normal()),
      64,
    );
    const [coded] = thermometerCode(vectors, vectors);
    let sum = 0;
    for (let i = 0; i < 400; i += 2) {
      sum += pairValue(coded, 'euclidean', i, i + 1) ** 2 / pairValue(vectors, 'manhattan', i, i + 1);
    }
    expect(sum / 200).toBeCloseTo(0.73, 1);
  });
});
