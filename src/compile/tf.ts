/** TensorFlow.js, imported here alone. Model code takes its ops and gradients from this file; backends stay inside `compile/`. */
import * as tf from '@tensorflow/tfjs';

// Without this TensorFlow.js prints a banner and warnings: stdout and stderr are ours.
tf.enableProdMode();

/** Runs synchronous work on a TensorFlow.js backend, after whatever work others have asked for before. */
export function onBackend<Result>(backend: string, work: () => Result): Promise<Result> {
  const result = turn.then(async () => {
    if (tf.getBackend() !== backend) await tf.setBackend(backend);
    return work();
  });
  turn = result.catch(() => {});
  return result;
}

/** Ends when the last piece of work does: two that switched backends at the same time would switch for ever. */
let turn: Promise<unknown> = Promise.resolve();

export { tf };
