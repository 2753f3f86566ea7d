/** The contrastive loss in its first form: non-matches are pushed apart ever more gently instead of up to a margin. */
import { tf } from '../compile/tf.ts';
import { toDistance } from './distance.ts';
import type { Loss } from './loss.ts';
import { weightedMean } from './weighted-mean.ts';

/**
 * y·(2/Q)·E² + (1 − y)·2Q·e^(−2.77·E/Q) (Chopra, Hadsell & LeCun 2005), with the distance as the energy E and Q the most that it
 * is expected to reach; a similarity s counts as the distance 1 − s, which Q = 2 fits.
 *
 * Needs pairs with labels 0 and 1, or grades between. Prefer it to `contrastive` where no margin can be named and distances have
 * a bound: every non-match is pushed, however far away it is, so none is forgiven and none drifts back.
 */
export function energyContrastive({ bound = 2 }: { bound?: number } = {}): Loss {
  return {
    accepts: ['distance', 'similarity'],
    compute(outcome) {
      const { label, weight } = outcome;
      const energy = toDistance(outcome);
      const pull = tf.mul(label, tf.mul(2 / bound, tf.square(energy)));
      const push = tf.mul(tf.sub(1, label), tf.mul(2 * bound, tf.exp(tf.mul(-2.77 / bound, energy))));
      return weightedMean(tf.add(pull, push), weight);
    },
  };
}
