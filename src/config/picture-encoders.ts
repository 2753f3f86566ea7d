/** Settings of each encoder of pictures, and of how training varies what it shows them. */
import { z } from 'zod';
import { size } from './numbers.ts';

const amount = z.number().min(0).max(0.5);

const picture = {
  /** The height that pictures are brought to. */
  height: size.default(64),
  /** The width that they are brought to. */
  width: size.default(64),
  /** 3 for colours, 1 for grey. */
  channels: z.literal([1, 3]).default(3),
  dimension: size.default(128),
  /** Whether training shows pictures mirrored, too: not for writing or anything else with a side. */
  flip: z.boolean().default(true),
  /** How far training varies pictures: a share of their size for shift, turn and scale alike, or `{ "shift": 0.1, "rotation": 10, "scale": 0.1, "shear": 0.2 }` with the rotation in degrees, each 0 where it is not given. */
  augmentation: z
    .union(
      [
        amount,
        z.strictObject({
          shift: amount.default(0),
          rotation: z.number().min(0).max(180).default(0),
          scale: amount.default(0),
          shear: z.number().min(0).max(1).default(0),
        }),
      ],
      'expected a number from 0 to 0.5, or { "shift", "rotation", "scale", "shear" }',
    )
    .default(0.1),
};

export const pictureEncoderSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('picture-cnn'),
    ...picture,
    /** The filters of each block. */
    filters: z.array(size).min(1).default([32, 64, 128]),
    /** The blocks, counted from 1, after which the picture is halved; after each where they are not given. */
    halved: z.array(size).optional(),
    /** Whether a block normalises what its filters say, or what relu leaves of it. */
    order: z.enum(['norm-relu', 'relu-norm']).default('norm-relu'),
    /** What the last layer reads: each channel's average, or every place. */
    pooling: z.enum(['average', 'flatten']).default('average'),
  }),
  z.strictObject({
    kind: z.literal('koch-cnn'),
    ...picture,
    height: size.default(105),
    width: size.default(105),
    channels: z.literal([1, 3]).default(1),
    dimension: size.default(4096),
    flip: z.boolean().default(false),
    /** The filters of each convolution. */
    filters: z.array(size).min(1).default([64, 128, 128, 256]),
    /** The height and width of each convolution's filters. */
    kernels: z.array(size).min(1).default([10, 7, 4, 4]),
  }),
  z.strictObject({
    kind: z.literal('residual-net'),
    ...picture,
    /** The filters of each stage; each but the first halves the picture. */
    filters: z.array(size).min(1).default([16, 32, 64]),
    /** The blocks of two convolutions in each stage. */
    blocks: size.default(2),
  }),
  z.strictObject({
    kind: z.literal('vgg16'),
    ...picture,
    height: size.default(105),
    width: size.default(105),
    dimension: size.default(512),
    /** What the last layer reads: each channel's average, or every place. */
    pooling: z.enum(['average', 'flatten']).default('average'),
    /** The filters of each convolution, block by block; each block halves the picture. The paper's configuration D where they are not given. */
    filters: z.array(z.array(size).min(1)).min(1).optional(),
  }),
]);

export type PictureEncoderSettings = z.infer<typeof pictureEncoderSchema>;

const kinds: ReadonlySet<string> = new Set(pictureEncoderSchema.options.map(({ shape }) => shape.kind.value));

/** Whether settings are those of an encoder of pictures. */
export function readsPictures(settings: { readonly kind: string }): settings is PictureEncoderSettings {
  return kinds.has(settings.kind);
}
