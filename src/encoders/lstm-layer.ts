/**
 * The recurrence of an LSTM over a whole sequence, with its gradient by hand: back-propagation through time in which the
 * recurrent weights' gradient is one large matrix product instead of a small one for each step.
 */
import { tf } from '../compile/tf.ts';

/**
 * inputs: T×N×4H, the part of the gates that comes from the tokens (input, forget, output, candidate); recurrent: H×4H
 * → the states T×N×H.
 */
export function lstmLayer(inputs: tf.Tensor3D, recurrent: tf.Tensor2D): tf.Tensor3D {
  const run = tf.customGrad((...given) => {
    const [gateInputs, weights, save] = given as unknown as [tf.Tensor3D, tf.Tensor2D, tf.GradSaveFunc];
    const steps = forward(gateInputs, weights);
    save([weights, ...steps.flatMap(toSaved)]);
    return {
      value: tf.stack(steps.map(({ state }) => state)),
      gradFunc: (gradient: tf.Tensor, [kept, ...saved]: tf.Tensor[]) =>
        backward(fromSaved(saved), kept as tf.Tensor2D, gradient as tf.Tensor3D),
    };
  });
  return run(inputs, recurrent) as tf.Tensor3D;
}

/** What the forward pass of one step leaves for the backward pass; N×H each, but for the sigmoids. */
interface Step {
  readonly sigmoids: tf.Tensor2D; // N×3H: input, forget and output gates side by side
  readonly candidate: tf.Tensor2D;
  readonly cell: tf.Tensor2D;
  readonly cellTanh: tf.Tensor2D;
  readonly state: tf.Tensor2D;
}

function forward(inputs: tf.Tensor3D, recurrent: tf.Tensor2D): Step[] {
  const [, N] = inputs.shape;
  const H = recurrent.shape[0];
  const steps: Step[] = [];
  for (const input of tf.unstack(inputs) as tf.Tensor2D[]) {
    const before = steps.at(-1);
    const gates: tf.Tensor2D = before ? tf.add(tf.matMul(before.state, recurrent), input) : input;
    const sigmoids = tf.sigmoid(tf.slice(gates, [0, 0], [N, 3 * H]));
    const candidate = tf.tanh(tf.slice(gates, [0, 3 * H], [N, H]));
    const [inputGate, forgetGate, outputGate] = splitGates(sigmoids);
    const written: tf.Tensor2D = tf.mul(inputGate, candidate);
    const cell: tf.Tensor2D = before ? tf.add(tf.mul(forgetGate, before.cell), written) : written;
    const cellTanh = tf.tanh(cell);
    steps.push({ sigmoids, candidate, cell, cellTanh, state: tf.mul(outputGate, cellTanh) });
  }
  return steps;
}

/** The gradients of the gate inputs (T×N×4H) and of the recurrent weights (H×4H), given that of the states. */
function backward(steps: readonly Step[], recurrent: tf.Tensor2D, gradient: tf.Tensor3D): tf.Tensor[] {
  const [T, N, H] = gradient.shape;
  const outer = tf.unstack(gradient) as tf.Tensor2D[];
  const gateGradients: tf.Tensor2D[] = Array(T);
  let dState = outer[T - 1];
  let dCellAfter: tf.Tensor2D | undefined;
  for (let t = T - 1; t >= 0; t--) {
    const { sigmoids, candidate, cellTanh } = steps[t];
    const [inputGate, forgetGate, outputGate] = splitGates(sigmoids);
    const throughTanh: tf.Tensor2D = tf.mul(tf.mul(dState, outputGate), oneMinusSquare(cellTanh));
    const dCell: tf.Tensor2D = dCellAfter ? tf.add(throughTanh, dCellAfter) : throughTanh;
    const dForget = t > 0 ? tf.mul(dCell, steps[t - 1].cell) : tf.zeros([N, H]);
    const dSigmoids = tf.concat([tf.mul(dCell, candidate), dForget, tf.mul(dState, cellTanh)], 1);
    const dGates = tf.mul(dSigmoids, tf.mul(sigmoids, tf.sub(1, sigmoids)));
    const dCandidate = tf.mul(tf.mul(dCell, inputGate), oneMinusSquare(candidate));
    gateGradients[t] = tf.concat([dGates, dCandidate], 1) as tf.Tensor2D;
    if (t === 0) break;
    dCellAfter = tf.mul(dCell, forgetGate);
    dState = tf.add(tf.matMul(gateGradients[t], recurrent, false, true), outer[t - 1]);
  }
  const statesBefore = tf.concat(steps.slice(0, -1).map(({ state }) => state));
  const dRecurrent = T > 1 ? tf.matMul(statesBefore, tf.concat(gateGradients.slice(1)), true) : tf.zerosLike(recurrent);
  return [tf.stack(gateGradients), dRecurrent];
}

function splitGates(sigmoids: tf.Tensor2D): tf.Tensor2D[] {
  return tf.split(sigmoids, 3, 1);
}

function toSaved({ sigmoids, candidate, cell, cellTanh, state }: Step): tf.Tensor2D[] {
  return [sigmoids, candidate, cell, cellTanh, state];
}

function fromSaved(saved: readonly tf.Tensor[]): Step[] {
  const tensors = saved as readonly tf.Tensor2D[];
  return Array.from({ length: tensors.length / 5 }, (_, step) => {
    const [sigmoids, candidate, cell, cellTanh, state] = tensors.slice(5 * step, 5 * step + 5);
    return { sigmoids, candidate, cell, cellTanh, state };
  });
}

function oneMinusSquare(x: tf.Tensor2D): tf.Tensor2D {
  return tf.sub(1, tf.mul(x, x));
}
