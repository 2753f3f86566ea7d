/** Cross-entropy over several classes: the surprise at the label's class. */
import { tf } from '../compile/tf.ts';
import { GemelError } from '../errors.ts';
import type { Loss } from './loss.ts';
import { weightedMean } from './weighted-mean.ts';

export interface CrossEntropyOptions {
  /** K, where it is known beforehand: class weights are checked against it. */
  readonly classes?: number;
  /** How much each class counts; all alike unless told. */
  readonly classWeights?: readonly number[];
  /** ε, the share of each label that is spread over all classes evenly, so that nothing is certain. */
  readonly smoothing?: number;
}

/**
 * −Σₖ qₖ·log softmax(x)ₖ for K logits x, where q is 1 − ε + ε/K at the label's class and ε/K elsewhere (label smoothing of Szegedy
 * et al. 2016). With class weights it is the mean weighted by that of each row's class.
 *
 * Needs a head of classes, and labels that are numbers of classes, 0 for "no match". Prefer it where pairs stand in more than two
 * relations, such as entailment, neutral and contradiction; for two, `binaryCrossEntropy` asks for one logit only.
 */
export function crossEntropy({ classes, classWeights, smoothing = 0 }: CrossEntropyOptions = {}): Loss {
  if (classes !== undefined && classWeights && classWeights.length !== classes) {
    const found = classWeights.length;
    throw new GemelError('bad-usage', `cross-entropy: expected ${classes} class weights, one a class, found ${found}`);
  }
  return {
    accepts: ['classes'],
    compute({ output: logits, label, weight }) {
      const K = logits.shape[1] as number;
      const isClass = tf.cast(tf.equal(tf.expandDims(label, 1), tf.range(0, K, 1, 'float32')), 'float32');
      const target = tf.add(tf.mul(isClass, 1 - smoothing), smoothing / K);
      const surprise = tf.neg(tf.sum(tf.mul(target, logSoftmax(logits as tf.Tensor2D)), 1));
      if (!classWeights) return weightedMean(surprise, weight);
      return weightedMean(surprise, tf.mul(weight, tf.sum(tf.mul(isClass, tf.tensor1d([...classWeights])), 1)));
    },
  };
}

/** The greatest logit is taken out first, so that nothing overflows. B×K → B×K. */
function logSoftmax(logits: tf.Tensor2D): tf.Tensor2D {
  const below = tf.sub(logits, tf.max(logits, 1, true));
  return tf.sub(below, tf.log(tf.sum(tf.exp(below), 1, true)));
}
