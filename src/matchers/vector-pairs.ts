/** What architectures with a vector for each side have in common: dropout of vectors, and comparing anchors with their candidates. */
import type { Tensors } from '../compile/compile.ts';
import { tf } from '../compile/tf.ts';
import type { Head } from '../heads/head.ts';
import type { Aids, Matcher } from './matcher.ts';
import type { Tower } from './tower.ts';

export interface VectorPair {
  /** B×D. */
  readonly left: tf.Tensor2D;
  /** R·B×D. */
  readonly right: tf.Tensor2D;
}

export function vectorDropouts(left: Tower, right: Tower): Matcher['dropouts'] {
  return {
    left: { rows: 'anchors', width: left.dimension },
    right: { rows: 'candidates', width: right.dimension },
  };
}

export function dropVectors({ left, right }: VectorPair, aids: Aids): VectorPair {
  return { left: aids.drop('left', left), right: aids.drop('right', right) };
}

/** Each anchor with each of its candidates: R·B numbers, or R·B×K. */
export function compareVectors(
  head: Head,
  { left, right }: VectorPair,
  {
    candidates,
    weights,
    training,
  }: { readonly candidates: number; readonly weights: Tensors; readonly training: boolean },
): tf.Tensor {
  const anchors = candidates === 1 ? left : (tf.tile(left, [candidates, 1]) as tf.Tensor2D);
  return head.compare(anchors, right, weights, training);
}
