/** Whether the probabilities keep their word: of the pairs given 80%, do 80% match? */
import { checkLabels } from './ranking.ts';

/** The pairs whose probability lies in [from, to), the last bin taking 1 as well. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly pairs: number;
  /** What was promised: the mean probability. */
  readonly probability: number;
  /** What was kept: the share labelled a match. */
  readonly matches: number;
}

/** Bins of equal width over 0..1, those without pairs left out. */
export function reliabilityBins(
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number>,
  count = 10,
): ReliabilityBin[] {
  checkLabels(labels, probabilities.length);
  const pairs = new Uint32Array(count);
  const stated = new Float64Array(count);
  const matches = new Uint32Array(count);
  for (let i = 0; i < probabilities.length; i++) {
    const bin = Math.min(Math.floor(probabilities[i] * count), count - 1);
    pairs[bin]++;
    stated[bin] += probabilities[i];
    matches[bin] += labels[i];
  }
  return Array.from(pairs, (size, bin) => ({
    from: bin / count,
    to: (bin + 1) / count,
    pairs: size,
    probability: stated[bin] / size,
    matches: matches[bin] / size,
  })).filter((bin) => bin.pairs > 0);
}

/**
 * Expected calibration error `Σ n_b/N · |probability_b − matches_b|` over the bins (Naeini, Cooper & Hauskrecht 2015, Guo et al. 2017):
 * by how much the probabilities are off on average. NaN for no bins.
 */
export function expectedCalibrationError(bins: readonly ReliabilityBin[]): number {
  const total = bins.reduce((sum, bin) => sum + bin.pairs, 0);
  return bins.reduce((sum, bin) => sum + bin.pairs * Math.abs(bin.probability - bin.matches), 0) / total;
}
