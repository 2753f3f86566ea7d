/** The addresses of a server: who may ask, what is asked, what is answered. The one place that imports Hono. */
import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { GemelError } from '../errors.ts';
import { endpointsOf, parseRequest } from './endpoints.ts';
import { pageOfGroups } from './groups.ts';
import type { Guard } from './guard.ts';
import type { Metrics } from './metrics.ts';
import { openApiDocument } from './openapi.ts';
import { pageFiles } from './page/page.ts';
import { parseJson, readBody } from './read-body.ts';
import { Refusal } from './refusal.ts';
import { groupsQuery } from './schemas.ts';
import type { Service } from './service.ts';

export interface AppOptions {
  readonly service: Service;
  readonly metrics: Metrics;
  readonly traffic: Traffic;
  readonly guard: Guard;
  /** Whether the guard asks for a token, so that the documents can say so. */
  readonly needsToken: boolean;
  readonly version: string;
  /** Seconds since some moment. */
  readonly clock: () => number;
  /** Told what nobody expected; the client is told no more than that it happened. */
  readonly onError: (error: unknown) => void;
}

/** What goes on at a server, which the app, its metrics and whoever stops it all look at. */
export interface Traffic {
  /** Requests that are being worked on. */
  open: number;
  stopping: boolean;
}

/** A function from requests to answers that needs no port: `app.request('/health')`. */
export function createApp(options: AppOptions): Hono {
  const { service, metrics, traffic, guard, needsToken, version, clock, onError } = options;
  const { limits } = service;
  const endpoints = endpointsOf(service);
  const files = pageFiles(version);
  const document = JSON.stringify(
    openApiDocument({ endpoints, hasGroups: service.groups !== undefined, needsToken, version }),
  );
  const began = clock();
  const app = new Hono();

  const gets: Readonly<Record<string, (c: Context) => Response | Promise<Response>>> = {
    '/health': (c) => {
      const { stopping } = traffic;
      return c.json({ status: stopping ? 'stopping' : 'ok', version, uptime: clock() - began }, stopping ? 503 : 200);
    },
    '/metrics': async (c) => c.body(await metrics.print(), 200, { 'Content-Type': metrics.contentType }),
    '/openapi.json': (c) => c.body(document, 200, { 'Content-Type': 'application/json' }),
    '/model': async (c) => c.json(await service.about()),
    '/groups': (c) => {
      if (!service.groups) throw notOffered('this server has no groups: start it with --groups');
      return c.json(pageOfGroups(service.groups, parseRequest(groupsQuery, c.req.query())));
    },
  };
  const posts = Object.fromEntries(endpoints.map((endpoint) => [endpoint.path, endpoint]));
  const open = new Set(['/health', ...Object.keys(files)]);
  const known = new Set([...Object.keys({ ...gets, ...posts, ...files })]);

  app.use(async (c, next) => {
    const start = clock();
    // Before the answer is made: to change one that is made costs more than to make it.
    c.header('X-Content-Type-Options', 'nosniff');
    closeIfStopping(c);
    await next();
    const route = known.has(c.req.path) ? c.req.path : 'other';
    metrics.answered({ route, status: c.res.status, seconds: clock() - start });
  });
  app.use(async (c, next) => {
    const { req } = c;
    if (!open.has(req.path)) guard({ authorization: req.header('authorization'), host: req.header('host') });
    await next();
  });

  for (const [path, { type, headers, content }] of Object.entries(files)) {
    app.get(path, (c) => c.body(content, 200, { 'Content-Type': type, ...headers }));
  }
  for (const [path, reply] of Object.entries(gets)) app.get(path, reply);
  for (const { path, missing, answer } of endpoints) {
    app.post(path, async (c) => {
      if (missing !== undefined) throw notOffered(missing);
      if (traffic.stopping) throw Refusal.stopping();
      const text = await readBody(c.req.raw, { text: () => c.req.text(), most: limits.bytes });
      if (traffic.open >= limits.requests) throw Refusal.busy();
      traffic.open++;
      const { signal: gone } = c.req.raw;
      const result = within(limits.computing, gone, (signal) => answer(parseJson(text), signal)).finally(() => {
        traffic.open--;
        closeIfStopping(c);
      });
      return c.json(await result);
    });
  }
  for (const path of known) {
    const allowed = path in posts ? 'POST' : 'GET, HEAD';
    app.all(path, () => {
      throw new Refusal(405, 'wrong-method', `expected ${allowed} for ${path}`, { Allow: allowed });
    });
  }
  app.notFound((c) => refuse(c, new Refusal(404, 'not-found', `expected one of ${[...known].join(', ')}`)));
  app.onError((error, c) => {
    if (error instanceof Refusal) return refuse(c, error);
    // What the model or the index says of a request; the server itself has been checked before it began.
    if (error instanceof GemelError && (error.code === 'bad-input' || error.code === 'bad-usage')) {
      return refuse(c, new Refusal(400, 'bad-input', error.message));
    }
    // A body that breaks off: no one is left to be told.
    if (c.req.raw.signal.aborted) return refuse(c, new Refusal(400, 'bad-input', 'expected the whole body'));
    onError(error);
    return refuse(c, new Refusal(500, 'internal', 'something went wrong here; the log of the server says what'));
  });
  return app;

  /** A connection that was kept would keep the server. */
  function closeIfStopping(c: Context): void {
    if (traffic.stopping) c.header('Connection', 'close');
  }
}

function notOffered(message: string): Refusal {
  return new Refusal(404, 'not-offered', message);
}

function refuse(c: Context, refusal: Refusal): Response {
  return c.json(refusal.toJson(), refusal.status as ContentfulStatusCode, refusal.headers);
}

/** Ends the work when its time is up or its client is gone. */
async function within<Result>(
  seconds: number,
  gone: AbortSignal,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const ending = new AbortController();
  const leave = () => ending.abort(new Refusal(499, 'timeout', 'the client is gone'));
  const timer = setTimeout(() => ending.abort(Refusal.late(seconds)), 1000 * seconds);
  if (gone.aborted) leave();
  gone.addEventListener('abort', leave, { once: true });
  try {
    return await Promise.race([work(ending.signal), whenAborted(ending.signal)]);
  } finally {
    clearTimeout(timer);
    gone.removeEventListener('abort', leave);
  }
}

/** Rejects with the signal's reason, also where the work itself does not look at the signal. */
function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
