/** How well scores follow grades: the two correlations by which graded likeness is judged. */
import { GemelError } from '../errors.ts';

/**
 * Pearson's correlation `Σ (x − x̄)(y − ȳ) / √(Σ (x − x̄)² · Σ (y − ȳ)²)`: 1 where the scores lie on a rising line over the grades.
 *
 * NaN for fewer than two pairs, and where all scores or all grades are equal.
 *
 * @throws GemelError `bad-input` for a score or grade that is not finite, or lengths that differ.
 *
 * @example
 * pearson([0.1, 0.2, 0.6], [0, 0.5, 1]); // 0.25 / √(0.14 · 0.5) = 0.9449…
 */
export function pearson(scores: ArrayLike<number>, grades: ArrayLike<number>): number {
  checkGrades(scores, grades);
  if (isConstant(scores) || isConstant(grades)) return Number.NaN;
  const meanScore = mean(scores);
  const meanGrade = mean(grades);
  let together = 0;
  let scoreSquares = 0;
  let gradeSquares = 0;
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] - meanScore;
    const grade = grades[i] - meanGrade;
    together += score * grade;
    scoreSquares += score * score;
    gradeSquares += grade * grade;
  }
  // Rounding must not leave −1…1.
  return Math.max(-1, Math.min(1, together / Math.sqrt(scoreSquares * gradeSquares)));
}

/**
 * Spearman's correlation: Pearson's of the ranks, tied values sharing the average of theirs (Spearman 1904). Only the order of the scores
 * counts, so no calibration can change it. NaN where Pearson's is.
 *
 * @example
 * spearman([0.1, 0.2, 0.9], [0, 0.5, 1]); // 1
 */
export function spearman(scores: ArrayLike<number>, grades: ArrayLike<number>): number {
  checkGrades(scores, grades);
  return pearson(averageRanks(scores), averageRanks(grades));
}

/**
 * The rank of each value from 1 for the lowest, tied values sharing the average of their ranks.
 *
 * @example
 * averageRanks([7, 5, 7]); // [2.5, 1, 2.5]
 */
export function averageRanks(values: ArrayLike<number>): Float64Array {
  const order = Uint32Array.from({ length: values.length }, (_, i) => i).sort((a, b) => values[a] - values[b]);
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to]] === values[order[from]]) to++;
    for (let k = from; k < to; k++) ranks[order[k]] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

function checkGrades(scores: ArrayLike<number>, grades: ArrayLike<number>): void {
  if (scores.length !== grades.length) {
    throw new GemelError(
      'bad-input',
      `evaluation: expected a grade for each of ${scores.length} pairs, found ${grades.length}`,
    );
  }
  for (let i = 0; i < scores.length; i++) {
    if (Number.isFinite(scores[i]) && Number.isFinite(grades[i])) continue;
    const found = Number.isFinite(scores[i]) ? `grade, found ${grades[i]}` : `score, found ${scores[i]}`;
    throw new GemelError('bad-input', `evaluation: expected a finite ${found} (pair ${i + 1})`);
  }
}

function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}

function isConstant(values: ArrayLike<number>): boolean {
  for (let i = 1; i < values.length; i++) if (values[i] !== values[0]) return false;
  return true;
}
