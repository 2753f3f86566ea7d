/** The contrastive loss: pulls matches together and pushes the rest apart, up to a margin. */
import { tf } from '../compile/tf.ts';
import type { Loss } from './loss.ts';

/**
 * ½·[y·d² + (1 − y)·max(m − d, 0)²] (Hadsell, Chopra & LeCun 2006), with d the distance; a similarity s counts as the
 * distance 1 − s.
 *
 * Needs pairs with labels 0 and 1. Prefer it where the vectors themselves will be searched, and with the Euclidean head.
 * Non-matches farther apart than the margin cost nothing, so it forgives what is already right.
 */
export function contrastive({ margin = 1 }: { margin?: number } = {}): Loss {
  return {
    accepts: ['distance', 'similarity'],
    compute(output, label, measure) {
      const distance = measure === 'distance' ? output : tf.sub(1, output);
      const pull = tf.mul(label, tf.square(distance));
      const push = tf.mul(tf.sub(1, label), tf.square(tf.relu(tf.sub(margin, distance))));
      return tf.mul(0.5, tf.mean(tf.add(pull, push)));
    },
  };
}
