/** Settings of training. */
import { z } from 'zod';
import { share, size } from './numbers.ts';

export const trainingSchema = z
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
