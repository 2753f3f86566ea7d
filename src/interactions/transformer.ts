/** The transformer over both texts at once: a cross-encoder. */
import { poolStates, sizesOf, type TransformerOptions } from '../encoders/transformer.ts';
import { readLayers, transformerWeights } from '../encoders/transformer-layers.ts';
import type { Interaction } from './interaction.ts';

export type TransformerPairOptions = TransformerOptions;

/**
 * The state of `[CLS]` over `[CLS]` left `[SEP]` right `[SEP]`, the two texts with types of their own (Devlin et al. 2019, "BERT"; Nogueira & Cho 2019
 * for ranking): every token of one text sees all tokens of the other in every layer. Prefer it, with a pretrained start, where pairs are
 * given and accuracy is all; the slowest of the family by far. The order of the texts makes a difference: let training swap them (`training.swap`)
 * where it should not.
 */
export function transformer(options: TransformerPairOptions): Interaction {
  const { tokenWidth, pooling = 'cls', train = 'all', start } = options;
  const sizes = sizesOf(options);
  return {
    dimension: tokenWidth * [pooling].flat().length,
    tokenWidth,
    symmetric: false,
    weights: transformerWeights({ tokenWidth, sizes, train, start }),
    join: (left, right, weights) => ({ features: poolStates(readLayers([left, right], weights, sizes), pooling) }),
  };
}
