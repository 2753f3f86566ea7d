/** A recurrence written out step by step as one operation with its gradient by hand; shared by `lstm-layer.ts` and `gru-layer.ts`. */
import { tf } from '../compile/tf.ts';

/** What every recurrence leaves of a step: at least the state, N×H. */
export interface TimeStep {
  readonly state: tf.Tensor2D;
}

export interface Recurrence<Step extends TimeStep> {
  /** The names of what a step leaves for the backward pass, each N×H. */
  readonly kept: readonly (keyof Step & string)[];
  /** inputs: T×N×G, the part of the gates that comes from the tokens; recurrent: H×G. */
  forward(inputs: tf.Tensor3D, recurrent: tf.Tensor2D): Step[];
  /** The gradients of inputs and recurrent weights, given that of the states. */
  backward(steps: readonly Step[], recurrent: tf.Tensor2D, gradient: tf.Tensor3D): tf.Tensor[];
}

/** The states T×N×H of a recurrence over a whole sequence. */
export function throughTime<Step extends TimeStep>(
  { kept, forward, backward }: Recurrence<Step>,
  inputs: tf.Tensor3D,
  recurrent: tf.Tensor2D,
): tf.Tensor3D {
  const toSaved = (step: Step) => kept.map((name) => step[name] as tf.Tensor2D);
  const stepOf = (saved: readonly tf.Tensor[], t: number) =>
    Object.fromEntries(kept.map((name, i) => [name, saved[t * kept.length + i]])) as unknown as Step;
  const run = tf.customGrad((...given) => {
    const [gateInputs, weights, save] = given as unknown as [tf.Tensor3D, tf.Tensor2D, tf.GradSaveFunc];
    const steps = forward(gateInputs, weights);
    save([weights, ...steps.flatMap(toSaved)]);
    return {
      value: tf.stack(steps.map(({ state }) => state)),
      gradFunc: (gradient: tf.Tensor, [savedWeights, ...saved]: tf.Tensor[]) => {
        const again = Array.from({ length: saved.length / kept.length }, (_, t) => stepOf(saved, t));
        return backward(again, savedWeights as tf.Tensor2D, gradient as tf.Tensor3D);
      },
    };
  });
  return run(inputs, recurrent) as tf.Tensor3D;
}
