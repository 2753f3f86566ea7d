/** Relational distillation: the student's texts of a batch have to be as alike to each other as the teacher's are. */
import { tf } from '../compile/tf.ts';
import { unit } from '../heads/unit.ts';
import type { Loss, Outcome } from './loss.ts';

export interface RelationalOptions {
  /** Which cosines are compared: those of the pairs, those of each item with each, or how the latter stand to each other. */
  readonly compare?: 'pairs' | 'all' | 'order';
  /** κ, the inverse of a temperature, where the order is compared: the larger, the more the nearest decide. */
  readonly scale?: number;
}

/**
 * With `pairs`, the mean of (cos(a, c) − cos(tₐ, t_c))² over each anchor a and its candidates c, t being the teacher's vectors. Over all M = B + R·B
 * items of a batch: with `all`, the mean of (cos(uᵢ, uⱼ) − cos(tᵢ, tⱼ))² over i ≠ j, u being the student's vectors (the similarity-preserving loss
 * of Tung & Mori 2019; Park et al. 2019, "Relational Knowledge Distillation"); with `order`, the mean over i of KL(p ‖ q), p and q the soft-max of
 * κ·cos with all others of the teacher and of the student (Fang et al. 2021, "SEED").
 *
 * Needs vectors, and a teacher's vectors of the same items (`gemel distill`), which may have another length. Labels are not read, and the head's own
 * weights learn nothing from it: a head that has some needs a loss of the teacher's scores beside it. Prefer it for distilling into a small student,
 * with pairs that are near to each other; `vectorRegression` asks for the teacher's space itself.
 */
export function relational({ compare = 'pairs', scale = 20 }: RelationalOptions = {}): Loss {
  return {
    accepts: ['similarity', 'logit', 'distance'],
    needs: ['vectors', 'targets'],
    readsOutput: false,
    compute(outcome) {
      const vectors = outcome.vectors as NonNullable<Outcome['vectors']>;
      const targets = outcome.targets as NonNullable<Outcome['targets']>;
      if (compare === 'pairs') {
        const { candidates } = outcome;
        return tf.mean(tf.square(tf.sub(ofPairs(vectors, candidates), ofPairs(targets, candidates)))) as tf.Scalar;
      }
      const student = cosines(vectors);
      const teacher = cosines(targets);
      const M = student.shape[0];
      const self = tf.eye(M);
      const pairs = M * (M - 1);
      if (compare === 'all') {
        const error = tf.mul(tf.square(tf.sub(student, teacher)), tf.sub(1, self));
        return tf.div(tf.sum(error), pairs) as tf.Scalar;
      }
      const far = tf.mul(self, -FAR);
      const wanted = logSoftmax(tf.add(tf.mul(teacher, scale), far) as tf.Tensor2D);
      const said = logSoftmax(tf.add(tf.mul(student, scale), far) as tf.Tensor2D);
      return tf.div(tf.sum(tf.mul(tf.exp(wanted), tf.sub(wanted, said))), M) as tf.Scalar;
    },
  };
}

/** Far below any scaled cosine. */
const FAR = 1e4;

/** Of each anchor with its candidates, R·B. */
function ofPairs({ left, right }: NonNullable<Outcome['vectors']>, candidates: number): tf.Tensor1D {
  const anchors = candidates === 1 ? left : tf.tile(left, [candidates, 1]);
  return tf.sum(tf.mul(unit(anchors as tf.Tensor2D), unit(right)), 1);
}

/** Of each item with each, M×M. */
function cosines({ left, right }: NonNullable<Outcome['vectors']>): tf.Tensor2D {
  const all = unit(tf.concat([left, right], 0) as tf.Tensor2D);
  return tf.matMul(all, all, false, true);
}

/** Of each row. M×M. */
function logSoftmax(logits: tf.Tensor2D): tf.Tensor2D {
  const above = tf.sub(logits, tf.max(logits, 1, true));
  return tf.sub(above, tf.log(tf.sum(tf.exp(above), 1, true))) as tf.Tensor2D;
}
