/** Settings of transformers, as encoders and as interactions. */
import { z } from 'zod';
import { size } from './numbers.ts';

const transformerPooling = z.enum(['cls', 'mean', 'max']);
export const transformerPoolings = z.union(
  [transformerPooling, z.array(transformerPooling).min(1)],
  `expected ${transformerPooling.options.join(', ')} or a list of these`,
);

/** Sizes are those of `--pretrained` where they are not given. */
export const transformer = {
  /** Layers on each other; of a pretrained model, so many of its first ones. */
  layers: size.optional(),
  /** A, how many things each token looks for at the same time. */
  heads: size.optional(),
  /** F, the units of each layer's feed-forward network. */
  hidden: size.optional(),
  /** The most tokens of a text, or of a pair that is read jointly, `[CLS]` and `[SEP]` included. */
  positions: size.optional(),
  /** What keeps layer normalisation from dividing by zero. */
  epsilon: z.number().positive().optional(),
  /** What learns: all of it, its last layers, or low-rank changes of the attention's matrices. */
  train: z
    .union([z.literal('all'), z.strictObject({ last: size }), z.strictObject({ lora: size })], {
      error: 'expected "all", { "last": LAYERS } or { "lora": RANK }',
    })
    .default('all'),
};
