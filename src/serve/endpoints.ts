/** What can be asked of a server by POST: one entry an address, from which its route and its part of the OpenAPI document are made. */
import type { z } from 'zod';
import { Refusal } from './refusal.ts';
import { replySchemas, requestSchemas } from './schemas.ts';
import type { Service } from './service.ts';

export interface Endpoint {
  readonly path: string;
  readonly summary: string;
  readonly request: z.ZodType;
  readonly reply: z.ZodType;
  /** Why this server does not offer it, if it does not. */
  readonly missing?: string;
  /** Checks the body of a request and answers it. The signal ends what is still waiting. */
  answer(body: unknown, signal: AbortSignal): Promise<unknown>;
}

export function endpointsOf(service: Service): readonly Endpoint[] {
  const requests = requestSchemas(service.limits);
  return [
    endpoint({
      path: '/score',
      summary: 'How well the two texts of each pair match',
      ...{ request: requests.score, reply: replySchemas.score },
      run: ({ pairs }, signal) => service.score(pairs, signal),
    }),
    endpoint({
      path: '/embed',
      summary: 'A vector for each text',
      ...{ request: requests.embed, reply: replySchemas.embed },
      missing: service.embeds ? undefined : 'this model reads pairs jointly and makes no vectors',
      run: ({ texts, side }, signal) => service.embed(texts, side, signal),
    }),
    endpoint({
      path: '/search',
      summary: 'The entries of the index that are nearest to a query',
      ...{ request: requests.search, reply: replySchemas.search },
      missing: service.searches ? undefined : 'this server has no index: start it with --index',
      run: (body, signal) => service.search(body, signal),
    }),
    endpoint({
      path: '/rank',
      summary: 'The answers to a question, the best first',
      ...{ request: requests.rank, reply: replySchemas.rank },
      run: (body, signal) => service.rank(body, signal),
    }),
    endpoint({
      path: '/check',
      summary: 'Whether a title fits its body, and which sentences say so',
      ...{ request: requests.check, reply: replySchemas.check },
      run: ({ title, body }, signal) => service.check(title, body, signal),
    }),
    endpoint({
      path: '/explain',
      summary: 'How well two texts match, and what each word adds to it',
      ...{ request: requests.explain, reply: replySchemas.explain },
      run: (pair, signal) => service.explain(pair, signal),
    }),
  ];
}

function endpoint<Request extends z.ZodType, Reply extends z.ZodType>({
  run,
  ...rest
}: Omit<Endpoint, 'answer' | 'request' | 'reply'> & {
  readonly request: Request;
  readonly reply: Reply;
  run(body: z.infer<Request>, signal: AbortSignal): Promise<z.infer<Reply>>;
}): Endpoint {
  return { ...rest, answer: async (body, signal) => run(parseRequest(rest.request, body), signal) };
}

/** A checked request, or a refusal that names the first place where it is wrong. */
export function parseRequest<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue.path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  const message = `${where.replace(/^\./, '') || 'body'}: ${issue.message}`;
  const isLarge = issue.code === 'too_big' && issue.origin !== 'number' && issue.origin !== 'int';
  throw isLarge ? new Refusal(413, 'too-large', message) : new Refusal(400, 'bad-input', message);
}
