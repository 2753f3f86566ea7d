/** Several encoders side by side, whose vectors are joined into one. */
import { tf } from '../compile/tf.ts';
import { unit } from '../heads/unit.ts';
import { named, partOf } from '../weights.ts';
import type { Encoder } from './encoder.ts';

export interface JoinedOptions {
  /** E: all parts read these first columns of an embedding row. */
  readonly embeddingWidth: number;
  readonly parts: readonly Encoder[];
  /** Whether each part's vector is brought to length 1, so that all have the same say in a cosine. */
  readonly normalise?: boolean;
}

/**
 * [v₁/|v₁|, v₂/|v₂|, …]. The parts share the tokens' vectors; what a part reads beyond them, such as the bag's weight, is a column of
 * its own. The cosine of two such vectors is the mean of the parts' cosines: an ensemble trained as one network. Prefer it where
 * different encoders fail on different texts, as a bag and an LSTM do.
 */
export function joined({ embeddingWidth: E, parts, normalise = true }: JoinedOptions): Encoder {
  const ownWidths = parts.map(({ tokenWidth }) => tokenWidth - E);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const nameOf = (i: number) => `part${i + 1}`;
  return {
    dimension: sum(parts.map(({ dimension }) => dimension)),
    tokenWidth: E + sum(ownWidths),
    weights: parts.flatMap((part, i) => named(nameOf(i), part.weights)),
    encode({ tokens, mask }, weights) {
      const [T, N] = tokens.shape;
      const shared = tf.slice(tokens, [0, 0, 0], [T, N, E]);
      const vectors = parts.map((part, i) => {
        const own = () => tf.slice(tokens, [0, 0, E + sum(ownWidths.slice(0, i))], [T, N, ownWidths[i]]);
        const read = ownWidths[i] === 0 ? shared : (tf.concat([shared, own()], 2) as tf.Tensor3D);
        const vector = part.encode({ tokens: read, mask }, partOf(weights, nameOf(i)));
        return normalise ? unit(vector) : vector;
      });
      return tf.concat(vectors, 1) as tf.Tensor2D;
    },
  };
}
