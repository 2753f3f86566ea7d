/** Recurrences for which ONNX has an operator of its own: faster than step by step, but without a gradient. */
import { tf } from './tf.ts';

/** The tracing backend's name for a whole LSTM. */
export const LSTM_KERNEL = 'GemelLstm';

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

/**
 * The states T×N×H of an LSTM read forward, or backward from each text's last token; or undefined where the recurrence has to
 * be written out: when a gradient is wanted, and on backends that compute at once.
 */
export function fusedLstm(inputs: LstmInputs, reverse: boolean): tf.Tensor3D | undefined {
  const engine = tf.engine();
  const differentiating = engine.state.gradientDepth > 0;
  if (differentiating || !tf.getKernel(LSTM_KERNEL, engine.backendName)) return undefined;
  return engine.runKernel(LSTM_KERNEL, { ...inputs }, { reverse }) as tf.Tensor3D;
}
