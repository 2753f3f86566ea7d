/** One tower of a network: what a side is read by. Towers of texts and of pictures look alike from here on. */
import type { Tensors } from '../compile/compile.ts';
import { tf } from '../compile/tf.ts';
import type { Encoder } from '../encoders/encoder.ts';
import type { ImageEncoder } from '../encoders/image-encoder.ts';
import type { PictureSize } from '../image/picture.ts';
import type { WeightSpec } from '../weights.ts';
import type { ItemAxis } from './items.ts';

/** What a tower is fed: texts, or pictures of a size. */
export type Reads = { readonly kind: 'text' } | ({ readonly kind: 'picture' } & PictureSize);

export interface Tower {
  readonly reads: Reads;
  /** Where items stand in its arrays. */
  readonly itemAxis: ItemAxis;
  /** D, the length of a vector. */
  readonly dimension: number;
  readonly weights: readonly WeightSpec[];
  /** The arrays of N items → N×D. */
  encode(items: Tensors, weights: Tensors, training: boolean): tf.Tensor2D;
}

/** The columns of an embedding row that a part of a network reads: the token's vector, and columns of its own behind it. */
export interface Columns {
  /** E, the numbers of a token's vector. */
  readonly vector: number;
  /** Where its own columns begin. */
  readonly own: number;
}

export function textTower(encoder: Encoder, columns: Columns): Tower {
  return {
    reads: { kind: 'text' },
    itemAxis: 1,
    dimension: encoder.dimension,
    weights: encoder.weights,
    encode: ({ tokens, mask }, weights) =>
      encoder.encode(
        { tokens: takeColumns(tokens as tf.Tensor3D, encoder.tokenWidth, columns), mask: mask as tf.Tensor2D },
        weights,
      ),
  };
}

export function pictureTower(encoder: ImageEncoder): Tower {
  return {
    reads: { kind: 'picture', ...encoder.size },
    itemAxis: 0,
    dimension: encoder.dimension,
    weights: encoder.weights,
    encode: ({ pixels }, weights, training) => encoder.encode(pixels as tf.Tensor4D, weights, training),
  };
}

/** T×N×W → the columns that a part reads, T×N×width. */
export function takeColumns(tokens: tf.Tensor3D, width: number, { vector, own }: Columns): tf.Tensor3D {
  const [T, N, W] = tokens.shape;
  const extra = width - vector;
  if (own === vector || extra === 0) return width === W ? tokens : tf.slice(tokens, [0, 0, 0], [T, N, width]);
  const parts = [tf.slice(tokens, [0, 0, 0], [T, N, vector]), tf.slice(tokens, [0, 0, own], [T, N, extra])];
  return tf.concat(parts, 2) as tf.Tensor3D;
}
