/** Settings of what reads both sides together: an interaction of two texts, or an encoder of pictures. */
import { z } from 'zod';
import { size } from './numbers.ts';
import { pictureEncoderSchema } from './picture-encoders.ts';
import { singleEncoderSchema, textEncoderSchema } from './text-encoders.ts';
import { transformer, transformerPoolings } from './transformer.ts';

const singleInteractions = [
  z.strictObject({
    kind: z.literal('grid'),
    /** The filters of each layer of convolution. */
    filters: z.array(size).min(1).default([16, 32]),
  }),
  z.strictObject({ kind: z.literal('kernels'), kernels: size.default(11) }),
  z.strictObject({
    kind: z.literal('attention'),
    hidden: size.default(128),
    context: z.enum(['none', 'convolution', 'lstm']).default('none'),
  }),
  z.strictObject({ kind: z.literal('sequence'), encoder: singleEncoderSchema.prefault({ kind: 'lstm' }) }),
  z.strictObject({
    kind: z.literal('vectors'),
    encoder: textEncoderSchema.prefault({ kind: 'bag' }),
    features: z.enum(['cosine', 'all']).default('all'),
  }),
  z.strictObject({ kind: z.literal('transformer'), ...transformer, pooling: transformerPoolings.default('cls') }),
] as const;

export const jointSchema = z.discriminatedUnion('kind', [
  ...singleInteractions,
  z.strictObject({
    kind: z.literal('joined'),
    /** Interactions side by side, whose features are joined. */
    parts: z.array(z.discriminatedUnion('kind', [...singleInteractions])).min(2),
  }),
  pictureEncoderSchema,
]);
