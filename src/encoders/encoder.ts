/** A sequence of token vectors → one vector. One file beside this one for each encoder. */
import type { Tensors } from '../compile/compile.ts';
import type { tf } from '../compile/tf.ts';
import type { WeightSpec } from '../weights.ts';

/** A batch of token sequences, time first, so that a step of a recurrent net and a shift of a convolution are contiguous. */
export interface Sequence {
  /** T×N×W: the embedding rows of N texts padded to T tokens. */
  readonly tokens: tf.Tensor3D;
  /** T×N: 1 for a token, 0 for padding. Every text has at least one token. */
  readonly mask: tf.Tensor2D;
}

/** Texts → vectors. Padding never changes a vector. */
export interface Encoder {
  /** D, the length of a vector. */
  readonly dimension: number;
  /** W, the columns of an embedding row that the encoder reads: the token's vector, then columns that start at zero. */
  readonly tokenWidth: number;
  readonly weights: readonly WeightSpec[];
  /** N×D. */
  encode(sequence: Sequence, weights: Tensors): tf.Tensor2D;
}
