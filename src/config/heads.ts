/** Settings of each head. */
import { z } from 'zod';
import { share, size } from './numbers.ts';

export const headSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cosine') }),
  z.strictObject({
    kind: z.literal('scaled-cosine'),
    /** eᵃ as training begins: the larger, the steeper the probability. */
    scale: z.number().positive().default(10),
    /** b as training begins: −bias / scale is the cosine whose probability is a half. */
    bias: z.number().default(-5),
  }),
  z.strictObject({
    kind: z.literal('corrected-cosine'),
    /** Units of the correction's hidden layer. */
    hidden: size.default(64),
    /** eᵃ, as that of `scaled-cosine`. */
    scale: z.number().positive().default(10),
    /** b, as that of `scaled-cosine`. */
    bias: z.number().default(-7),
  }),
  z.strictObject({
    kind: z.literal('biased-cosine'),
    /** Units of the biases' hidden layer. */
    hidden: size.default(32),
    /** How much of the biases is kept in use; in training it is all. */
    kept: share.default(0.4),
    /** eᵃ, as that of `scaled-cosine`. */
    scale: z.number().positive().default(10),
    /** b, as that of `scaled-cosine`. */
    bias: z.number().default(-7),
  }),
  z.strictObject({ kind: z.literal('exp-manhattan') }),
  z.strictObject({ kind: z.literal('euclidean') }),
  z.strictObject({ kind: z.literal('bilinear') }),
  z.strictObject({ kind: z.literal('absolute-difference'), hidden: z.array(size).max(2).default([128, 64]) }),
  z.strictObject({
    kind: z.literal('classifier'),
    hidden: size.default(128),
    /** u, v, |u − v|, u ∘ v, and cos(u, v): what the network reads. */
    features: z
      .array(z.enum(['left', 'right', 'difference', 'product', 'cosine']))
      .min(1)
      .default(['left', 'right', 'difference', 'product']),
  }),
]);
