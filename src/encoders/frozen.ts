/** The encoder of a frozen model: its vectors as they are, or through a matrix that learns. */
import type { Tensors } from '../compile/compile.ts';
import { tf } from '../compile/tf.ts';
import { identity, type WeightSpec } from '../weights.ts';

export interface FrozenOptions {
  /** The length of the model's own vectors. */
  readonly features: number;
  /** D, where they are brought to another length; `same` keeps theirs. */
  readonly projection?: number | 'same';
}

/** The vectors of a frozen model → those that are compared. */
export interface FeatureEncoder {
  /** D, the length of a vector. */
  readonly dimension: number;
  /** The length of what it reads. */
  readonly features: number;
  readonly weights: readonly WeightSpec[];
  /** features: N×F → N×D. */
  encode(features: tf.Tensor2D, weights: Tensors): tf.Tensor2D;
}

/**
 * vector = f(x), or f(x)·W, where f is any model that `@huggingface/transformers` loads (`npm install` it beside gemel): a sentence encoder, a model of
 * pictures, or either half of a CLIP-like one. f never changes: each text or picture goes through it once, and its vector is kept on disk. W begins as the
 * identity where it is square, so training starts from what the model knows.
 *
 * Prefer it for few pairs, for pictures, and where training has to take seconds: a projection or a head on good vectors learns from hundreds of
 * pairs. With many pairs a `transformer` that learns itself is better, and a `bag` is far faster to use.
 */
export function frozen({ features, projection }: FrozenOptions): FeatureEncoder {
  const dimension = projection === 'same' ? features : (projection ?? features);
  return {
    dimension,
    features,
    weights: projection === undefined ? [] : [identity('projection', [features, dimension])],
    encode: (vectors, weights) =>
      projection === undefined ? vectors : tf.matMul(vectors, weights.projection as tf.Tensor2D),
  };
}
