/** Several interactions side by side. */
import { tf } from '../compile/tf.ts';
import type { Sequence } from '../encoders/encoder.ts';
import { named, partOf } from '../weights.ts';
import type { Interaction } from './interaction.ts';

export interface JoinedOptions {
  /** E, the length of a token's vector, which every part reads. */
  readonly embeddingWidth: number;
  /** By the names that their weights are to have. */
  readonly parts: Readonly<Record<string, Interaction>>;
}

/**
 * The features of all parts in a row. An embedding row is the token's vector, which all of them read, and then each part's further columns,
 * its own. Of several parts that compare vectors the first one's are given. Prefer it to a single one for parts that see different things: match counts, a grid and a cosine, say, as ensembles of one network.
 */
export function joined({ embeddingWidth, parts }: JoinedOptions): Interaction {
  const names = Object.keys(parts);
  const members = Object.values(parts);
  const extra = members.map((part) => part.tokenWidth - embeddingWidth);
  return {
    dimension: sum(members.map((part) => part.dimension)),
    tokenWidth: embeddingWidth + sum(extra),
    symmetric: members.every((part) => part.symmetric),
    comparesVectors: members.some((part) => part.comparesVectors),
    weights: names.flatMap((name) => named(name, parts[name].weights)),
    join(left, right, weights) {
      const [lefts, rights] = [left, right].map((side) => share(side, embeddingWidth, extra));
      const found = names.map((name, i) => parts[name].join(lefts[i], rights[i], partOf(weights, name)));
      const features = found.map((part) => part.features);
      return {
        features: features.length === 1 ? features[0] : (tf.concat(features, 1) as tf.Tensor2D),
        vectors: found.find((part) => part.vectors)?.vectors,
        logit: found.find((part) => part.logit)?.logit,
      };
    },
  };
}

/** A text as each part reads it: the tokens' vectors and so many columns of its own. */
function share({ tokens, mask }: Sequence, embeddingWidth: number, extra: readonly number[]): Sequence[] {
  const [T, N] = mask.shape;
  const vectors = tf.slice(tokens, [0, 0, 0], [T, N, embeddingWidth]);
  return extra.map((count, i) => {
    if (count === 0) return { tokens: vectors, mask };
    const own = tf.slice(tokens, [0, 0, embeddingWidth + sum(extra.slice(0, i))], [T, N, count]);
    return { tokens: tf.concat([vectors, own], 2) as tf.Tensor3D, mask };
  });
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}
