/** The evaluation that is reported: all pairs, and beside them those that share no text with the training files. */
import type { Pair } from '../data/pair.ts';
import { type Leakage, leakage, type SeenTexts } from '../data/seen-texts.ts';
import { type BinaryMetrics, binaryMetrics } from './metrics.ts';

/** The JSON contract of `gemel evaluate`: the keys of the whole, the same keys for the unseen slice, and the leakage. */
export type SlicedMetrics = BinaryMetrics & {
  readonly unseen: BinaryMetrics;
  readonly leakage: Leakage;
};

/** Pairs with their scores, and what training has seen. */
export interface ScoredPairs {
  readonly pairs: readonly Pair[];
  /** B, higher means more alike. */
  readonly scores: ArrayLike<number>;
  /** B, calibrated. */
  readonly probabilities: ArrayLike<number>;
  readonly threshold: number;
  /** The texts of all labelled training files, and their pairs where they are at hand. */
  readonly seen: { readonly texts: SeenTexts; readonly pairs?: SeenTexts };
}

/**
 * Metrics of all pairs and of the pairs neither of whose texts training has seen. On Quora a rule that reads no text, and only
 * asks whether the questions were seen, is right on 83% of the pairs and at chance on the unseen ones.
 */
export function evaluateSlices({ pairs, scores, probabilities, threshold, seen }: ScoredPairs): SlicedMetrics {
  const measure = (kept: readonly number[]): BinaryMetrics =>
    binaryMetrics({
      scores: kept.map((i) => scores[i]),
      probabilities: kept.map((i) => probabilities[i]),
      labels: kept.map((i) => pairs[i].label),
      threshold,
    });
  return {
    ...measure(pairs.map((_, i) => i)),
    unseen: measure(unseenPairs(pairs, seen.texts)),
    leakage: leakage(pairs, seen),
  };
}

/** The positions of the pairs neither of whose texts was seen. */
export function unseenPairs(pairs: readonly Pair[], seen: SeenTexts): number[] {
  return pairs.flatMap((pair, i) => (seen.touches(pair) ? [] : [i]));
}
