/** Vector distillation: each of the student's vectors has to point where the teacher's does. */
import { tf } from '../compile/tf.ts';
import { unit } from '../heads/unit.ts';
import type { Loss, Outcome } from './loss.ts';

/**
 * The mean of 1 − cos(u, t) over all items of a batch (Reimers & Gurevych 2020, with a cosine in place of the squared distance, so that lengths are
 * left to the student).
 *
 * Needs vectors, and a teacher's vectors of the same items and of the same length (`gemel distill`): give the student's encoder a `projection` to it.
 * Prefer it where the student's vectors are to be compared with the teacher's own, say in an index that is there already; else `relational` asks less:
 * only that items stand to each other as the teacher's do, in whatever space.
 */
export function vectorRegression(): Loss {
  return {
    accepts: ['similarity', 'logit', 'distance'],
    needs: ['vectors', 'targets', 'targets-of-own-length'],
    readsOutput: false,
    compute(outcome) {
      const u = joined(outcome.vectors as NonNullable<Outcome['vectors']>);
      const t = joined(outcome.targets as NonNullable<Outcome['targets']>);
      return tf.mean(tf.sub(1, tf.sum(tf.mul(u, t), 1))) as tf.Scalar;
    },
  };
}

function joined({ left, right }: NonNullable<Outcome['vectors']>): tf.Tensor2D {
  return unit(tf.concat([left, right], 0) as tf.Tensor2D);
}
