/**
 * What ONNX has an operator of its own for and TensorFlow.js has not: faster than written out, but without a gradient. Each function gives
 * undefined where the written form has to do: on backends that compute at once, and some where a gradient is wanted.
 */
import { tf } from './tf.ts';

/** The tracing backend's names for a whole LSTM and for a layer normalisation. */
export const LSTM_KERNEL = 'GemelLstm';
export const LAYER_NORM_KERNEL = 'GemelLayerNorm';

/** Gates stand in the order input, forget, output, candidate. */
export interface LstmInputs {
  /** T×N×W. */
  readonly tokens: tf.Tensor3D;
  /** T×N: 1 for a token, 0 for padding, which comes last. */
  readonly mask: tf.Tensor2D;
  /** W×4H. */
  readonly input: tf.Tensor;
  /** H×4H. */
  readonly recurrent: tf.Tensor;
  /** 4H. */
  readonly bias: tf.Tensor;
}

/** The states T×N×H of an LSTM read forward, or backward from each text's last token; undefined where a gradient is wanted. */
export function fusedLstm(inputs: LstmInputs, reverse: boolean): tf.Tensor3D | undefined {
  if (differentiating() || !isKnown(LSTM_KERNEL)) return undefined;
  return tf.engine().runKernel(LSTM_KERNEL, { ...inputs }, { reverse }) as tf.Tensor3D;
}

/** What a layer normalisation gives, and what its gradient reads again. */
export interface Normalised {
  /** R×W. */
  readonly values: tf.Tensor2D;
  /** R×1: one over the standard deviation of each row. */
  readonly inverse: tf.Tensor2D;
}

/** Rows R×W with mean 0 and variance 1, then a gain and an offset of W numbers each. */
export function fusedLayerNorm(
  inputs: { readonly x: tf.Tensor2D; readonly gain: tf.Tensor; readonly offset: tf.Tensor },
  epsilon: number,
): Normalised | undefined {
  if (!isKnown(LAYER_NORM_KERNEL)) return undefined;
  const [values, inverse] = tf.engine().runKernel(LAYER_NORM_KERNEL, { ...inputs }, { epsilon }) as tf.Tensor2D[];
  return { values, inverse };
}

/** Whether a gradient is wanted of what is computed now. */
export function differentiating(): boolean {
  return tf.engine().state.gradientDepth > 0;
}

function isKnown(kernel: string): boolean {
  return tf.getKernel(kernel, tf.engine().backendName) !== undefined;
}
