/** A head's number → the score that users see: higher always means more alike. */
import { tf } from '../compile/tf.ts';
import type { Measure } from './head.ts';

/** A similarity stays as it is, a distance d becomes 1/(1 + d), a logit its sigmoid. B → B. */
export function toScore(output: tf.Tensor1D, measure: Measure): tf.Tensor1D {
  switch (measure) {
    case 'similarity':
      return output;
    case 'distance':
      return tf.div(1, tf.add(output, 1));
    case 'logit':
      return tf.sigmoid(output);
  }
}
