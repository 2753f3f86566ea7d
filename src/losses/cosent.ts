/** The CoSENT loss: of two pairs, the one with the higher label has to be the more alike. */
import { tf } from '../compile/tf.ts';
import { logOnePlusSum } from './log-sum.ts';
import type { Loss } from './loss.ts';

/**
 * log(1 + Σ e^(κ·(sⱼ − sᵢ))) over all two pairs i, j of the batch with labels yᵢ > yⱼ (Su 2022, "CoSENT"). In the sum each two count
 * by the product of their weights. A batch whose labels are all equal costs nothing.
 *
 * Needs similarities, as a rule cosines, and labels 0 and 1 or grades. Only the order of the labels is read, never a threshold:
 * prefer it to `meanSquaredError` for graded similarity that is judged by rank correlation. It is a sum over the batch, not a mean
 * over pairs, so it grows slowly with the batch's size.
 */
export function cosent({ scale = 20 }: { scale?: number } = {}): Loss {
  return {
    accepts: ['similarity'],
    compute({ output: similarity, label, weight }) {
      const eachWithEach = (rows: tf.Tensor) => [tf.expandDims(rows, 0), tf.expandDims(rows, 1)];
      const [lower, higher] = eachWithEach(similarity);
      const [lowerLabel, higherLabel] = eachWithEach(label);
      const [lowerWeight, higherWeight] = eachWithEach(weight);
      const ordered = tf.cast(tf.greater(higherLabel, lowerLabel), 'float32');
      const counts = tf.mul(ordered, tf.mul(lowerWeight, higherWeight));
      return logOnePlusSum(tf.mul(scale, tf.sub(lower, higher)), counts) as tf.Scalar;
    },
  };
}
