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
    /** Parts of words beside the tokens. Texts become some ten times as long: set `lengths`, too. For bags; not for what reads in order. */
    characters: z
      .strictObject({
        /** The fewest characters of a part, the marks of a word's ends included. */
        from: size.default(3),
        /** The most characters of a part. */
        to: size.default(5),
        /** Parts that occur less often in the training texts are left out. */
        minimumCount: size.default(5),
        /** The most parts that are kept. */
        maximumSize: size.default(20_000),
      })
      .refine(({ from, to }) => from <= to, 'from must be at most to')
      .optional(),
    /** Lengths that texts are padded to; longer texts are cut at the last. */
    lengths: z
      .array(size)
      .min(1)
      .default([...LENGTH_BUCKETS])
      .refine((lengths) => lengths.every((length, i) => i === 0 || lengths[i - 1] < length), 'lengths must ascend'),
    /** Lengths of the right side, where it is longer than the left. */
    rightLengths: z
      .array(size)
      .min(1)
      .optional()
      .refine(
        (lengths) => !lengths || lengths.every((length, i) => i === 0 || lengths[i - 1] < length),
        'lengths must ascend',
      ),
    /** E, the numbers of a token's vector; that of `--vectors` where they are given. */
    dimension: size.default(128),
    /** The root mean square that pretrained vectors are scaled to, as they occur in the training texts. */
    vectorScale: z.number().positive().default(0.3),
  })
  .prefault({});

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

const transformerPooling = z.enum(['cls', 'mean', 'max']);
const transformerPoolings = z.union(
  [transformerPooling, z.array(transformerPooling).min(1)],
  `expected ${transformerPooling.options.join(', ')} or a list of these`,
);

