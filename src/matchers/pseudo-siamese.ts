/** The pseudo-Siamese matcher: each side has a tower of its own, with its own weights and even of another kind; a head compares the vectors. */
import { GemelError } from '../errors.ts';
import type { Head } from '../heads/head.ts';
import { named, partOf } from '../weights.ts';
import type { Matcher } from './matcher.ts';
import type { Tower } from './tower.ts';
import { compareVectors, dropVectors, vectorDropouts } from './vector-pairs.ts';

export interface PseudoSiameseParts {
  readonly left: Tower;
  readonly right: Tower;
  readonly head: Head;
  /** W, the numbers of an embedding row, which both towers read where both read texts. */
  readonly tokenWidth: number;
}

/**
 * Zagoruyko & Komodakis 2015, "Learning to Compare Image Patches via Convolutional Neural Networks". Prefer it for sides of two kinds:
 * title and body, picture and caption. Vectors can be kept and searched, left ones among right ones; `siamese` learns more from
 * as many pairs where both sides are of one kind.
 */
export function pseudoSiamese({ left, right, head, tokenWidth }: PseudoSiameseParts): Matcher {
  if (left.dimension !== right.dimension) {
    throw new GemelError(
      'bad-usage',
      `pseudo-siamese: expected two encoders whose vectors have one length, found ${left.dimension} and ${right.dimension}: give one of them a projection`,
    );
  }
  const towers = { left, right };
  const partName = { left: 'leftEncoder', right: 'rightEncoder' };
  return {
    left: left.reads,
    right: right.reads,
    shared: false,
    tokenWidth,
    weights: [
      ...named(partName.left, left.weights),
      ...named(partName.right, right.weights),
      ...named('head', head.weights),
    ],
    measure: head.measure,
    outputs: head.outputs ?? 1,
    symmetric: false,
    comparesVectors: true,
    dropouts: vectorDropouts(left, right),
    judge(pairs, weights, aids) {
      const vectors = dropVectors(
        {
          left: left.encode(pairs.left, partOf(weights, partName.left), aids.training),
          right: right.encode(pairs.right, partOf(weights, partName.right), aids.training),
        },
        aids,
      );
      const output = compareVectors(head, vectors, {
        candidates: pairs.candidates,
        weights: partOf(weights, 'head'),
        training: aids.training,
      });
      return { output, vectors };
    },
    vectors: {
      dimension: left.dimension,
      head,
      encode: (side, items, weights) => towers[side].encode(items, partOf(weights, partName[side]), false),
      compare: (u, v, weights) => head.compare(u, v, partOf(weights, 'head')),
    },
  };
}
