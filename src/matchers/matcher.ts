/** An architecture: how the parts are put together into a network that scores pairs. One file beside this one for each. */
import type { Tensors } from '../compile/compile.ts';
import type { tf } from '../compile/tf.ts';
import type { Head, Measure } from '../heads/head.ts';
import type { WeightSpec } from '../weights.ts';
import type { Reads } from './tower.ts';

export interface Matcher {
  /** What each side is fed. */
  readonly left: Reads;
  readonly right: Reads;
  /** Whether one tower reads both sides, so that an item has one vector whichever side it is on. */
  readonly shared: boolean;
  /** W, the numbers of an embedding row; 0 where no side reads texts. */
  readonly tokenWidth: number;
  readonly weights: readonly WeightSpec[];
  /** What the numbers for a pair mean. */
  readonly measure: Measure;
  /** K, the numbers for a pair: 1, or one for each class. */
  readonly outputs: number;
  /** Whether the order of the sides makes no difference. */
  readonly symmetric: boolean;
  /** Whether `judge` gives vectors of both sides, which in-batch losses read. */
  readonly comparesVectors: boolean;
  /** Where values are left out at random in training. */
  readonly dropouts: Readonly<Record<string, DropoutSite>>;
  /** The numbers for each pair, and the vectors where there are any. */
  judge(pairs: PairTensors, weights: Tensors, aids: Aids): Judgement;
  /** How single items become vectors that can be kept; absent where pairs are read jointly. */
  readonly vectors?: VectorSpace;
}

/** B anchors and their R·B candidates, candidate by candidate (see `Outcome`), as each side's arrays. */
export interface PairTensors {
  readonly left: Tensors;
  readonly right: Tensors;
  /** R. */
  readonly candidates: number;
}

export interface Judgement {
  /** R·B, or R·B×K. */
  readonly output: tf.Tensor;
  readonly vectors?: { readonly left: tf.Tensor2D; readonly right: tf.Tensor2D };
}

/** A matrix of which values are left out: a row for each anchor, candidate or pair, so many columns. */
export interface DropoutSite {
  readonly rows: 'anchors' | 'candidates' | 'pairs';
  readonly width: number;
}

/** What differs between training and use. */
export interface Aids {
  readonly training: boolean;
  /** The values with some of them left out; in use, the values themselves. */
  drop(site: string, values: tf.Tensor2D): tf.Tensor2D;
}

/** For use: nothing is left out. */
export const INFERENCE: Aids = { training: false, drop: (_, values) => values };

export type SideName = 'left' | 'right';

export interface VectorSpace {
  /** D, the length of a vector. */
  readonly dimension: number;
  readonly head: Head;
  /** The arrays of N items of a side → N×D. */
  encode(side: SideName, items: Tensors, weights: Tensors): tf.Tensor2D;
  /** The head's numbers for each pair of vectors. u, v: B×D → B or B×K. */
  compare(u: tf.Tensor2D, v: tf.Tensor2D, weights: Tensors): tf.Tensor;
}
