/** TensorFlow.js, imported here alone. Model code takes its ops and gradients from this file; backends stay inside `compile/`. */
import * as tf from '@tensorflow/tfjs';

// Without this TensorFlow.js prints a banner and warnings: stdout and stderr are ours.
tf.enableProdMode();

/** Runs synchronous work on a TensorFlow.js backend, whichever one was active before. */
export async function onBackend<Result>(backend: string, work: () => Result): Promise<Result> {
  // Another caller may switch while this one waits, so look again before working.
  while (tf.getBackend() !== backend) await tf.setBackend(backend);
  return work();
}

export { tf };
