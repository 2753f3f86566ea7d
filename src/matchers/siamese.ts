/** The Siamese matcher: both texts go through one encoder with one set of weights, and a head compares the two vectors. */
import type { Encoder } from '../encoders/encoder.ts';
import type { Head } from '../heads/head.ts';
import { named, partOf } from '../weights.ts';
import type { Matcher } from './matcher.ts';

/** Bromley et al. 1993, "Signature Verification using a Siamese Time Delay Neural Network". */
export function siamese({ encoder, head }: { readonly encoder: Encoder; readonly head: Head }): Matcher {
  return {
    tokenWidth: encoder.tokenWidth,
    dimension: encoder.dimension,
    weights: [...named('encoder', encoder.weights), ...named('head', head.weights)],
    head,
    encode: (texts, weights) => encoder.encode(texts, partOf(weights, 'encoder')),
    compare: (u, v, weights) => head.compare(u, v, partOf(weights, 'head')),
  };
}
