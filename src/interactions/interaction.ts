/**
 * Two texts read jointly → features of the pair: the inside of a two-channel network. There are no vectors of single texts, so nothing can be
 * kept for later pairs; in return every token of one text meets every token of the other. One file beside this one for each.
 */
import type { Tensors } from '../compile/compile.ts';
import type { tf } from '../compile/tf.ts';
import type { Sequence } from '../encoders/encoder.ts';
import type { WeightSpec } from '../weights.ts';

/** What is known of B pairs. */
export interface Joined {
  /** B×F. */
  readonly features: tf.Tensor2D;
  /** The vectors B×D of the two texts that the features compare, where there are any: what an in-batch loss can train beside the answer. */
  readonly vectors?: { readonly left: tf.Tensor2D; readonly right: tf.Tensor2D };
  /** B: what these vectors alone say, as a logit; the answer then begins as this and learns from the features where it is wrong. */
  readonly logit?: tf.Tensor1D;
}

export interface Interaction {
  /** F, the features of a pair. */
  readonly dimension: number;
  /** W, the columns of an embedding row that are read: the token's vector, then columns that start at zero. */
  readonly tokenWidth: number;
  /** Whether the order of the two texts makes no difference to the features. */
  readonly symmetric: boolean;
  /** Whether it compares a vector of each text, and gives them. */
  readonly comparesVectors?: boolean;
  readonly weights: readonly WeightSpec[];
  /** left: Tₗ×B×W, right: Tᵣ×B×W, whose lengths may differ. Padding never changes a feature. */
  join(left: Sequence, right: Sequence, weights: Tensors): Joined;
}
