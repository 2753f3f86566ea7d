import { describe, expect, it } from 'vitest';
import { euclidean } from '../../src/heads/euclidean.ts';
import { distance } from '../compile/kernel-case.ts';
import { compareWith, describeHead } from '../contracts/head.ts';

describeHead('Euclidean distance', euclidean());

describe('euclidean', () => {
  it('is the distance', async () => {
    const distances = await compareWith(
      euclidean(),
      [
        [1, 2, 3],
        [1, 1, 1],
        [1, 1, 1],
      ],
      [
        [1, 5, 7],
        [3, 3, 2],
        [1, 1, 1],
      ],
    );
    expect(distance(distances, [5, 3, 0])).toBeLessThan(2e-6);
  });
});
