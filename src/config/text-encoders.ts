/** Settings of each encoder of texts. */
import { z } from 'zod';
import { size } from './numbers.ts';
import { transformer, transformerPoolings } from './transformer.ts';

const poolingName = z.enum(['last', 'mean', 'max', 'attention']);

const poolings = z.union(
  [poolingName, z.array(poolingName).min(1)],
  `expected ${poolingName.options.join(', ')} or a list of these`,
);

const recurrent = {
  /** H, the units of one direction. */
  units: size.default(128),
  /** 2 reads the text backward as well. */
  directions: z.literal([1, 2]).default(1),
  /** Layers on each other; each reads the tokens beside the layer below it. */
  layers: size.default(1),
  pooling: poolings.default('last'),
};

const singleEncoders = [
  z.strictObject({ kind: z.literal('lstm'), ...recurrent }),
  z.strictObject({ kind: z.literal('gru'), ...recurrent }),
  z.strictObject({
    kind: z.literal('cnn'),
    widths: z
      .array(size)
      .min(1)
      .default([1, 2, 3])
      .refine((widths) => new Set(widths).size === widths.length, 'widths must differ'),
    filters: size.default(128),
  }),
  z.strictObject({ kind: z.literal('bag'), projection: size.optional() }),
  z.strictObject({ kind: z.literal('convolved-bag'), width: size.default(3), projection: size.optional() }),
  z.strictObject({
    kind: z.literal('self-attention'),
    heads: size.default(4),
    hidden: size.default(256),
    /** Layers on each other. */
    layers: size.default(1),
    pooling: poolings.default('mean'),
  }),
  z.strictObject({ kind: z.literal('transformer'), ...transformer, pooling: transformerPoolings.default('mean') }),
] as const;

export const singleEncoderSchema = z.discriminatedUnion('kind', [...singleEncoders]);

export const textEncoderSchema = z.discriminatedUnion('kind', [
  ...singleEncoders,
  z.strictObject({
    kind: z.literal('joined'),
    /** Encoders side by side, whose vectors are joined. */
    parts: z.array(singleEncoderSchema).min(2),
    /** Whether each part's vector is brought to length 1 first. */
    normalise: z.boolean().default(true),
  }),
]);
