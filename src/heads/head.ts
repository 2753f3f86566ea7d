/** Two vectors → one number that says how well they match, or one for each class. One file beside this one for each head. */
import type { Tensors } from '../compile/compile.ts';
import type { tf } from '../compile/tf.ts';
import type { WeightSpec } from '../weights.ts';

/**
 * What a head's numbers mean. A similarity and a logit grow with likeness, a distance shrinks; `classes` are K logits, that of "no match"
 * first.
 */
export type Measure = 'similarity' | 'distance' | 'logit' | 'classes';

/** A vector metric in which neighbours can be searched without the head. */
export type Metric = 'cosine' | 'euclidean' | 'manhattan';

export interface Head {
  readonly measure: Measure;
  /** K, where the head tells classes apart. */
  readonly outputs?: number;
  /** Whether the order of the two vectors makes no difference. */
  readonly symmetric: boolean;
  readonly weights: readonly WeightSpec[];
  /** u, v: B×D → B, or B×K of a head of classes. In training a head may say more than in use. */
  compare(u: tf.Tensor2D, v: tf.Tensor2D, weights: Tensors, training?: boolean): tf.Tensor;
  /** Where the score depends on a metric alone, or on it and what each vector adds by itself: which, and the value at a given score. */
  readonly search?: {
    readonly metric: Metric;
    readonly metricAt: (score: number, weights: Readonly<Record<string, Float32Array>>) => number;
    /** What each vector adds to the metric's value with any other, N×D → N; absent where that is nothing. */
    readonly biases?: (u: tf.Tensor2D, weights: Tensors) => tf.Tensor1D;
  };
}
