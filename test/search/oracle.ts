/** Brute force over all pairs: what the search must find to the last bit. */
import type { Metric } from '../../src/heads/head.ts';
import { Random } from '../../src/random.ts';
import { pairValue, passes, toVectors, type Vectors } from '../../src/search/vectors.ts';

export const METRICS: readonly Metric[] = ['cosine', 'euclidean', 'manhattan'];

/** Vectors in small clusters, some equal to an earlier one, some zero. */
export function clusteredVectors(count: number, dimension: number, seed = 7): Vectors {
  const random = Random.fromSeed(seed);
  const data = new Float32Array(count * dimension);
  for (let row = 0; row < count; row++) {
    const kind = random.integer(10);
    const from = row > 0 ? random.integer(row) * dimension : 0;
    for (let d = 0; d < dimension; d++) {
      const copied = data[from + d];
      data[row * dimension + d] =
        kind === 0 ? 0 : kind === 1 ? copied : kind < 6 ? copied + random.normal() / 5 : random.normal();
    }
  }
  return toVectors(data, dimension);
}

/** The same, each with a bias: some of them large. */
export function withBiases(vectors: Vectors, seed = 11): Vectors {
  const random = Random.fromSeed(seed);
  const bias = () => random.normal() * (random.integer(4) === 0 ? 3 : 0.2);
  return { ...vectors, biases: Float32Array.from({ length: vectors.count }, bias) };
}

export function minePairsByBruteForce(vectors: Vectors, { metric, threshold }: { metric: Metric; threshold: number }) {
  const found: { left: number; right: number; value: number }[] = [];
  for (let left = 0; left < vectors.count; left++) {
    for (let right = left + 1; right < vectors.count; right++) {
      const value = pairValue(vectors, metric, left, right);
      if (passes(metric, value, threshold)) found.push({ left, right, value });
    }
  }
  return {
    metric,
    threshold,
    left: Int32Array.from(found, ({ left }) => left),
    right: Int32Array.from(found, ({ right }) => right),
    values: Float64Array.from(found, ({ value }) => value),
  };
}

/** The value that this share of all pairs reaches: a threshold that some pair meets exactly. */
export function thresholdFor(vectors: Vectors, metric: Metric, share: number): number {
  const everything = minePairsByBruteForce(vectors, { metric, threshold: metric === 'cosine' ? -Infinity : Infinity });
  const sorted = everything.values.sort();
  if (metric === 'cosine') sorted.reverse();
  return sorted[Math.floor(share * (sorted.length - 1))];
}
