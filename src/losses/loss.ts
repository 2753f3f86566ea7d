/** A head's numbers and the labels → one scalar to make small. One file beside this one for each loss. */
import type { tf } from '../compile/tf.ts';
import type { Measure } from '../heads/head.ts';

export interface Loss {
  /** The measures that the loss can read; the first is the one it was made for. */
  readonly accepts: readonly Measure[];
  /** output: B, what the head gave, of the measure named; label: B, 1 for a match and 0 otherwise → scalar, the mean over the batch. */
  compute(output: tf.Tensor1D, label: tf.Tensor1D, measure: Measure): tf.Scalar;
}
