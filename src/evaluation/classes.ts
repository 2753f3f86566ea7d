/** How well several classes are told apart: a confusion matrix, and the measures read from it. The first class is "no match". */
import { GemelError } from '../errors.ts';

/** K×K: how many pairs of class `row` were decided to be of class `column`. */
export type ConfusionMatrix = readonly (readonly number[])[];

/**
 * The class of the highest of K scores for each pair; of equal scores the first.
 *
 * @example
 * decideClasses([0.1, 0.7, 0.2, 0.5, 0.3, 0.2], 3); // [1, 0]
 */
export function decideClasses(classScores: ArrayLike<number>, classes: number): Uint32Array {
  return Uint32Array.from({ length: classScores.length / classes }, (_, pair) => {
    let best = 0;
    for (let k = 1; k < classes; k++) {
      if (classScores[pair * classes + k] > classScores[pair * classes + best]) best = k;
    }
    return best;
  });
}

/**
 * Counts the decisions by true class and decided class. With `counts`, pair i counts `counts[i]` times, as a bootstrap needs it.
 *
 * @throws GemelError `bad-input` for a number that is no class, or lengths that differ.
 */
export function confusionMatrix({
  decisions,
  labels,
  classes,
  counts,
}: {
  /** B, the class decided for each pair. */
  readonly decisions: ArrayLike<number>;
  /** B, its true class. */
  readonly labels: ArrayLike<number>;
  /** K */
  readonly classes: number;
  /** B */
  readonly counts?: ArrayLike<number>;
}): ConfusionMatrix {
  if (decisions.length !== labels.length) {
    throw new GemelError(
      'bad-input',
      `classes: expected a label for each of ${decisions.length} pairs, found ${labels.length}`,
    );
  }
  const matrix = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (let i = 0; i < labels.length; i++) {
    const [label, decision] = [labels[i], decisions[i]];
    if (matrix[label]?.[decision] === undefined) {
      const found = matrix[label] === undefined ? label : decision;
      throw new GemelError(
        'bad-input',
        `classes: expected a class in 0..${classes - 1}, found ${found} (pair ${i + 1})`,
      );
    }
    matrix[label][decision] += counts === undefined ? 1 : counts[i];
  }
  return matrix;
}

/** The share of pairs whose class is right; NaN for no pairs. */
export function classAccuracy(matrix: ConfusionMatrix): number {
  return sum(matrix.map((row, k) => row[k])) / sum(matrix.flat());
}

/**
 * The mean over the classes of `F1 = 2·TP / (2·TP + FP + FN)`: a rare class weighs as much as a frequent one. A class that neither
 * occurs nor is decided is left out, as in scikit-learn; NaN for no pairs.
 */
export function macroF1(matrix: ConfusionMatrix): number {
  const scores = matrix.flatMap((row, k) => {
    const occurring = sum(row) + sum(matrix.map((other) => other[k]));
    return occurring === 0 ? [] : [(2 * row[k]) / occurring];
  });
  return sum(scores) / scores.length;
}

/**
 * The score of the Fake News Challenge (FNC-1, 2017), relative to its maximum: telling a match (any class but the first) from
 * none earns 0.25, the exact class of a match 0.75 more, so what is easy and frequent does not hide what is asked.
 *
 * `Σ (0.25·[both matches, or both none] + 0.75·[same class of match]) / (0.25·pairs of no match + 1·matches)`; NaN for no pairs.
 *
 * @example
 * weightedScore([[3, 1], [1, 2]]); // (3·0.25 + 2·1) / (4·0.25 + 3·1) = 0.6875
 */
export function weightedScore(matrix: ConfusionMatrix): number {
  let earned = 0;
  let attainable = 0;
  for (const [label, row] of matrix.entries()) {
    for (const [decision, pairs] of row.entries()) {
      if (label > 0 === decision > 0) earned += 0.25 * pairs;
      if (label > 0 && label === decision) earned += 0.75 * pairs;
      attainable += (label > 0 ? 1 : 0.25) * pairs;
    }
  }
  return earned / attainable;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
