/** Binary cross-entropy: the surprise at the label, under the probability that the head gave it. */
import { tf } from '../compile/tf.ts';
import type { Loss } from './loss.ts';

/**
 * −[y·log σ(x) + (1 − y)·log(1 − σ(x))] for a logit x, computed as max(x, 0) − x·y + log(1 + e^−|x|), which cannot overflow.
 *
 * Needs pairs with labels 0 and 1 and a head that gives logits. Prefer it where probabilities matter more than distances.
 */
export function binaryCrossEntropy(): Loss {
  return {
    accepts: ['logit'],
    compute(logit, label) {
      const overshoot = tf.sub(tf.relu(logit), tf.mul(logit, label));
      return tf.mean(tf.add(overshoot, tf.log1p(tf.exp(tf.neg(tf.abs(logit))))));
    },
  };
}
