/** A code that turns the Manhattan distance, which is no matrix product, into a squared Euclidean one that never exceeds it. */
import { columnMeans, type Vectors } from './vectors.ts';

/** Bins a coordinate: each is one standard deviation wide, so together they reach two to either side of the mean. */
const BINS = 4;

/**
 * Writes each coordinate as a row of thermometers, one for each bin: 0 below it, √w above it, and within it the part of the
 * bin below the value, over √w, where w is the bin's width.
 *
 * Two values differ by at most w in a bin, so the squared difference over w is at most the difference, and the bins together are
 * at most |u−v|: hence |code(u) − code(v)|² ≤ Σ|u−v|. With four bins it is about 0.7 of it for values from a normal
 * distribution, where the obvious bound, Σ(u−v)² ≤ (Σ|u−v|)², is near useless beyond a few dimensions.
 */
export function thermometerCode(left: Vectors, right: Vectors): [Vectors, Vectors] {
  const spreads = measureSpread(right);
  const codedRight = encode(right, spreads);
  return [left === right ? codedRight : encode(left, spreads), codedRight];
}

interface Spread {
  readonly mean: number;
  readonly deviation: number;
}

function encode({ data, count, dimension }: Vectors, spreads: readonly Spread[]): Vectors {
  const coded = new Float32Array(data.length * BINS);
  for (let d = 0; d < dimension; d++) {
    const { mean, deviation: width } = spreads[d];
    // A coordinate that never changes tells nothing.
    if (width === 0) continue;
    const root = Math.sqrt(width);
    for (let i = 0; i < count; i++) {
      const at = i * dimension + d;
      for (let bin = 0; bin < BINS; bin++) {
        const start = mean + (bin - BINS / 2) * width;
        coded[at * BINS + bin] = Math.max(0, Math.min(width, data[at] - start)) / root;
      }
    }
  }
  return { data: coded, count, dimension: dimension * BINS };
}

function measureSpread(vectors: Vectors): Spread[] {
  const { data, count, dimension } = vectors;
  const means = columnMeans(vectors);
  return Array.from(means, (mean, d) => {
    let sum = 0;
    for (let a = d; a < data.length; a += dimension) sum += (data[a] - mean) ** 2;
    return { mean, deviation: Math.sqrt(sum / count) };
  });
}
