/** A small finished comparison for the tests: made-up figures of three presets and the six probes. */
import type { Estimate } from '../../src/evaluation/comparison.ts';
import type { ComparisonReport, ComparisonSummary } from '../../src/report/comparison/summary.ts';

const around = (mean: number, half: number): Estimate => ({ mean, interval: [mean - half, mean + half] });

export const sampleSummary: ComparisonSummary = {
  data: 'quora, 35,362 pairs',
  split: 'dev',
  pairs: 2511,
  seeds: 3,
  metric: 'averagePrecision',
  presets: [
    {
      name: 'siamese-bag',
      parameters: 1_234_567,
      seconds: 41,
      pairsPerSecond: 21_034,
      metrics: {
        averagePrecision: around(0.701, 0.021),
        unseenAveragePrecision: around(0.655, 0.034),
        accuracy: around(0.762, 0.014),
      },
    },
    {
      name: 'siamese-lstm',
      parameters: 2_345_678,
      seconds: 119.6,
      pairsPerSecond: 4021,
      metrics: {
        averagePrecision: around(0.757, 0.018),
        unseenAveragePrecision: around(0.702, 0.031),
        accuracy: around(0.801, 0.013),
      },
    },
    {
      name: 'siamese-cnn',
      parameters: 2_045_678,
      seconds: 88,
      pairsPerSecond: 9021,
      metrics: {
        averagePrecision: around(0.712, 0.02),
        unseenAveragePrecision: around(0.671, 0.032),
        accuracy: around(0.771, 0.012),
      },
    },
  ],
  probes: {
    majority: probe('the share of matches in training, for every pair', 0.372, 0.36, 0.628),
    length: probe('how near the lengths of the two texts are, in the direction that training shows', 0.41, 0.4, 0.631),
    leftOnly: probe('a logistic regression on the words of the left text, blind to the right one', 0.43, 0.42, 0.64),
    rightOnly: probe('a logistic regression on the words of the right text, blind to the left one', 0.44, 0.41, 0.642),
    overlap: probe('the share of words that the two texts have in common', 0.562, 0.55, 0.671),
    tfidf: probe('the cosine of the two texts’ TF-IDF word vectors', 0.571, 0.563, 0.679),
  },
  comparisons: [
    pairwise('siamese-bag', 'siamese-lstm', -0.056, 0.00001),
    pairwise('siamese-bag', 'siamese-cnn', -0.011, 0.2345),
    pairwise('siamese-lstm', 'siamese-cnn', 0.045, 0.0123),
  ],
  winner: 'siamese-lstm',
};

export const sampleComparison: ComparisonReport = {
  summary: sampleSummary,
  command:
    'npx gemel compare --corpus quora --presets siamese-bag,siamese-lstm,siamese-cnn --seeds 3 --budget 120s --out comparison',
  budget: '120s',
  version: '0.1.0',
};

/** Two presets of one metric, the first a little higher. */
export function pairOf(changes: Partial<ComparisonSummary>): ComparisonSummary {
  const [bag, lstm] = sampleSummary.presets;
  return {
    ...sampleSummary,
    presets: [lstm, bag],
    comparisons: [{ ...pairwise('siamese-lstm', 'siamese-bag', 0.01, 0.4), verdict: 'undecided' }],
    winner: null,
    ...changes,
  };
}

function probe(description: string, averagePrecision: number, unseenAveragePrecision: number, accuracy: number) {
  return { description, metrics: { averagePrecision, unseenAveragePrecision, accuracy } };
}

function pairwise(a: string, b: string, difference: number, pValue: number): ComparisonSummary['comparisons'][number] {
  const interval = [difference - 0.02, difference + 0.02] as const;
  const verdict = interval[0] > 0 ? a : interval[1] < 0 ? b : 'undecided';
  return {
    a,
    b,
    metric: 'averagePrecision',
    difference,
    interval,
    mcnemar: { onlyFirst: 120, onlySecond: 187, pValue },
    verdict,
  };
}
