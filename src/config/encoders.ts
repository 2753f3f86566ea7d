/** Settings of whatever makes a vector of a side: an encoder of texts, of pictures, or a frozen model. */
import { z } from 'zod';
import { size } from './numbers.ts';
import { pictureEncoderSchema } from './picture-encoders.ts';
import { textEncoderSchema } from './text-encoders.ts';

export const frozenEncoderSchema = z.strictObject({
  kind: z.literal('frozen'),
  /** The folder of a model with ONNX files, or its hub id; that of `--features` where it is not given. */
  model: z.string().min(1).optional(),
  /** What the side's strings are: texts, or the paths of pictures. */
  reads: z.enum(['text', 'picture']).default('text'),
  /** Which of the model's files to read, by the type of its numbers; that of `--dtype` where it is given. */
  dtype: z
    .enum(['fp32', 'fp16', 'q8', 'int8', 'uint8', 'q4', 'q4f16', 'bnb4', 'q2', 'q2f16', 'q1', 'q1f16'])
    .default('fp32'),
  /** How the vectors of tokens or patches become one, where the model does not finish that: their mean, the first, the last, or the model's own pooler. By default what suits the model. */
  pooling: z.enum(['mean', 'cls', 'last', 'own']).optional(),
  /** Whether vectors are brought to length 1. */
  normalise: z.boolean().default(true),
  /** The units of a matrix that learns, or `same` for as many as the model's vectors have; the vectors as they are where it is not given. */
  projection: z.union([size, z.literal('same')]).optional(),
  /** The length of the model's vectors: filled in by training. */
  dimension: size.optional(),
  /** The hash of the model's files: filled in by training, so that another model is not taken for it. */
  sha256: z.string().optional(),
});

export const encoderSchema = z.discriminatedUnion('kind', [
  ...textEncoderSchema.options,
  pictureEncoderSchema,
  frozenEncoderSchema,
]);
