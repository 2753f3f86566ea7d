/** A picture → one vector. One file beside this one for each encoder of pictures. */
import type { Tensors } from '../compile/compile.ts';
import type { tf } from '../compile/tf.ts';
import type { PictureSize } from '../image/picture.ts';
import type { WeightSpec } from '../weights.ts';

/** Pictures → vectors. */
export interface ImageEncoder {
  /** D, the length of a vector. */
  readonly dimension: number;
  readonly size: PictureSize;
  readonly weights: readonly WeightSpec[];
  /**
   * pixels: N×H×W×C, about −1…1 → N×D. In training, batch normalisation goes by the batch; otherwise by its running statistics.
   */
  encode(pixels: tf.Tensor4D, weights: Tensors, training: boolean): tf.Tensor2D;
}
