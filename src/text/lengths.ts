/** Token ids → the lengths that programs are compiled for: what keeps short texts cheap, since a program's shapes are fixed. */
import { UNKNOWN } from './tokenizer.ts';

/** T, the numbers of tokens that programs are compiled for, ascending. */
export const LENGTH_BUCKETS: readonly number[] = [8, 12, 16, 24, 32];

/**
 * The smallest bucket that holds a text of so many tokens, or the largest if none does: then the text has to be cut.
 *
 * @example
 * bucketFor(9); // 12
 * bucketFor(100); // 32
 */
export function bucketFor(length: number, buckets: readonly number[] = LENGTH_BUCKETS): number {
  return buckets.find((bucket) => length <= bucket) ?? buckets[buckets.length - 1];
}

/**
 * The first `maximum` ids; a text without tokens becomes one unknown token, so that every text has something to encode.
 *
 * @example
 * cutToLength(Int32Array.of(5, 6, 7), 2); // Int32Array [5, 6]
 * cutToLength(Int32Array.of(), 2); // Int32Array [1]
 */
export function cutToLength(ids: Int32Array, maximum: number = LENGTH_BUCKETS[LENGTH_BUCKETS.length - 1]): Int32Array {
  return ids.length === 0 ? Int32Array.of(UNKNOWN) : ids.slice(0, maximum);
}
