import { describe, expect, it } from 'vitest';
import { bucketFor, cutToLength } from '../../src/text/lengths.ts';

describe('bucketFor', () => {
  it.each([
    [0, 8],
    [1, 8],
    [8, 8],
    [9, 12],
    [17, 24],
    [32, 32],
    [33, 32],
  ])('puts %i tokens into %i', (length, bucket) => {
    expect(bucketFor(length)).toBe(bucket);
  });

  it('takes other buckets', () => {
    expect(bucketFor(5, [4, 100])).toBe(100);
  });
});

describe('cutToLength', () => {
  it.each([
    ['keeps a short text', [5, 6], 3, [5, 6]],
    ['cuts a long one', [5, 6, 7, 8], 3, [5, 6, 7]],
    ['puts unknown for an empty one', [], 3, [1]],
  ])('%s', (_, ids, maximum, expected) => {
    expect([...cutToLength(Int32Array.from(ids), maximum)]).toEqual(expected);
  });

  it('cuts to the largest bucket unless told otherwise', () => {
    expect(cutToLength(new Int32Array(40).fill(5)).length).toBe(32);
  });
});
