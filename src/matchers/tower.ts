/** One tower of a network: what a side is read by. Towers of texts, of pictures and of a frozen model's vectors look alike from here on. */
import type { Tensors } from '../compile/compile.ts';
import { tf } from '../compile/tf.ts';
import type { Encoder } from '../encoders/encoder.ts';
import type { FeatureEncoder } from '../encoders/frozen.ts';
import type { ImageEncoder } from '../encoders/image-encoder.ts';
import type { FeatureSource } from '../features/feature-extractor.ts';
import type { PictureSize } from '../image/picture.ts';
import type { WeightSpec } from '../weights.ts';
import type { ItemAxis } from './items.ts';

/** What a tower is fed: texts, pictures of a size, or the vectors of a frozen model. */
export type Reads =
  | { readonly kind: 'text' }
  | ({ readonly kind: 'picture' } & PictureSize)
  | {
      readonly kind: 'features';
      /** What the vectors are made of. */
      readonly of: FeatureSource;
      /** What tells one frozen model from another. */
      readonly model: string;
      readonly dimension: number;
    };

/** What a tower reads, in words. */
export function describeReads(reads: Reads): string {
  return reads.kind === 'features' ? `frozen model of ${reads.of}s` : reads.kind;
}

/** What the raw strings of a side are. */
export function sourceOf(reads: Reads): FeatureSource {
  return reads.kind === 'features' ? reads.of : reads.kind;
}

/** Whether two towers are fed the same, so that the items of one can be given to the other. */
export function readAlike(left: Reads, right: Reads): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

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

/** model: what tells the frozen model from others. */
export function featureTower(encoder: FeatureEncoder, from: { of: FeatureSource; model: string }): Tower {
  return {
    reads: { kind: 'features', ...from, dimension: encoder.features },
    itemAxis: 0,
    dimension: encoder.dimension,
    weights: encoder.weights,
    encode: ({ features }, weights) => encoder.encode(features as tf.Tensor2D, weights),
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
