/** Two vectors compared: what a Siamese network sees, as features that can stand beside those of a joint reading. */
import { tf } from '../compile/tf.ts';
import type { Encoder } from '../encoders/encoder.ts';
import { cosine, scaledCosine } from '../heads/cosine.ts';
import { named, partOf } from '../weights.ts';
import type { Interaction } from './interaction.ts';

export interface VectorsOptions {
  /** Reads both sides, with one set of weights. */
  readonly encoder: Encoder;
  /** All of [cos(u, v), |u − v|, u ∘ v], or the cosine alone. */
  readonly features?: 'all' | 'cosine';
}

/**
 * [cos(u, v), |u − v|, u ∘ v] of the two texts' vectors (the symmetric ones of Conneau et al. 2017, "InferSent"). Not a joint reading: prefer it
 * beside one (in `joined`), which then has to learn only what a bi-encoder cannot see. The cosine alone adds a single feature and asks for little.
 */
export function vectors({ encoder, features = 'all' }: VectorsOptions): Interaction {
  const head = scaledCosine({ scale: 10, bias: -7 });
  return {
    dimension: features === 'all' ? 1 + 2 * encoder.dimension : 1,
    tokenWidth: encoder.tokenWidth,
    symmetric: true,
    comparesVectors: true,
    weights: [...named('encoder', encoder.weights), ...named('head', head.weights)],
    join(left, right, weights) {
      const [u, v] = [left, right].map((side) => encoder.encode(side, partOf(weights, 'encoder')));
      const near = tf.expandDims(cosine().compare(u, v, {}), 1) as tf.Tensor2D;
      const all = () => tf.concat([near, tf.abs(tf.sub(u, v)), tf.mul(u, v)], 1) as tf.Tensor2D;
      return {
        features: features === 'cosine' ? near : all(),
        vectors: { left: u, right: v },
        logit: head.compare(u, v, partOf(weights, 'head')) as tf.Tensor1D,
      };
    },
  };
}
