/** Settings of each loss, and of several that are added. */
import { z } from 'zod';
import { share } from './numbers.ts';

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

export const singleLossSchema = z.discriminatedUnion('kind', [...singleLosses]);
/** One loss, or several that are added. */
export const lossSchema = z.union([singleLossSchema, z.array(singleLossSchema).min(1)]);
