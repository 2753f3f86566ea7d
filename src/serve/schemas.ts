/** What requests and answers look like: the one source of their checks and of the OpenAPI document. */
import { z } from 'zod';
import type { Limits } from './limits.ts';

/** The bodies of requests. A key that is not known is refused, since it is a slip most of the time. */
export function requestSchemas({ characters, explained, items, hits }: Limits) {
  const text = z.string().max(characters).describe('a text');
  const short = z.string().max(explained).describe('a text');
  return {
    score: z.strictObject({ pairs: z.array(z.strictObject({ left: text, right: text })).max(items) }),
    embed: z.strictObject({
      texts: z.array(text).max(items),
      side: z.enum(['left', 'right']).default('left').describe('the side of a pair that they are read as'),
    }),
    search: z.strictObject({
      query: text,
      k: z.int().min(1).max(hits).default(10).describe('how many hits'),
      where: z.record(z.string(), z.string()).optional().describe('values that columns must have'),
    }),
    rank: z.strictObject({ question: text, answers: z.array(text).max(items) }),
    check: z.strictObject({ title: text, body: text }),
    explain: z.strictObject({ left: short, right: short }),
  };
}

const score = z.number().describe('higher means a better match');
const probability = z.number().min(0).max(1).describe('of a match, calibrated');
const answered = { score, probability, match: z.boolean().describe('whether the score reaches the threshold') };
const reranked = z.number().optional().describe('the score of the model that orders the first candidates anew');

const part = z.object({
  text: z.string(),
  start: z.int().describe('where it begins, in UTF-16 units'),
  end: z.int().describe('one past its last unit'),
  weight: z.number().describe('the score less the score without it: above zero it speaks for a match'),
});

const group = z.object({
  group: z.string(),
  representative: z.string(),
  members: z.array(z.object({ text: z.string(), similarity: z.number() })),
});

const whole = (most: number, otherwise: number) => z.coerce.number().int().min(0).max(most).default(otherwise);

/** The query of `/groups`. */
export const groupsQuery = z.object({
  from: whole(Number.MAX_SAFE_INTEGER, 0).describe('groups to leave out'),
  count: whole(100, 20).describe('groups to give'),
  query: z.string().max(1000).default('').describe('words that a text of the group holds'),
});

/** The bodies of answers. */
export const replySchemas = {
  score: z.object({ results: z.array(z.object(answered)).describe('in the order of the pairs') }),
  embed: z.object({ dimension: z.int(), vectors: z.array(z.array(z.number())) }),
  search: z.object({
    metric: z.string().describe('what `value` is'),
    hits: z
      .array(
        z.object({
          key: z.string(),
          text: z.string(),
          fields: z.record(z.string(), z.string()),
          value: z.number(),
          reranked,
        }),
      )
      .describe('the best first'),
  }),
  rank: z.object({
    answers: z
      .array(
        z.object({ index: z.int().describe('its place in the request'), answer: z.string(), ...answered, reranked }),
      )
      .describe('the best first'),
  }),
  check: z.object({
    score,
    probability,
    consistent: z.boolean().describe('whether the title fits the body'),
    for: z.array(part).describe('sentences that speak for the title, the strongest first'),
    against: z.array(part).describe('sentences that speak against it, the strongest first'),
  }),
  explain: z.object({
    ...answered,
    left: z.array(part).describe('the words of the left text'),
    right: z.array(part).describe('the words of the right text'),
  }),
  groups: z.object({ total: z.int(), from: z.int(), groups: z.array(group) }),
  model: z.object({
    name: z.string(),
    task: z.string(),
    threshold: z.number(),
    thresholdProbability: z.number(),
    symmetric: z.boolean(),
    dimension: z.int().optional(),
    index: z.object({ entries: z.int(), columns: z.array(z.string()) }).optional(),
    groups: z.int().optional(),
    limits: z.record(z.string(), z.number()),
  }),
  health: z.object({ status: z.enum(['ok', 'stopping']), version: z.string(), uptime: z.number() }),
  error: z.object({ error: z.object({ code: z.string(), message: z.string() }) }),
};

export type ScoreReply = z.infer<typeof replySchemas.score>;
export type EmbedReply = z.infer<typeof replySchemas.embed>;
export type SearchReply = z.infer<typeof replySchemas.search>;
export type RankReply = z.infer<typeof replySchemas.rank>;
export type CheckReply = z.infer<typeof replySchemas.check>;
export type ExplainReply = z.infer<typeof replySchemas.explain>;
export type ModelReply = z.infer<typeof replySchemas.model>;
type Requests = ReturnType<typeof requestSchemas>;
export type SearchRequest = z.infer<Requests['search']>;
export type RankRequest = z.infer<Requests['rank']>;
