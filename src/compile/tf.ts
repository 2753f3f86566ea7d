/** TensorFlow.js, imported here alone. Model code takes its ops and gradients from this file; backends stay inside `compile/`. */
import * as tf from '@tensorflow/tfjs';

export { tf };
