/** Mean squared error between a similarity and the label. */
import { tf } from '../compile/tf.ts';
import type { Loss } from './loss.ts';
import { weightedMean } from './weighted-mean.ts';

/**
 * (s − y)² (the loss of MaLSTM, Mueller & Thyagarajan 2016). With the cosine head it is the cosine-regression loss of
 * Sentence-BERT (Reimers & Gurevych 2019).
 *
 * Needs a head that gives similarities, and labels 0 and 1 or grades between: the similarity is asked to be the grade itself. Prefer
 * it where the number matters, as in graded similarity; where only the order does, `cosent` is as a rule the better one. With labels
 * 0 and 1, a head whose similarity lies in [0, 1], such as exp(−Manhattan), fits best: a cosine is asked not to fall below 0.
 */
export function meanSquaredError(): Loss {
  return {
    accepts: ['similarity'],
    compute: ({ output: similarity, label, weight }) => weightedMean(tf.square(tf.sub(similarity, label)), weight),
  };
}
