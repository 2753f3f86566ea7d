/** The listwise soft-max loss: the candidates of one anchor compete with each other, as they do when they are ranked. */
import { tf } from '../compile/tf.ts';
import type { Loss } from './loss.ts';
import { weightedMean } from './weighted-mean.ts';

/**
 * −log( e^{s·xᵢ} / Σⱼ e^{s·xⱼ} ) for each match i, where j runs over the batch's comparisons with the same anchor (Cao et al. 2007, "ListNet", with
 * one right answer at a time). x is a similarity, a logit or the negative of a distance, s the scale.
 *
 * Needs labels 0 and 1, and batches in which an anchor's candidates stand together (`training.together`). Prefer it for ranking answers: unlike
 * binary cross-entropy it does not ask that scores of two questions can be compared. In-batch negatives also let other anchors' candidates compete.
 */
export function listwise({ scale = 20 }: { scale?: number } = {}): Loss {
  return {
    accepts: ['similarity', 'logit', 'distance'],
    compute({ output, measure, label, weight, candidates, groups }) {
      const x = tf.mul(output, measure === 'distance' ? -scale : scale) as tf.Tensor1D;
      const anchors = candidates === 1 ? groups.left : tf.tile(groups.left, [candidates]);
      const N = x.shape[0];
      const column = tf.reshape(anchors, [N, 1]);
      const row = tf.reshape(anchors, [1, N]);
      const together = tf.cast(tf.equal(tf.tile(column, [1, N]), tf.tile(row, [N, 1])), 'float32');
      // N×N: what stands in row i competes with i; others are far below.
      const rivals = tf.add(tf.tile(tf.reshape(x, [1, N]), [N, 1]), tf.mul(tf.sub(together, 1), 1e9));
      const highest = tf.reshape(tf.max(rivals, 1), [N, 1]);
      const sum = tf.sum(tf.exp(tf.sub(rivals, tf.tile(highest, [1, N]))), 1);
      const surprise = tf.sub(tf.add(tf.log(sum), tf.reshape(highest, [N])), x);
      return weightedMean(surprise, tf.mul(label, weight));
    },
  };
}