/** Sizes are those of `--pretrained` where they are not given. */
const transformer = {
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

const singleEncoderSchema = z.discriminatedUnion('kind', [...singleEncoders]);

const textEncoderSchema = z.discriminatedUnion('kind', [
  ...singleEncoders,
  z.strictObject({
    kind: z.literal('joined'),
    /** Encoders side by side, whose vectors are joined. */
    parts: z.array(singleEncoderSchema).min(2),
    /** Whether each part's vector is brought to length 1 first. */
    normalise: z.boolean().default(true),
  }),
]);

const pictureEncoderSchema = z.strictObject({
  kind: z.literal('picture-cnn'),
  /** The height that pictures are brought to. */
  height: size.default(64),
  /** The width that they are brought to. */
  width: size.default(64),
  /** 3 for colours, 1 for grey. */
  channels: z.literal([1, 3]).default(3),
  /** The filters of each block of convolution, batch normalisation and pooling. */
  filters: z.array(size).min(1).default([32, 64, 128]),
  dimension: size.default(128),
  /** Whether training shows pictures mirrored, too. */
  flip: z.boolean().default(true),
  /** How far training shifts, turns and scales pictures, as a share of their size. */
  augmentation: z.number().min(0).max(0.5).default(0.1),
});

const frozenEncoderSchema = z.strictObject({
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

const encoderSchema = z.discriminatedUnion('kind', [
  ...textEncoderSchema.options,
  pictureEncoderSchema,
  frozenEncoderSchema,
]);

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

const jointSchema = z.discriminatedUnion('kind', [
  ...singleInteractions,
  z.strictObject({
    kind: z.literal('joined'),
    /** Interactions side by side, whose features are joined. */
    parts: z.array(z.discriminatedUnion('kind', [...singleInteractions])).min(2),
  }),
  pictureEncoderSchema,
]);

const headSchema = z.discriminatedUnion('kind', [
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
  z.strictObject({ kind: z.literal('absolute-difference'), hidden: z.array(size).min(1).max(2).default([128, 64]) }),
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

/** How much a loss counts where several are added. */
const counted = { weight: z.number().positive().default(1) };

const singleLosses = [
  z.strictObject({
    kind: z.literal('contrastive'),
    /** m, the distance from which on a non-match costs nothing: 1 for Euclidean distances, less for cosines. */
    margin: z.number().positive().default(1),
    ...counted,
  }),
  z.strictObject({
    kind: z.literal('online-contrastive'),
    /** As that of `contrastive`. */
    margin: z.number().positive().default(1),
    ...counted,
  }),
  z.strictObject({
    kind: z.literal('energy-contrastive'),
    /** Q, the most that a distance is expected to reach. */
    bound: z.number().positive().default(2),
    ...counted,
  }),
  z.strictObject({
    kind: z.literal('binary-cross-entropy'),
    positiveWeight: z.number().positive().default(1),
    smoothing: share.lt(1).default(0),
    ...counted,
  }),
  z.strictObject({ kind: z.literal('mean-squared-error'), ...counted }),
  z.strictObject({
    kind: z.literal('cross-entropy'),
    classWeights: z.array(z.number().positive()).optional(),
    smoothing: share.lt(1).default(0),
    ...counted,
  }),
  z.strictObject({
    kind: z.literal('listwise'),
    /** s, the inverse of a temperature: 20 for cosines, about 1 for logits. */
    scale: z.number().positive().default(20),
    ...counted,
  }),
  z.strictObject({
    kind: z.literal('cosent'),
    /** κ, the inverse of a temperature: the larger, the more the worst order decides. */
    scale: z.number().positive().default(20),
    ...counted,
  }),
  z.strictObject({
    kind: z.literal('triplet'),
    /** m, by how much a match has to be nearer than a non-match. */
    margin: z.number().positive().default(0.5),
    squared: z.boolean().default(false),
    mining: z.enum(['all', 'semi-hard']).default('all'),
    ...counted,
  }),
  z.strictObject({
    kind: z.literal('in-batch-triplet'),
    /** m, by how much a match has to be nearer than a non-match. */
    margin: z.number().positive().default(0.5),
    negatives: z.enum(['mean', 'closest', 'semi-hard']).default('closest'),
    distance: z.enum(['cosine', 'euclidean']).default('cosine'),
    ...counted,
  }),
  z.strictObject({
    kind: z.literal('in-batch-negatives'),
    scale: z.number().positive().default(20),
    directions: z.literal([1, 2]).default(1),
    ...counted,
  }),
  z.strictObject({
    kind: z.literal('relational'),
    /** Which cosines are compared with the teacher's: the pairs', each item's with each, or how the latter stand to each other. */
    compare: z.enum(['pairs', 'all', 'order']).default('pairs'),
    /** κ, the inverse of a temperature, where the order is compared. */
    scale: z.number().positive().default(20),
    ...counted,
  }),
  z.strictObject({ kind: z.literal('vector-regression'), ...counted }),
] as const;

const singleLossSchema = z.discriminatedUnion('kind', [...singleLosses]);
/** One loss, or several that are added. */
const lossSchema = z.union([singleLossSchema, z.array(singleLossSchema).min(1)]);

const trainingSchema = z
  .strictObject({
    /** At most so many passes over the data; 0 leaves the starting weights as they are. */
    epochs: z.number().int().min(0).default(6),
    /** B, the examples of a step. */
    batchSize: size.default(64),
    /** Into how many parts, one after the other, a step's work is cut: less memory. Losses that compare a batch's items see those of a part. */
    accumulation: size.default(1),
    /** How far a step goes, at the height of the schedule. */
    learningRate: z.number().positive().default(0.002),
    /** The embedding rows' learning rate as a multiple of the others'. */
    embeddingRate: z.number().min(0).default(1),
    /** How much of a dense weight decays away in a step, times the learning rate. */
    weightDecay: z.number().min(0).default(0),
    /** How much the sum of the absolute dense weights adds to the loss. */
    l1: z.number().min(0).default(0),
    /** How much half the sum of their squares adds. */
    l2: z.number().min(0).default(0),
    /** The greatest joint norm of all gradients. */
    clip: z.number().positive().default(5),
    /** The share of each vector, or of a pair's features, that is left out at random. */
    dropout: share.lt(1).default(0),
    /** The share of tokens that are left out at random. */
    wordDropout: share.lt(1).default(0),
    /** The share of words, of those that have one, in whose place a synonym of WordNet is shown at random; for English. */
    synonyms: share.default(0),
    /** Pairs of items drawn at random, added to each epoch as non-matches: so many for each labelled pair. */
    strangers: z.number().min(0).default(0),
    /** Non-matches that the matcher itself takes for near, mined before each epoch: so many for each labelled pair. */
    hardNegatives: z.number().min(0).default(0),
    /** Of a source of matches alone, so many pairs for each labelled one, drawn anew each epoch. */
    positives: z.number().min(0).default(1),
    /** How much those count in losses that go by single pairs. */
    positivesWeight: z.number().min(0).default(0),
    /** Of pairs that a teacher scored (`gemel distill`), so many for each labelled one, drawn anew each epoch. */
    soft: z.number().min(0).default(0),
    /** Whether the rarer label is repeated until both are equally common. */
    balance: z.boolean().default(false),
    /** Whether the examples of one anchor stand in one batch, so that its candidates can compete. */
    together: z.boolean().default(false),
    /** Whether the sides of pairs are swapped at random. */
    swap: z.boolean().default(false),
    /** The share of all steps over which the learning rate rises. */
    warmup: share.default(0.05),
    /** How it falls after that. */
    decay: z.enum(['none', 'linear', 'cosine']).default('linear'),
    /** The dev metric that decides which epoch is best; that of the task where none is given. */
    metric: z
      .enum(['averagePrecision', 'rocAuc', 'accuracy', 'map', 'mrr', 'pearson', 'spearman', 'weightedScore', 'macroF1'])
      .optional(),
    /** Stop after so many epochs without a better one. */
    patience: size.default(3),
  })
  .prefault({});

const configSchema = z
  .strictObject({
    /** One line for `--help`. */
    description: z.string().default(''),
    architecture: z.enum(['siamese', 'pseudo-siamese', 'two-channel', 'triplet']).default('siamese'),
    text: textSchema,
    /** What makes a vector of each side, or of the left one. */
    encoder: encoderSchema.optional(),
    /** Of a pseudo-siamese matcher, what makes a vector of the right side; as the left one where it is not given. */
    rightEncoder: encoderSchema.optional(),
    head: headSchema.optional(),
    /** Of a two-channel matcher, what reads both sides together. */
    joint: jointSchema.optional(),
    /** Of a two-channel matcher, the units between the joint features and the answer; 0 for none. */
    hidden: z.number().int().min(0).default(64),
    loss: lossSchema,
    training: trainingSchema,
    /** What comes before the labels where there is a teacher (`gemel distill`): its answers, learned by a loss of their own. */
    distillation: z.strictObject({ epochs: z.number().int().min(0).default(12), loss: lossSchema }).optional(),
    /** What the decision threshold is best at: accuracy, f1, precision=P or recall=R. */
    goal: z.string().default('accuracy'),
  })
  .superRefine((config, context) => {
    const need = (setting: 'encoder' | 'head' | 'joint', wanted: boolean) => {
      if (wanted === (config[setting] !== undefined)) return;
      const message = `architecture "${config.architecture}" ${wanted ? 'needs one' : 'has none'}`;
      context.addIssue({ code: 'custom', path: [setting], message });
    };
    const jointly = config.architecture === 'two-channel';
    need('joint', jointly);
    need('encoder', !jointly);
    need('head', !jointly);
    const refuse = (path: string[]) =>
      context.addIssue({ code: 'custom', path, message: `architecture "${config.architecture}" has none` });
    if (config.rightEncoder && config.architecture !== 'pseudo-siamese') refuse(['rightEncoder']);
    const partly = ['encoder', 'rightEncoder', 'joint'].find((name) => hasFrozenParts(config[name as 'encoder']));
    if (partly && config.training.embeddingRate > 0) {
      const message = `must be 0 where "${partly}" learns in part, since what lies below it is frozen`;
      context.addIssue({ code: 'custom', path: ['training', 'embeddingRate'], message });
    }
  });

/** Whether a part, or one of its parts, has weights that stay as they are. */
function hasFrozenParts(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false;
  if ('train' in part && part.train !== 'all') return true;
  return Object.values(part).some(hasFrozenParts);
}

/** A complete configuration: every setting has a value. */
export type Config = z.infer<typeof configSchema>;
export type EncoderSettings = z.infer<typeof encoderSchema>;
export type TextEncoderSettings = z.infer<typeof textEncoderSchema>;
export type PictureEncoderSettings = z.infer<typeof pictureEncoderSchema>;
export type FrozenSettings = z.infer<typeof frozenEncoderSchema>;
export type JointSettings = z.infer<typeof jointSchema>;
export type HeadSettings = z.infer<typeof headSchema>;
export type LossSettings = z.infer<typeof singleLossSchema>;

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
