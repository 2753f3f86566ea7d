/** The Gaussian error linear unit with its gradient by hand. */
import { tf } from '../compile/tf.ts';

/** x·Φ(x), where Φ is the normal distribution (Hendrycks & Gimpel 2016), exactly, by the error function. Its slope is Φ(x) + x·φ(x). */
export function gelu(x: tf.Tensor2D): tf.Tensor2D {
  const run = tf.customGrad((...given) => {
    const [values, save] = given as unknown as [tf.Tensor2D, tf.GradSaveFunc];
    save([values]);
    return {
      // In the order in which ONNX Runtime knows it for one operator. The slope is written otherwise, so that it shares nothing with it:
      // what would be kept from the one for the other is the largest part of a transformer's memory, and costs less to compute again.
      value: tf.mul(tf.mul(values, tf.add(tf.erf(tf.div(values, Math.SQRT2)), 1)), 0.5),
      gradFunc: (dy: tf.Tensor, [values]: tf.Tensor[]) => {
        const scaled = tf.mul(values, Math.SQRT1_2);
        const steep = tf.mul(values, tf.div(Math.sqrt(2 / Math.PI), tf.exp(tf.square(scaled))));
        return tf.mul(tf.mul(dy, tf.add(tf.add(tf.erf(scaled), steep), 1)), 0.5);
      },
    };
  });
  return run(x) as tf.Tensor2D;
}
