/** The vectors that are searched, and the exact value of a metric between two of them, with which every fast path must agree. */
import { GemelError } from '../errors.ts';
import type { Metric } from '../heads/head.ts';

/** N vectors of D numbers, row by row. */
export interface Vectors {
  readonly data: Float32Array;
  /** N */
  readonly count: number;
  /** D */
  readonly dimension: number;
  /** N, where vectors are compared by the cosine: what each adds to its value with any other. */
  readonly biases?: Float32Array;
}

/**
 * Looks at an N×D array as N vectors.
 *
 * @throws GemelError `bad-input` where the array is no multiple of D, or holds a number that is not finite.
 *
 * @example
 * toVectors(Float32Array.of(1, 0, 0, 1), 2).count; // 2
 */
export function toVectors(data: Float32Array, dimension: number): Vectors {
  const count = data.length / dimension;
  if (!Number.isInteger(count)) {
    throw new GemelError('bad-input', `vectors: expected rows of ${dimension} numbers, found ${data.length} numbers`);
  }
  for (let i = 0; i < data.length; i++) {
    if (!Number.isFinite(data[i])) {
      const row = Math.floor(i / dimension) + 1;
      throw new GemelError('bad-input', `vectors: expected finite numbers, found ${data[i]} (vector ${row})`);
    }
  }
  return { data, count, dimension };
}

/** The mean of each coordinate: D. */
export function columnMeans({ data, count, dimension }: Vectors): Float64Array {
  const means = new Float64Array(dimension);
  for (let i = 0; i < count; i++) for (let d = 0; d < dimension; d++) means[d] += data[i * dimension + d] / count;
  return means;
}

/** Whether a value is at the threshold or better: at least a similarity, at most a distance. */
export function passes(metric: Metric, value: number, threshold: number): boolean {
  return metric === 'cosine' ? value >= threshold : value <= threshold;
}

/**
 * The metric's value between two of the vectors, in double precision: symmetric, the same on every machine, exactly 1 (cosine)
 * or 0 (distances) for equal vectors. The cosine with a zero vector is 0. To a cosine both vectors' biases are added, where they have some.
 *
 * @example
 * pairValue(toVectors(Float32Array.of(3, 0, 0, 4), 2), 'euclidean', 0, 1); // 5
 */
export function pairValue(vectors: Vectors, metric: Metric, left: number, right: number): number {
  return comparisons[metric](vectors, left, vectors, right);
}

/** Compares row i of some vectors with row j of others. */
type Comparison = (left: Vectors, i: number, right: Vectors, j: number) => number;

export const comparisons: Readonly<Record<Metric, Comparison>> = {
  /** u·v / √(|u|²·|v|²) + biases */
  cosine({ data: u, dimension, biases: ofU }, i, { data: v, biases: ofV }, j) {
    let dot = 0;
    let squareU = 0;
    let squareV = 0;
    for (let a = i * dimension, b = j * dimension, end = a + dimension; a < end; a++, b++) {
      dot += u[a] * v[b];
      squareU += u[a] * u[a];
      squareV += v[b] * v[b];
    }
    const norms = Math.sqrt(squareU * squareV);
    const cosine = norms === 0 ? 0 : Math.max(-1, Math.min(1, dot / norms));
    return ofU && ofV ? cosine + (ofU[i] + ofV[j]) : cosine;
  },

  /** √Σ(u−v)² */
  euclidean({ data: u, dimension }, i, { data: v }, j) {
    let sum = 0;
    for (let a = i * dimension, b = j * dimension, end = a + dimension; a < end; a++, b++) sum += (u[a] - v[b]) ** 2;
    return Math.sqrt(sum);
  },

  /** Σ|u−v| */
  manhattan({ data: u, dimension }, i, { data: v }, j) {
    let sum = 0;
    for (let a = i * dimension, b = j * dimension, end = a + dimension; a < end; a++, b++) sum += Math.abs(u[a] - v[b]);
    return sum;
  },
};
