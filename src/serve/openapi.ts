/** The OpenAPI document of a server, from the schemas that check its requests. */
import { z } from 'zod';
import type { Endpoint } from './endpoints.ts';
import { groupsQuery, replySchemas } from './schemas.ts';

export interface OpenApiOptions {
  readonly endpoints: readonly Endpoint[];
  readonly hasGroups: boolean;
  readonly needsToken: boolean;
  readonly version: string;
}

/** What each status that is no success means. */
const REFUSALS: Readonly<Record<string, string>> = {
  400: 'a body that is no JSON, or not as described',
  401: 'no token, or a wrong one',
  413: 'a body, a text or a list that is too large',
  415: 'a body that is not application/json',
  503: 'too many requests at once; see Retry-After',
  504: 'an answer that took too long',
};

export function openApiDocument({ endpoints, hasGroups, needsToken, version }: OpenApiOptions): object {
  const offered = endpoints.filter(({ missing }) => missing === undefined);
  return {
    openapi: '3.1.0',
    info: { title: 'gemel', version, description: 'How well texts match, by a trained matcher.' },
    ...(needsToken && { security: [{ token: [] }] }),
    paths: {
      ...Object.fromEntries(offered.map((endpoint) => [endpoint.path, { post: post(endpoint, needsToken) }])),
      ...(hasGroups && {
        '/groups': {
          get: {
            ...get('Groups of a mined file, page by page', replySchemas.groups),
            parameters: Object.entries(groupsQuery.shape).map(([name, schema]) => ({
              ...{ name, in: 'query', required: false },
              schema: toJson(schema, 'output'),
            })),
          },
        },
      }),
      '/model': { get: get('What is served', replySchemas.model) },
      '/health': { get: { ...get('Whether the server is up', replySchemas.health), security: [] } },
      '/metrics': { get: plain('Counters for Prometheus', 'text/plain') },
      '/openapi.json': { get: plain('This document', 'application/json') },
    },
    components: {
      schemas: { Error: toJson(replySchemas.error, 'output') },
      ...(needsToken && { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } }),
    },
  };
}

function post({ path, summary, request, reply }: Endpoint, needsToken: boolean): object {
  const refusals = Object.entries(REFUSALS).filter(([status]) => needsToken || status !== '401');
  return {
    summary,
    operationId: path.slice(1),
    requestBody: { required: true, content: json(toJson(request, 'input')) },
    responses: {
      200: { description: 'the answer', content: json(toJson(reply, 'output')) },
      ...Object.fromEntries(
        refusals.map(([status, description]) => [
          status,
          { description, content: json({ $ref: '#/components/schemas/Error' }) },
        ]),
      ),
    },
  };
}

function get(summary: string, reply: z.ZodType): object {
  return { summary, responses: { 200: { description: 'the answer', content: json(toJson(reply, 'output')) } } };
}

function plain(summary: string, type: string): object {
  return { summary, responses: { 200: { description: 'the answer', content: { [type]: {} } } } };
}

function json(schema: object): object {
  return { 'application/json': { schema } };
}

/** io: `input` for what is sent, where a default may be left out. */
function toJson(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}
