/** A head's number → the score that users see: higher always means more alike. */
import { tf } from '../compile/tf.ts';
import type { Measure } from './head.ts';

/**
 * A similarity stays as it is, a distance d becomes 1/(1 + d), a logit its sigmoid, and logits of classes the probability of any
 * class but the first, "no match". B, or B×K of classes → B.
 */
export function toScore(output: tf.Tensor, measure: Measure): tf.Tensor1D {
  switch (measure) {
    case 'similarity':
      return output as tf.Tensor1D;
    case 'distance':
      return tf.div(1, tf.add(output, 1));
    case 'logit':
      return tf.sigmoid(output) as tf.Tensor1D;
    case 'classes': {
      const [, others] = tf.split(tf.softmax(output), [1, (output.shape[1] as number) - 1], 1);
      return tf.sum(others, 1);
    }
  }
}
