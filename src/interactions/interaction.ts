/**
 * Two texts read jointly → features of the pair: the inside of a two-channel network. There are no vectors of single texts, so nothing can be
 * kept for later pairs; in return every token of one text meets every token of the other. One file beside this one for each.
 */
import type { Tensors } from '../compile/compile.ts';
import type { tf } from '../compile/tf.ts';
import type { Sequence } from '../encoders/encoder.ts';
import type { WeightSpec } from '../weights.ts';

export interface Interaction {
  /** F, the features of a pair. */
  readonly dimension: number;
  /** W, the columns of an embedding row that are read: the token's vector, then columns that start at zero. */
  readonly tokenWidth: number;
  /** Whether the order of the two texts makes no difference to the features. */
  readonly symmetric: boolean;
  readonly weights: readonly WeightSpec[];
  /** left: Tₗ×B×W, right: Tᵣ×B×W, whose lengths may differ → B×F. Padding never changes a feature. */
  join(left: Sequence, right: Sequence, weights: Tensors): tf.Tensor2D;
}
