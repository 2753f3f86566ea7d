/** Layer normalisation with its gradient by hand, in as few passes over the values as it takes. */
import type { Tensors } from '../compile/compile.ts';
import { fusedLayerNorm, type Normalised } from '../compile/fused.ts';
import { tf } from '../compile/tf.ts';
import { constant, type WeightSpec } from '../weights.ts';

/** The gain and the offset of rows of W numbers. */
export function layerNormWeights(W: number): WeightSpec[] {
  return [constant('gain', [W], 1), constant('offset', [W])];
}

/**
 * y = gain ∘ x̂ + offset with x̂ = (x − mean) / √(variance + ε), each row by itself (Ba, Kiros & Hinton 2016). R×W → R×W.
 *
 * The gradient of x is (g − mean(g) − x̂ ∘ mean(g ∘ x̂)) / √(variance + ε) with g = gain ∘ dy; both means are matrix products with gain / W.
 */
export function layerNorm(x: tf.Tensor2D, { gain, offset }: Tensors, epsilon: number): tf.Tensor2D {
  const run = tf.customGrad((...given) => {
    const [rows, g, b, save] = given as unknown as [tf.Tensor2D, tf.Tensor1D, tf.Tensor1D, tf.GradSaveFunc];
    const { values, inverse } = normalise(rows, g, b, epsilon);
    save([rows, g, inverse]);
    return {
      value: values,
      gradFunc: (dy: tf.Tensor, [rows, g, inverse]: tf.Tensor[]) =>
        backward(dy as tf.Tensor2D, { rows: rows as tf.Tensor2D, gain: g, inverse, epsilon }),
    };
  });
  return run(x, gain, offset) as tf.Tensor2D;
}

function backward(
  dy: tf.Tensor2D,
  kept: { rows: tf.Tensor2D; gain: tf.Tensor; inverse: tf.Tensor; epsilon: number },
): tf.Tensor[] {
  const { rows, gain, inverse, epsilon } = kept;
  const W = rows.shape[1];
  const { values: x } = normalise(rows, tf.ones([W]), tf.zeros([W]), epsilon);
  const share = tf.div(tf.reshape(gain, [W, 1]), W) as tf.Tensor2D;
  const slopes: tf.Tensor2D = tf.mul(dy, x);
  const along = tf.mul(x, tf.matMul(slopes, share));
  const across = tf.sub(tf.mul(dy, gain), along);
  const dx = tf.mul(tf.sub(across, tf.matMul(dy, share)), inverse);
  return [dx, tf.sum(slopes, 0), tf.sum(dy, 0)];
}

function normalise(x: tf.Tensor2D, gain: tf.Tensor, offset: tf.Tensor, epsilon: number): Normalised {
  const fused = fusedLayerNorm({ x, gain, offset }, epsilon);
  if (fused) return fused;
  const centred = tf.sub(x, tf.mean(x, 1, true));
  const inverse: tf.Tensor2D = tf.rsqrt(tf.add(tf.mean(tf.square(centred), 1, true), epsilon));
  return { values: tf.add(tf.mul(tf.mul(centred, inverse), gain), offset), inverse };
}
