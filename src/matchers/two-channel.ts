/** The two-channel matcher: the pair is joined before anything is encoded, and a network scores it directly. It makes no vectors. */
import type { Tensors } from '../compile/compile.ts';
import { tf } from '../compile/tf.ts';
import type { Joined } from '../interactions/interaction.ts';
import { constant, glorotUniform, named, partOf, type WeightSpec } from '../weights.ts';
import { type ItemAxis, repeatItems } from './items.ts';
import type { Matcher } from './matcher.ts';
import type { Reads } from './tower.ts';

/** What joins the sides: the arrays of B left and B right items → features B×F. */
export interface Joint {
  readonly reads: Reads;
  /** Where items stand in the arrays. */
  readonly itemAxis: ItemAxis;
  /** F. */
  readonly dimension: number;
  readonly symmetric: boolean;
  /** Whether it compares a vector of each side, and gives them. */
  readonly comparesVectors: boolean;
  readonly weights: readonly WeightSpec[];
  join(left: Tensors, right: Tensors, weights: Tensors, training: boolean): Joined;
}

export interface TwoChannelParts {
  readonly joint: Joint;
  /** Units of the layer between the features and the answer; none where 0. */
  readonly hidden: number;
  /** K classes; 1 gives a logit. */
  readonly outputs?: number;
  /** W, the numbers of an embedding row. */
  readonly tokenWidth: number;
}

/**
 * Zagoruyko & Komodakis 2015: more accurate than two towers there, but every pair has to be read anew. Prefer it where pairs are given and
 * their details decide, or to judge again what a Siamese matcher found; not where every text has to be compared with every other.
 */
export function twoChannel({ joint, hidden, outputs = 1, tokenWidth }: TwoChannelParts): Matcher {
  const F = joint.dimension;
  const last = hidden > 0 ? hidden : F;
  const answerWeights = [
    ...(hidden > 0 ? [glorotUniform('hidden', [F, hidden]), constant('hiddenBias', [hidden])] : []),
    // Where vectors already answer, the joint reading begins by agreeing with them.
    joint.comparesVectors && outputs === 1 ? constant('output', [last, 1]) : glorotUniform('output', [last, outputs]),
    constant('outputBias', [outputs]),
  ];
  return {
    left: joint.reads,
    right: joint.reads,
    shared: false,
    tokenWidth,
    weights: [...named('joint', joint.weights), ...named('answer', answerWeights)],
    measure: outputs > 1 ? 'classes' : 'logit',
    outputs,
    symmetric: joint.symmetric,
    comparesVectors: joint.comparesVectors,
    dropouts: { features: { rows: 'pairs', width: F } },
    judge({ left, right, candidates }, weights, aids) {
      const anchors = repeatItems(left, candidates, joint.itemAxis);
      const { features, vectors, logit } = joint.join(anchors, right, partOf(weights, 'joint'), aids.training);
      const joined = aids.drop('features', features);
      const own = partOf(weights, 'answer');
      const inner =
        hidden > 0
          ? (tf.relu(tf.add(tf.matMul(joined, own.hidden as tf.Tensor2D), own.hiddenBias)) as tf.Tensor2D)
          : joined;
      const answer = tf.add(tf.matMul(inner, own.output as tf.Tensor2D), own.outputBias);
      const output = outputs > 1 ? answer : addTo(logit, tf.reshape(answer, [-1]));
      return vectors ? { output, vectors: { ...vectors, left: firstRows(vectors.left, candidates) } } : { output };
    },
  };
}

/** The rows of the anchors, once. R·B×D → B×D. */
function firstRows(vectors: tf.Tensor2D, candidates: number): tf.Tensor2D {
  const [rows, D] = vectors.shape;
  return candidates === 1 ? vectors : tf.slice(vectors, [0, 0], [rows / candidates, D]);
}

function addTo(logit: tf.Tensor1D | undefined, correction: tf.Tensor1D): tf.Tensor1D {
  return logit ? tf.add(logit, correction) : correction;
}
