/**
 * The recurrence of an LSTM over a whole sequence, with its gradient by hand: back-propagation through time in which the
 * recurrent weights' gradient is one large matrix product instead of a small one for each step.
 */
import { tf } from '../compile/tf.ts';
import { throughTime } from './through-time.ts';

/**
 * inputs: T×N×4H, the part of the gates that comes from the tokens (input, forget, output, candidate); recurrent: H×4H
 * → the states T×N×H.
 */
export function lstmLayer(inputs: tf.Tensor3D, recurrent: tf.Tensor2D): tf.Tensor3D {
  return throughTime({ kept: KEPT, forward, backward }, inputs, recurrent);
}

const KEPT = ['inputGate', 'forgetGate', 'outputGate', 'candidate', 'kept', 'written', 'cellTanh', 'state'] as const;

/** What the forward pass of one step leaves for the backward pass; N×H each. */
interface Step {
  readonly inputGate: tf.Tensor2D;
  readonly forgetGate: tf.Tensor2D;
  readonly outputGate: tf.Tensor2D;
  readonly candidate: tf.Tensor2D;
  /** What the forget gate let through of the cell before, and what the input gate let in of the candidate: their sum is the cell. */
  readonly kept: tf.Tensor2D;
  readonly written: tf.Tensor2D;
  readonly cellTanh: tf.Tensor2D;
  readonly state: tf.Tensor2D;
}

function forward(inputs: tf.Tensor3D, recurrent: tf.Tensor2D): Step[] {
  const steps: Step[] = [];
  let state: tf.Tensor2D | undefined;
  let cell: tf.Tensor2D | undefined;
  for (const input of tf.unstack(inputs) as tf.Tensor2D[]) {
    const gates: tf.Tensor2D = state ? tf.add(tf.matMul(state, recurrent), input) : input;
    const parts = tf.split(gates, 4, 1) as tf.Tensor2D[];
    const [inputGate, forgetGate, outputGate] = parts.slice(0, 3).map((part) => tf.sigmoid(part) as tf.Tensor2D);
    const candidate = tf.tanh(parts[3]);
    const written: tf.Tensor2D = tf.mul(inputGate, candidate);
    const kept: tf.Tensor2D = cell ? tf.mul(forgetGate, cell) : tf.zerosLike(written);
    cell = cell ? tf.add(kept, written) : written;
    const cellTanh = tf.tanh(cell);
    state = tf.mul(outputGate, cellTanh);
    steps.push({ inputGate, forgetGate, outputGate, candidate, kept, written, cellTanh, state });
  }
  return steps;
}

/**
 * The gradients of the gate inputs (T×N×4H) and of the recurrent weights (H×4H), given that of the states. The products
 * that the forward pass made are used again (o·tanh′ = o − state·tanh, for one), which saves a quarter of the element-wise work.
 */
function backward(steps: readonly Step[], recurrent: tf.Tensor2D, gradient: tf.Tensor3D): tf.Tensor[] {
  const T = steps.length;
  const outer = tf.unstack(gradient) as tf.Tensor2D[];
  const gateGradients: tf.Tensor2D[] = Array(T);
  let dState = outer[T - 1];
  let dCellAfter: tf.Tensor2D | undefined;
  for (let t = T - 1; t >= 0; t--) {
    const { inputGate, forgetGate, outputGate, candidate, kept, written, cellTanh, state } = steps[t];
    const through: tf.Tensor2D = tf.mul(dState, state);
    const dTanh: tf.Tensor2D = tf.sub(tf.mul(dState, outputGate), tf.mul(through, cellTanh));
    const dCell: tf.Tensor2D = dCellAfter ? tf.add(dTanh, dCellAfter) : dTanh;
    const dInput = tf.mul(tf.mul(dCell, written), tf.sub(1, inputGate));
    const dForget = t > 0 ? tf.mul(tf.mul(dCell, kept), tf.sub(1, forgetGate)) : kept; // no cell before: zero
    const dOutput = tf.mul(through, tf.sub(1, outputGate));
    const dCandidate = tf.mul(dCell, tf.sub(inputGate, tf.mul(written, candidate)));
    gateGradients[t] = tf.concat([dInput, dForget, dOutput, dCandidate], 1) as tf.Tensor2D;
    if (t === 0) break;
    dCellAfter = tf.mul(dCell, forgetGate);
    dState = tf.add(tf.matMul(gateGradients[t], recurrent, false, true), outer[t - 1]);
  }
  if (T === 1) return [tf.stack(gateGradients), tf.zerosLike(recurrent)];
  const statesBefore = tf.concat(steps.slice(0, -1).map(({ state }) => state));
  return [tf.stack(gateGradients), tf.matMul(statesBefore, tf.concat(gateGradients.slice(1)), true)];
}
