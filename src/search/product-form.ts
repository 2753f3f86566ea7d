/**
 * A metric written as a matrix product, so that one compiled kernel serves all three. The product is a sieve: what passes
 * it is compared again exactly, so it may let a pair through in vain, but must never lose one.
 */
import type { Metric } from '../heads/head.ts';
import { thermometerCode } from './thermometer.ts';
import { columnMeans, type Vectors } from './vectors.ts';

export interface ProductForm {
  /** K */
  readonly width: number;
  /** M×K and N×K: the closer two vectors, the larger the product of their rows. */
  readonly left: Float32Array;
  readonly right: Float32Array;
  /** Whether the last two columns of a left row change places before it is multiplied. */
  readonly swapped: boolean;
  /** The least product that two vectors can have whose value is this one or better. */
  readonly bound: (value: number) => number;
}

/** Prepares M and N vectors, which may be one and the same, to be multiplied with each other. */
export function toProductForm(metric: Metric, left: Vectors, right: Vectors): ProductForm {
  switch (metric) {
    case 'cosine':
      return cosineForm(left, right);
    case 'euclidean': {
      const { squaredBound, ...form } = euclideanForm(left, right);
      return { ...form, bound: (distance) => squaredBound(distance ** 2) };
    }
    case 'manhattan': {
      // Two codes are never further apart, squared, than their vectors are in the Manhattan distance.
      const { squaredBound, ...form } = euclideanForm(...thermometerCode(left, right));
      return { ...form, bound: squaredBound };
    }
  }
}

/** By how much a product of two rows can be off, as a share of their norms: GPUs cut the factors to 10 bits (TF32), and sums are rounded. */
function relativeError(width: number): number {
  return 2 ** -9 + (width + 16) * 2 ** -23;
}

/** u/|u| · v/|v|, and where the vectors have biases b, [u/|u|, b(u), 1] · [v/|v|, 1, b(v)], the right row again with its last columns swapped. */
function cosineForm(left: Vectors, right: Vectors): ProductForm {
  if (left.biases && right.biases) return biasedForm(left, right, left.biases, right.biases);
  const width = right.dimension;
  const rows = toUnitLength(right);
  return {
    width,
    left: left === right ? rows : toUnitLength(left),
    right: rows,
    swapped: false,
    bound: (cosine) => cosine - relativeError(width),
  };
}

function biasedForm(left: Vectors, right: Vectors, ofLeft: Float32Array, ofRight: Float32Array): ProductForm {
  const width = right.dimension + 2;
  const rows = appendBiases(right, ofRight);
  // A row's norm is that of a unit vector, its bias and the 1 beside it.
  const most = (biases: Float32Array) => 2 + biases.reduce((square, bias) => Math.max(square, bias ** 2), 0);
  const error = relativeError(width) * Math.sqrt(most(ofLeft) * most(ofRight));
  return {
    width,
    left: left === right ? rows : appendBiases(left, ofLeft),
    right: rows,
    swapped: true,
    bound: (value) => value - error,
  };
}

function appendBiases(vectors: Vectors, biases: Float32Array): Float32Array {
  const { dimension } = vectors;
  const unit = toUnitLength(vectors);
  const rows = new Float32Array(vectors.count * (dimension + 2));
  for (let i = 0; i < vectors.count; i++) {
    const start = i * (dimension + 2);
    rows.set(unit.subarray(i * dimension, (i + 1) * dimension), start);
    rows[start + dimension] = biases[i];
    rows[start + dimension + 1] = 1;
  }
  return rows;
}

function toUnitLength({ data, count, dimension }: Vectors): Float32Array {
  const rows = new Float32Array(data.length);
  for (let i = 0; i < count; i++) {
    const norm = Math.sqrt(squaredNorm(data, i * dimension, dimension));
    if (norm === 0) continue;
    for (let a = i * dimension, end = a + dimension; a < end; a++) rows[a] = data[a] / norm;
  }
  return rows;
}

/** −|u−v|²/2 = [u, −|u|²/2, 1] · [v, 1, −|v|²/2], the right row being [v, −|v|²/2, 1] with its last columns swapped. */
function euclideanForm(left: Vectors, right: Vectors) {
  const width = right.dimension + 2;
  // Distances do not change when all vectors move: about their mean the norms, and with them the errors, are smallest.
  // With the largest number at 1 no square leaves the range of float32.
  const means = columnMeans(right);
  const scale = 1 / (Math.max(largest(left), largest(right)) || 1);
  const rows = augment(right, { means, scale });
  return {
    width,
    left: left === right ? rows : augment(left, { means, scale }),
    right: rows,
    swapped: true,
    squaredBound: (squared: number) => -(squared * scale ** 2) / 2 - 2 ** -100,
  };
}

function augment(
  { data, count, dimension }: Vectors,
  { means, scale }: { readonly means: Float64Array; readonly scale: number },
): Float32Array {
  const width = dimension + 2;
  const rows = new Float32Array(count * width);
  // The error grows with the norms of the two rows, so each row brings its own share of the allowance.
  const allowance = 1 - 2 * relativeError(width);
  for (let i = 0; i < count; i++) {
    const start = i * width;
    for (let d = 0; d < dimension; d++) rows[start + d] = (data[i * dimension + d] - means[d]) * scale;
    rows[start + dimension] = (-allowance * squaredNorm(rows, start, dimension)) / 2;
    rows[start + dimension + 1] = 1;
  }
  return rows;
}

function largest({ data }: Vectors): number {
  let most = 0;
  for (let a = 0; a < data.length; a++) most = Math.max(most, Math.abs(data[a]));
  return most;
}

function squaredNorm(data: Float32Array, start: number, dimension: number): number {
  let sum = 0;
  for (let a = start, end = start + dimension; a < end; a++) sum += data[a] * data[a];
  return sum;
}
