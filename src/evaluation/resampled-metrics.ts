/** Metrics that are sorted once and then measured on any number of resamples, each in one pass over the pairs. */
import { GemelError } from '../errors.ts';
import type { ResampledMetric } from './paired-bootstrap.ts';
import { checkLabels } from './ranking.ts';

/**
 * The mean of one value a unit: accuracy from 1 for a right decision and 0 for a wrong one, mean average precision from that of each question.
 */
export function resampledMean(values: ArrayLike<number>): ResampledMetric {
  return (counts) => {
    let sum = 0;
    let units = 0;
    for (let i = 0; i < counts.length; i++) {
      sum += counts[i] * values[i];
      units += counts[i];
    }
    return sum / units;
  };
}

/** `averagePrecision` of a resample, ties and all. */
export function resampledAveragePrecision(scores: ArrayLike<number>, labels: ArrayLike<number>): ResampledMetric {
  checkLabels(labels, scores.length);
  const { order, tiedWithNext } = orderOf(scores);
  const matches = Uint8Array.from(order, (row) => labels[row]);
  return (counts) => {
    let found = 0;
    let foundBefore = 0;
    let passed = 0;
    let sum = 0;
    for (let k = order.length - 1; k >= 0; k--) {
      const count = counts[order[k]];
      passed += count;
      found += count * matches[k];
      // The cut-off lies below all pairs of one score.
      if (k > 0 && tiedWithNext[k - 1] === 1) continue;
      if (found > foundBefore) sum += (found - foundBefore) * (found / passed);
      foundBefore = found;
    }
    return sum / found;
  };
}

/** `spearman` of a resample: average ranks within it, and their correlation. */
export function resampledSpearman(scores: ArrayLike<number>, grades: ArrayLike<number>): ResampledMetric {
  const scoreOrder = orderOf(scores);
  const gradeOrder = orderOf(grades);
  const scoreRanks = new Float64Array(scores.length);
  const gradeRanks = new Float64Array(grades.length);
  return (counts) => {
    rankResample(scoreOrder, counts, scoreRanks);
    rankResample(gradeOrder, counts, gradeRanks);
    let units = 0;
    for (let i = 0; i < counts.length; i++) units += counts[i];
    const mean = (units + 1) / 2;
    return correlation([scoreRanks, mean], [gradeRanks, mean], counts);
  };
}

/** `pearson` of a resample. */
export function resampledPearson(scores: ArrayLike<number>, grades: ArrayLike<number>): ResampledMetric {
  const [meanScore, meanGrade] = [resampledMean(scores), resampledMean(grades)];
  return (counts) => correlation([scores, meanScore(counts)], [grades, meanGrade(counts)], counts);
}

type Centred = readonly [values: ArrayLike<number>, mean: number];

/** How values of a resample go together, −1 to 1. */
function correlation([left, leftMean]: Centred, [right, rightMean]: Centred, counts: Uint32Array): number {
  let together = 0;
  let leftSquares = 0;
  let rightSquares = 0;
  for (let i = 0; i < counts.length; i++) {
    const l = left[i] - leftMean;
    const r = right[i] - rightMean;
    together += counts[i] * l * r;
    leftSquares += counts[i] * l * l;
    rightSquares += counts[i] * r * r;
  }
  return together / Math.sqrt(leftSquares * rightSquares);
}

/** Positions by ascending value, and which of them has the same value as the next one. */
interface Order {
  readonly order: Uint32Array;
  readonly tiedWithNext: Uint8Array;
}

function orderOf(values: ArrayLike<number>): Order {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) {
      throw new GemelError('bad-input', `bootstrap: expected a finite score, found ${values[i]} (pair ${i + 1})`);
    }
  }
  const order = Uint32Array.from({ length: values.length }, (_, i) => i).sort((a, b) => values[a] - values[b]);
  const tiedWithNext = Uint8Array.from(order, (row, k) =>
    k + 1 < order.length && values[row] === values[order[k + 1]] ? 1 : 0,
  );
  return { order, tiedWithNext };
}

/** Writes into `ranks` the average rank of each unit that the resample holds. */
function rankResample({ order, tiedWithNext }: Order, counts: Uint32Array, ranks: Float64Array): void {
  let before = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    let units = counts[order[to]];
    while (tiedWithNext[to] === 1) units += counts[order[++to]];
    for (let k = from; k <= to; k++) ranks[order[k]] = before + (units + 1) / 2;
    before += units;
    from = to + 1;
  }
}
