/** Batch normalisation of pictures, channel by channel: by the batch itself in training, by running statistics otherwise. */
import type { Tensors } from '../compile/compile.ts';
import { tf } from '../compile/tf.ts';
import { constant, type WeightSpec } from '../weights.ts';

/** Keeps the division away from zero where a channel hardly varies. */
const EPSILON = 1e-3;

export interface BatchNorm {
  readonly weights: readonly WeightSpec[];
  /** N×H×W×C → the same shape. */
  normalise(x: tf.Tensor4D, weights: Tensors, training: boolean): tf.Tensor4D;
}

/**
 * y = gain·(x − mean)/√(variance + ε) + bias (Ioffe & Szegedy 2015, "Batch Normalization"). In training mean and variance are the
 * batch's, and what stands in place of the running statistics' gradients is their distance from these: see `update` in `weights.ts`.
 */
export function batchNorm(name: string, channels: number): BatchNorm {
  const names = ['gain', 'bias', 'mean', 'variance'].map((part) => `${name}.${part}`);
  return {
    weights: [
      constant(names[0], [channels], 1),
      constant(names[1], [channels]),
      { ...constant(names[2], [channels]), update: 'average' },
      { ...constant(names[3], [channels], 1), update: 'average' },
    ],
    normalise(x, weights, training) {
      const [gain, bias, mean, variance] = names.map((each) => weights[each] as tf.Tensor1D);
      if (training) return tf.reshape(byBatch(asRows(x), gain, bias, mean, variance), x.shape);
      const slope = tf.mul(gain, tf.rsqrt(tf.add(variance, EPSILON)));
      return tf.add(tf.mul(x, slope), tf.sub(bias, tf.mul(mean, slope)));
    },
  };
}

/** N×H×W×C → NH×WC. A row holds its channels W times: the longer the row, the faster a vector is added to each. */
function asRows(x: tf.Tensor4D): tf.Tensor2D {
  const [N, H, W, C] = x.shape;
  return tf.reshape(x, [N * H, W * C]);
}

/**
 * The gradient is written out: put together from the steps of the formula it would go over the whole batch many more times.
 * With x̂ = (x − mean)/√(variance + ε): dx = gain/√(variance + ε) · (dy − mean(dy) − x̂·mean(dy·x̂)).
 */
const byBatch = tf.customGrad((...given) => {
  const [x, gain, bias, runningMean, runningVariance] = given as tf.Tensor[];
  const save = given.at(-1) as tf.GradSaveFunc;
  const C = gain.size;
  const mean = meanOfChannels(x, C);
  const centred = tf.sub(x, repeat(mean, x));
  const variance = meanOfChannels(tf.square(centred), C);
  const inverse = tf.rsqrt(tf.add(variance, EPSILON));
  const slope = tf.mul(gain, inverse);
  save([centred, inverse, slope, mean, variance, runningMean, runningVariance]);
  return {
    value: tf.add(tf.mul(centred, repeat(slope, x)), repeat(bias, x)),
    gradFunc(dy: tf.Tensor, saved: tf.Tensor[]) {
      const [centred, inverse, slope, mean, variance, runningMean, runningVariance] = saved;
      const each = dy.size / C;
      const meanSlope = meanOfChannels(dy, C);
      const meanProduct = tf.mul(meanOfChannels(tf.mul(dy, centred), C), inverse);
      const alongValue = tf.mul(dy, repeat(slope, dy));
      const alongMean = repeat(tf.mul(slope, meanSlope), dy);
      const alongVariance = tf.mul(centred, repeat(tf.mul(tf.mul(slope, inverse), meanProduct), dy));
      const dx = tf.sub(tf.sub(alongValue, alongMean), alongVariance);
      const gaps = [tf.sub(runningMean, mean), tf.sub(runningVariance, variance)];
      return [dx, tf.mul(meanProduct, each), tf.mul(meanSlope, each), ...gaps];
    },
  };
}) as (...given: tf.Tensor[]) => tf.Tensor2D;

/** NH×WC → C. */
function meanOfChannels(rows: tf.Tensor, C: number): tf.Tensor1D {
  return tf.mean(tf.reshape(tf.mean(rows, 0), [-1, C]), 0);
}

/** C → WC, for each row of x. */
function repeat(values: tf.Tensor, x: tf.Tensor): tf.Tensor1D {
  return tf.tile(values as tf.Tensor1D, [(x.shape[1] as number) / values.size]);
}
