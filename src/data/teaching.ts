/** What a teacher makes of the items that a student learns from: one vector an item. */
import { GemelError } from '../errors.ts';

export interface Teaching {
  /** D′, the length of the teacher's vectors. */
  readonly dimension: number;
  /** The vector of a raw string on a side; the same array each time. */
  vectorOf(side: 'left' | 'right', raw: string): Float32Array;
}

/** Raw strings and their vectors, N×D′ row by row; of a teacher that reads both sides alike, or of each side. */
export interface TaughtItems {
  readonly raw: readonly string[];
  readonly vectors: Float32Array;
}

/**
 * A teacher's vectors by the strings that they are of.
 *
 * @example
 * const items = { raw: ['a tea', 'a boat'], vectors: Float32Array.of(1, 0, 0, 1) };
 * teachingOf({ left: items, right: items, dimension: 2 }).vectorOf('right', 'a boat'); // Float32Array [0, 1]
 */
export function teachingOf({
  left,
  right,
  dimension,
}: {
  readonly left: TaughtItems;
  readonly right: TaughtItems;
  readonly dimension: number;
}): Teaching {
  const lefts = byRaw(left, dimension);
  const rights = right === left ? lefts : byRaw(right, dimension);
  return {
    dimension,
    vectorOf(side, raw) {
      const vector = (side === 'left' ? lefts : rights).get(raw);
      if (vector) return vector;
      throw new GemelError(
        'bad-usage',
        `teaching: expected a vector for each item of the ${side} side, found none of "${raw}"`,
      );
    },
  };
}

function byRaw({ raw, vectors }: TaughtItems, dimension: number): Map<string, Float32Array> {
  return new Map(raw.map((text, i) => [text, vectors.subarray(i * dimension, (i + 1) * dimension)]));
}
