/** Adam with decoupled weight decay, for dense weights and for the rows of an embedding table. Both write into what they update. */

export interface AdamOptions {
  readonly learningRate: number;
  /** How much of a weight decays away in a step, times the learning rate (AdamW, Loshchilov & Hutter 2019). */
  readonly weightDecay?: number;
  /** What remains of the old mean gradient after a step. */
  readonly beta1?: number;
  /** What remains of the old mean square gradient after a step. */
  readonly beta2?: number;
  readonly epsilon?: number;
}

/** The running mean and mean square of a gradient. */
export interface Moments {
  readonly mean: Float32Array;
  readonly square: Float32Array;
}

export function startMoments(length: number): Moments {
  return { mean: new Float32Array(length), square: new Float32Array(length) };
}

/** One step of Adam (Kingma & Ba 2015) over all the weights; `step` counts from 1. */
export function updateDense(
  weights: Float32Array,
  gradient: Float32Array,
  moments: Moments,
  step: number,
  options: AdamOptions,
): void {
  updateRange({ weights, offset: 0, gradient, from: 0, length: weights.length, moments, step, ...options });
}

/** The gradient of some rows of a table: `rows[i]` is the table row of the i-th stretch of `values`. */
export interface RowGradient {
  readonly rows: Int32Array;
  readonly values: Float32Array;
}

/**
 * One step of Adam over the rows that the batch touched; the others keep their weights and moments. Each row counts
 * its own steps in `steps`, so that a rare row's first update is as careful as a frequent one's.
 */
export function updateRows(
  table: { readonly data: Float32Array; readonly width: number },
  { rows, values }: RowGradient,
  moments: Moments,
  steps: Int32Array,
  options: AdamOptions,
): void {
  const { data: weights, width } = table;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    const offset = row * width;
    const step = ++steps[row];
    updateRange({ weights, offset, gradient: values, from: i * width, length: width, moments, step, ...options });
  }
}

interface Range extends AdamOptions {
  readonly weights: Float32Array;
  readonly offset: number;
  readonly gradient: Float32Array;
  readonly from: number;
  readonly length: number;
  readonly moments: Moments;
  readonly step: number;
}

function updateRange(range: Range): void {
  const { weights, offset, gradient, from, length, moments, step, learningRate } = range;
  const { weightDecay = 0, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = range;
  const { mean, square } = moments;
  once[0] = 1 / (1 - beta2 ** step);
  once[1] = learningRate / (1 - beta1 ** step);
  once[2] = 1 - learningRate * weightDecay;
  const squareCorrection = once[0];
  const rate = once[1];
  const kept = once[2];
  for (let i = 0; i < length; i++) {
    const w = offset + i;
    const g = gradient[from + i];
    const m = beta1 * mean[w] + (1 - beta1) * g;
    const s = beta2 * square[w] + (1 - beta2) * g * g;
    mean[w] = m;
    square[w] = s;
    weights[w] = kept * weights[w] - (rate * m) / (Math.sqrt(s * squareCorrection) + epsilon);
  }
}

/**
 * What the loop uses and does not change passes through memory. V8 is free to move pure arithmetic to where it is used, and after some steps it does: a power
 * for each of ten million weights takes as long as the forward and backward pass of a transformer.
 */
const once = new Float64Array(3);
