/**
 * The recurrence of a GRU over a whole sequence, with its gradient by hand, for the same reason as in `lstm-layer.ts`: the recurrent
 * weights' gradient is one large matrix product instead of a small one for each step.
 */
import { tf } from '../compile/tf.ts';
import { throughTime } from './through-time.ts';

/**
 * h′ = z∘h + (1 − z)∘n with update gate z, reset gate r and candidate n = tanh(xₙ + r∘(h·Uₙ)): the reset gate acts after the product,
 * as in cuDNN and PyTorch and in ONNX's `linear_before_reset`, so that all three products with h are one. The candidate's
 * recurrent part has no bias of its own: gates of zero keep a state of zero.
 *
 * inputs: T×N×3H, the part of the gates that comes from the tokens (update, reset, candidate); recurrent: H×3H → the states T×N×H.
 */
export function gruLayer(inputs: tf.Tensor3D, recurrent: tf.Tensor2D): tf.Tensor3D {
  return throughTime({ kept: KEPT, forward, backward }, inputs, recurrent);
}

const KEPT = ['updateGate', 'resetGate', 'candidate', 'recalled', 'lag', 'state'] as const;

/** What the forward pass of one step leaves for the backward pass; N×H each. */
interface Step {
  readonly updateGate: tf.Tensor2D;
  readonly resetGate: tf.Tensor2D;
  readonly candidate: tf.Tensor2D;
  /** h·Uₙ, of which the reset gate lets a part into the candidate. */
  readonly recalled: tf.Tensor2D;
  /** The state before less the candidate: the update gate says how much of it is added to the candidate. */
  readonly lag: tf.Tensor2D;
  readonly state: tf.Tensor2D;
}

function forward(inputs: tf.Tensor3D, recurrent: tf.Tensor2D): Step[] {
  const steps: Step[] = [];
  let before: tf.Tensor2D | undefined;
  for (const input of tf.unstack(inputs) as tf.Tensor2D[]) {
    const [fromUpdate, fromReset, fromCandidate] = tf.split(input, 3, 1) as tf.Tensor2D[];
    const products: tf.Tensor2D | undefined = before && tf.matMul(before, recurrent);
    const [toUpdate, toReset, recalled] = products
      ? (tf.split(products, 3, 1) as tf.Tensor2D[])
      : Array.from({ length: 3 }, () => tf.zerosLike(fromUpdate));
    const updateGate = tf.sigmoid(tf.add(fromUpdate, toUpdate)) as tf.Tensor2D;
    const resetGate = tf.sigmoid(tf.add(fromReset, toReset)) as tf.Tensor2D;
    const candidate = tf.tanh(tf.add(fromCandidate, tf.mul(resetGate, recalled))) as tf.Tensor2D;
    const lag: tf.Tensor2D = before ? tf.sub(before, candidate) : tf.neg(candidate);
    const state: tf.Tensor2D = tf.add(candidate, tf.mul(updateGate, lag));
    steps.push({ updateGate, resetGate, candidate, recalled, lag, state });
    before = state;
  }
  return steps;
}

/** The gradients of the gate inputs (T×N×3H) and of the recurrent weights (H×3H), given that of the states. */
function backward(steps: readonly Step[], recurrent: tf.Tensor2D, gradient: tf.Tensor3D): tf.Tensor[] {
  const T = steps.length;
  const outer = tf.unstack(gradient) as tf.Tensor2D[];
  const inputGradients: tf.Tensor2D[] = Array(T);
  const productGradients: tf.Tensor2D[] = Array(T);
  let dState = outer[T - 1];
  for (let t = T - 1; t >= 0; t--) {
    const { updateGate, resetGate, candidate, recalled, lag } = steps[t];
    const closed: tf.Tensor2D = tf.sub(1, updateGate);
    const dUpdate = tf.mul(tf.mul(dState, lag), tf.mul(updateGate, closed));
    const dCandidate: tf.Tensor2D = tf.mul(tf.mul(dState, closed), tf.sub(1, tf.square(candidate)));
    const dRecalled: tf.Tensor2D = tf.mul(dCandidate, resetGate);
    const dReset = tf.mul(tf.mul(dRecalled, recalled), tf.sub(1, resetGate));
    inputGradients[t] = tf.concat([dUpdate, dReset, dCandidate], 1) as tf.Tensor2D;
    if (t === 0) break;
    productGradients[t] = tf.concat([dUpdate, dReset, dRecalled], 1) as tf.Tensor2D;
    const through = tf.add(tf.mul(dState, updateGate), tf.matMul(productGradients[t], recurrent, false, true));
    dState = tf.add(through, outer[t - 1]);
  }
  if (T === 1) return [tf.stack(inputGradients), tf.zerosLike(recurrent)];
  const statesBefore = tf.concat(steps.slice(0, -1).map(({ state }) => state));
  return [tf.stack(inputGradients), tf.matMul(statesBefore, tf.concat(productGradients.slice(1)), true)];
}
