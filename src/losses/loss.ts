/** What a network said of a batch and the labels → one scalar to make small. One file beside this one for each loss. */
import type { tf } from '../compile/tf.ts';
import type { Measure } from '../heads/head.ts';

/**
 * A batch of B anchors (left sides), each compared with R candidates (right sides). R is 1 for pairs; for triplets it is 2, the positive and
 * the negative. The R·B comparisons stand candidate by candidate: row r·B + b compares anchor b with its r-th candidate.
 */
export interface Outcome {
  /** R·B numbers of the head; R·B×K where it tells K classes apart. */
  readonly output: tf.Tensor;
  readonly measure: Measure;
  /** R·B: 1 for a match and 0 otherwise; a grade between them; or the number of a class. */
  readonly label: tf.Tensor1D;
  /**
   * R·B: how much each comparison counts in losses that go by single pairs, 1 as a rule. A match of a source that holds no non-matches counts 0
   * there, but as any other in losses that compare it with the rest of the batch.
   */
  readonly weight: tf.Tensor1D;
  /** R. */
  readonly candidates: number;
  /** The vectors that were compared, left B×D and right R·B×D, where the network makes vectors. */
  readonly vectors?: { readonly left: tf.Tensor2D; readonly right: tf.Tensor2D };
  /** Numbers of the groups of known matches that the items belong to, left B and right R·B: equal numbers must never be held for non-matches. */
  readonly groups: { readonly left: tf.Tensor1D; readonly right: tf.Tensor1D };
  /** The vectors that a teacher gives the same items, left B×D′ and right R·B×D′, where there is one. */
  readonly targets?: { readonly left: tf.Tensor2D; readonly right: tf.Tensor2D };
}

/** What a loss reads beside the head's numbers; checked before training begins. */
export type LossNeed =
  /** Both sides' vectors, to compare each with all others of the batch. */
  | 'vectors'
  /** At least two candidates for each anchor, the first a match and the others not. */
  | 'candidates'
  /** A teacher's vectors of the same items, as `gemel distill` gives them. */
  | 'targets'
  /** That these are as long as the student's own. */
  | 'targets-of-own-length';

export interface Loss {
  /** The measures that the loss can read; the first is the one it was made for. */
  readonly accepts: readonly Measure[];
  readonly needs?: readonly LossNeed[];
  /** False where it goes by the vectors alone, so that a head's own weights learn nothing from it. */
  readonly readsOutput?: false;
  /** A scalar: the mean over the batch, comparisons counted by their weight. */
  compute(outcome: Outcome): tf.Scalar;
}
