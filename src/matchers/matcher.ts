/** An architecture: how encoders and a head are put together into a network that scores pairs. One file beside this one for each. */
import type { Tensors } from '../compile/compile.ts';
import type { tf } from '../compile/tf.ts';
import type { Sequence } from '../encoders/encoder.ts';
import type { Head } from '../heads/head.ts';
import type { WeightSpec } from '../weights.ts';

export interface Matcher {
  /** W, the numbers of an embedding row. */
  readonly tokenWidth: number;
  /** D, the length of a text's vector. */
  readonly dimension: number;
  readonly weights: readonly WeightSpec[];
  readonly head: Head;
  /** Texts → vectors. N×D. */
  encode(texts: Sequence, weights: Tensors): tf.Tensor2D;
  /** The head's number for each pair of vectors. u, v: B×D → B. */
  compare(u: tf.Tensor2D, v: tf.Tensor2D, weights: Tensors): tf.Tensor1D;
}
