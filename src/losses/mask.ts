/** Which rows and pairs of rows of a batch a loss may look at: 1 where it may, 0 where not. */
import { tf } from '../compile/tf.ts';
import type { Outcome } from './loss.ts';

/** Farther than any distance: added to one that must not be chosen. */
export const FAR = 1e9;

/** 1 for a match: a label of at least a half. */
export function toMatch(label: tf.Tensor1D): tf.Tensor1D {
  return tf.cast(tf.greaterEqual(label, 0.5), 'float32');
}

/** Of each left side b and each right side j. */
export interface BatchMasks {
  /** B×R·B: 1 where j is one of the candidates that b was given. */
  readonly own: tf.Tensor2D;
  /** B×R·B: 1 where j may be held for a non-match of b: another group, and not b's own match. */
  readonly strange: tf.Tensor2D;
}

/** Whatever the weights: a comparison that counts for nothing by itself still shows which texts there are. */
export function batchMasks({ label, candidates: R, groups }: Outcome): BatchMasks {
  const own = tf.tile(tf.eye(groups.left.size), [1, R]) as tf.Tensor2D;
  const otherGroup = tf.cast(tf.notEqual(tf.expandDims(groups.left, 1), tf.expandDims(groups.right, 0)), 'float32');
  const ownMatch = tf.mul(own, tf.expandDims(toMatch(label), 0));
  return { own, strange: tf.mul(otherGroup, tf.sub(1, ownMatch)) };
}
