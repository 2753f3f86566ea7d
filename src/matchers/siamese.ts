/** The Siamese matcher: both sides go through one tower with one set of weights, and a head compares the two vectors. */
import type { Tensors } from '../compile/compile.ts';
import { tf } from '../compile/tf.ts';
import type { Head } from '../heads/head.ts';
import { named, partOf } from '../weights.ts';
import { joinItems } from './items.ts';
import type { Matcher } from './matcher.ts';
import type { Tower } from './tower.ts';
import { compareVectors, dropVectors, vectorDropouts } from './vector-pairs.ts';

export interface SiameseParts {
  readonly tower: Tower;
  readonly head: Head;
  /** W, the numbers of an embedding row. */
  readonly tokenWidth: number;
}

/**
 * Bromley et al. 1993, "Signature Verification using a Siamese Time Delay Neural Network". A triplet network (Hoffer & Ailon 2015) is the
 * same one, fed with two candidates an anchor.
 *
 * Prefer it where both sides are of one kind: one set of weights learns from both, every item has one vector whichever side it is on,
 * and vectors can be kept and searched. Feed it triplets where it is known which of two fits better, but not how well either does.
 */
export function siamese({ tower, head, tokenWidth }: SiameseParts): Matcher {
  const encode = (items: Tensors, weights: Tensors, training: boolean) =>
    tower.encode(items, partOf(weights, 'encoder'), training);
  return {
    left: tower.reads,
    right: tower.reads,
    shared: true,
    tokenWidth,
    weights: [...named('encoder', tower.weights), ...named('head', head.weights)],
    measure: head.measure,
    outputs: head.outputs ?? 1,
    symmetric: head.symmetric,
    comparesVectors: true,
    dropouts: vectorDropouts(tower, tower),
    judge(pairs, weights, aids) {
      // One pass over all items: half as many operations, each twice as large.
      const { items, first } = joinItems(pairs.left, pairs.right, tower.itemAxis);
      const all = encode(items, weights, aids.training);
      const [left, right] = tf.split(all, [first, all.shape[0] - first], 0) as tf.Tensor2D[];
      const vectors = dropVectors({ left, right }, aids);
      const output = compareVectors(head, vectors, {
        candidates: pairs.candidates,
        weights: partOf(weights, 'head'),
        training: aids.training,
      });
      return { output, vectors };
    },
    vectors: {
      dimension: tower.dimension,
      head,
      encode: (_, items, weights) => encode(items, weights, false),
      compare: (u, v, weights) => head.compare(u, v, partOf(weights, 'head')),
    },
  };
}
