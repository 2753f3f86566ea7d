/** Every setting of a matcher and its training, with its default: the one source for presets, flags, saved models and docs. */
import { z } from 'zod';
import { type ErrorCode, GemelError } from './errors.ts';
import { LENGTH_BUCKETS } from './text/lengths.ts';

const share = z.number().min(0).max(1);
const size = z.number().int().positive();
const poolingName = z.enum(['last', 'mean', 'max', 'attention']);

const textSchema = z
  .strictObject({
    /** How texts are cut; replaced by the tokenizer of `--vectors` where that is given. */
    tokenizer: z.enum(['words', 'characters', 'segments']).default('words'),
    /** Tokens that occur less often in the training texts count as unknown. */
    minimumCount: size.default(2),
    /** The most tokens that the vocabulary holds. */
    maximumSize: size.default(50_000),
    /** Lengths that texts are padded to; longer texts are cut at the last. */
    lengths: z
      .array(size)
      .min(1)
      .default([...LENGTH_BUCKETS])
      .refine((lengths) => lengths.every((length, i) => i === 0 || lengths[i - 1] < length), 'lengths must ascend'),
    /** E, the numbers of a token's vector; that of `--vectors` where they are given. */
    dimension: size.default(128),
    /** The root mean square that pretrained vectors are scaled to, as they occur in the training texts. */
    vectorScale: z.number().positive().default(0.3),
  })
  .prefault({});

const encoderSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('lstm'),
    units: size.default(128),
    directions: z.literal([1, 2]).default(1),
    pooling: z
      .union(
        [poolingName, z.array(poolingName).min(1)],
        `expected ${poolingName.options.join(', ')} or a list of these`,
      )
      .default('last'),
  }),
  z.strictObject({
    kind: z.literal('cnn'),
    widths: z
      .array(size)
      .min(1)
      .default([1, 2, 3])
      .refine((widths) => new Set(widths).size === widths.length, 'widths must differ'),
    filters: size.default(128),
  }),
  z.strictObject({ kind: z.literal('bag') }),
]);

const headSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cosine') }),
  z.strictObject({
    kind: z.literal('scaled-cosine'),
    scale: z.number().positive().default(10),
    bias: z.number().default(-5),
  }),
  z.strictObject({ kind: z.literal('exp-manhattan') }),
  z.strictObject({ kind: z.literal('euclidean') }),
  z.strictObject({ kind: z.literal('classifier'), hidden: size.default(128) }),
]);

const lossSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('contrastive'), margin: z.number().positive().default(1) }),
  z.strictObject({ kind: z.literal('binary-cross-entropy') }),
  z.strictObject({ kind: z.literal('mean-squared-error') }),
]);

const trainingSchema = z
  .strictObject({
    epochs: size.default(6),
    batchSize: size.default(64),
    learningRate: z.number().positive().default(0.002),
    /** The embedding rows' learning rate as a multiple of the others'. */
    embeddingRate: z.number().min(0).default(1),
    weightDecay: z.number().min(0).default(0),
    /** The greatest joint norm of all gradients. */
    clip: z.number().positive().default(5),
    /** The share of each text's vector that is left out at random. */
    dropout: share.lt(1).default(0),
    /** The share of tokens that are left out at random. */
    wordDropout: share.lt(1).default(0),
    /** Pairs of texts drawn at random, added to each epoch as non-matches: so many for each labelled pair. */
    strangers: z.number().min(0).default(0),
    /** The share of all steps over which the learning rate rises. */
    warmup: share.default(0.05),
    decay: z.enum(['none', 'linear', 'cosine']).default('linear'),
    /** The dev metric that decides which epoch is best. */
    metric: z.enum(['averagePrecision', 'rocAuc', 'accuracy']).default('averagePrecision'),
    /** Stop after so many epochs without a better one. */
    patience: size.default(3),
  })
  .prefault({});

const configSchema = z.strictObject({
  /** One line for `--help`. */
  description: z.string().default(''),
  architecture: z.literal('siamese').default('siamese'),
  text: textSchema,
  encoder: encoderSchema,
  head: headSchema,
  loss: lossSchema,
  training: trainingSchema,
  /** What the decision threshold is best at: accuracy, f1, precision=P or recall=R. */
  goal: z.string().default('accuracy'),
});

/** A complete configuration: every setting has a value. */
export type Config = z.infer<typeof configSchema>;

/** Checks settings and fills in the defaults. `source` is named in errors, whose code says whether a user or a saved model gave them. */
export function parseConfig(settings: unknown, source: string, code: ErrorCode = 'bad-usage'): Config {
  const parsed = configSchema.safeParse(settings);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const stray = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const path = [...issue.path, ...stray].join('.');
  const finding = stray.length > 0 ? 'there is no such setting' : issue.message;
  throw new GemelError(code, `${source}: ${path ? `setting "${path}"` : 'settings'}: ${finding}`);
}
