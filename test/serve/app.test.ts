import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { VectorIndex } from '../../src/search/vector-index.ts';
import { createApp } from '../../src/serve/app.ts';
import { gatherGroups } from '../../src/serve/groups.ts';
import { hostGuard, isLoopback, tokenGuard } from '../../src/serve/guard.ts';
import { DEFAULT_LIMITS, type Limits } from '../../src/serve/limits.ts';
import { createMetrics } from '../../src/serve/metrics.ts';
import { replySchemas } from '../../src/serve/schemas.ts';
import { type ServedModel, Service } from '../../src/serve/service.ts';

/** The share of the right text's words that the left one holds. */
const model: ServedModel = {
  symmetric: false,
  dimension: 2,
  async score(pairs) {
    return Float32Array.from(pairs, ({ left, right }) => {
      const words = right.split(' ');
      return words.filter((word) => left.split(' ').includes(word)).length / words.length;
    });
  },
  embed: async (texts) => texts.map((text) => Float32Array.of(text.length, 1)),
};

/** The first letter decides, to tell the second order from the first. */
const rerank: ServedModel = {
  ...model,
  score: async (pairs) => Float32Array.from(pairs, ({ right }) => -right.charCodeAt(0)),
};

const index = {
  ...{ metric: 'cosine', dimension: 2, count: async () => 3 },
  async search(_: Float32Array, { k, filter }: { k: number; filter?: Readonly<Record<string, string>> }) {
    const all = ['b', 'c', 'a'].map((text, i) => ({ key: `k${i}`, text, fields: { kind: text }, value: 1 - i / 10 }));
    return [all.filter(({ fields }) => !filter?.kind || fields.kind === filter.kind).slice(0, k)];
  },
} as unknown as VectorIndex;

const groups = await gatherGroups(
  Array.from({ length: 30 }, (_, i) => ({
    ...{ group: String(1 + (i >> 1)), text: `text ${i}`, similarity: 0.5 + i / 100 },
    representative: `text ${2 * (i >> 1)}`,
  })),
);

interface Setting {
  readonly limits?: Partial<Limits>;
  readonly token?: string;
  readonly served?: ServedModel;
  readonly bare?: boolean;
  readonly rerank?: ServedModel;
}

/** Whatever came; what it should look like, each test says. */
async function json(response: Response) {
  return JSON.parse(await response.text());
}

function open({ limits, token, served = model, bare = false, rerank }: Setting = {}) {
  const traffic = { open: 0, stopping: false };
  const errors: unknown[] = [];
  const service = new Service({
    ...{ name: 'words', model: served, task: { kind: 'match' }, rerank },
    decision: {
      choice: { threshold: 0.5, goal: 'accuracy', value: 1, reached: true },
      calibration: { slope: 4, intercept: -2 },
    },
    limits: { ...DEFAULT_LIMITS, ...limits },
    ...(!bare && { index: { index, columns: ['kind'], model, side: 'left' }, groups }),
  });
  const metrics = createMetrics({ open: () => traffic.open, waiting: () => 0 });
  const app = createApp({
    ...{ service, metrics, traffic, version: '1.2.3', clock: () => 0, onError: (error) => errors.push(error) },
    ...{ guard: token ? tokenGuard(token) : hostGuard, needsToken: token !== undefined },
  });
  const headers = { host: 'localhost:1', ...(token && { authorization: `Bearer ${token}` }) };
  const get = (path: string) => app.request(path, { headers });
  const send = (path: string, body: string, more: Record<string, string> = {}) =>
    app.request(path, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', ...more },
      body,
    });
  const post = async (path: string, body: unknown) => {
    const response = await send(path, JSON.stringify(body));
    return { status: response.status, headers: response.headers, body: await json(response) };
  };
  return { app, get, send, post, traffic, errors };
}

describe('answers', () => {
  const { post, get } = open();

  it('/score: in the order of the pairs', async () => {
    const { status, body } = await post('/score', {
      pairs: [
        { left: 'a b', right: 'a b' },
        { left: 'a b', right: 'c d' },
      ],
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      results: [
        { score: 1, probability: 1 / (1 + Math.exp(-2)), match: true },
        { score: 0, probability: Math.exp(-2) / (1 + Math.exp(-2)), match: false },
      ],
    });
    expect((await post('/score', { pairs: [] })).body).toEqual({ results: [] });
  });

  it('/embed: a vector a text', async () => {
    const { body } = await post('/embed', { texts: ['abc', 'a'] });
    expect(body).toEqual({ dimension: 2, vectors: [[3, 1], [1, 1]] }); // biome-ignore format: one line
  });

  it('/search: the nearest entries, narrowed by a column', async () => {
    const { body } = await post('/search', { query: 'x', k: 2 });
    expect(body.metric).toBe('cosine');
    expect(body.hits).toEqual([
      { key: 'k0', text: 'b', fields: { kind: 'b' }, value: 1 },
      { key: 'k1', text: 'c', fields: { kind: 'c' }, value: 0.9 },
    ]);
    const narrow = await post('/search', { query: 'x', where: { kind: 'a' } });
    expect(narrow.body.hits.map(({ key }: { key: string }) => key)).toEqual(['k2']);
    const wrong = await post('/search', { query: 'x', where: { colour: 'a' } });
    expect([wrong.status, wrong.body.error.message]).toEqual([400, 'where: expected one of kind, found "colour"']);
  });

  it('/rank: the best answer first, equals as they came', async () => {
    const { body } = await post('/rank', { question: 'a b', answers: ['c', 'a c', 'b', 'a'] });
    expect(body.answers.map((row: { index: number; score: number }) => [row.index, row.score])).toEqual([
      [2, 1],
      [3, 1],
      [1, 0.5],
      [0, 0],
    ]);
    expect(body.answers[0]).toMatchObject({ answer: 'b', match: true });
  });

  it('/rank and /search: a second model orders the first candidates anew', async () => {
    const again = open({ rerank, limits: { candidates: 3 } });
    const ranked = await again.post('/rank', { question: 'a b', answers: ['c', 'a c', 'b', 'a'] });
    expect(ranked.body.answers.map(({ answer }: { answer: string }) => answer)).toEqual(['a', 'a c', 'b', 'c']);
    const found = await again.post('/search', { query: 'x', k: 2 });
    expect(found.body.hits.map(({ text }: { text: string }) => text)).toEqual(['a', 'b']);
    expect(found.body.hits[0].reranked).toBe(-97);
  });

  it('/check: the sentences that speak for the title and against it', async () => {
    const { body } = await post('/check', { title: 'Rice. is good', body: 'Rice. Wet snow falls.' });
    expect(body).toMatchObject({ score: 0.25, consistent: false });
    expect(body.for.map(({ text }: { text: string }) => text)).toEqual(['Rice.']);
    expect(body.against.map(({ text }: { text: string }) => text)).toEqual(['Wet snow falls.']);
    const single = await post('/check', { title: 'Rice.', body: 'Rice.' });
    expect(single.body).toMatchObject({ consistent: true, for: [], against: [] });
  });

  it('/explain: what each word adds, with its place', async () => {
    const { body } = await post('/explain', { left: 'a b', right: 'b c' });
    expect(body).toMatchObject({ score: 0.5, match: true });
    expect(body.left).toEqual([
      { text: 'a', start: 0, end: 1, weight: 0 },
      { text: 'b', start: 2, end: 3, weight: 0.5 },
    ]);
    expect(body.right.map(({ weight }: { weight: number }) => weight)).toEqual([0.5, -0.5]);
  });

  it('/groups: page by page, and those that hold a word', async () => {
    const page = await json(await get('/groups?from=2&count=1'));
    expect(page).toEqual({
      ...{ total: 15, from: 2 },
      groups: [
        {
          ...{ group: '3', representative: 'text 4' },
          members: [
            { text: 'text 4', similarity: 0.54 },
            { text: 'text 5', similarity: 0.55 },
          ],
        },
      ],
    });
    expect((await json(await get('/groups?query=TEXT%2029'))).total).toBe(1);
    expect((await get('/groups?count=1000')).status).toBe(400);
  });

  it('are as the schemas say', async () => {
    const bodies = {
      score: { pairs: [{ left: 'a', right: 'b' }] },
      embed: { texts: ['a'] },
      search: { query: 'a' },
      rank: { question: 'a', answers: ['b'] },
      check: { title: 'a', body: 'A. B.' },
      explain: { left: 'a', right: 'b' },
    };
    for (const [name, body] of Object.entries(bodies)) {
      const answer = await post(`/${name}`, body);
      expect(
        z
          .strictObject({})
          .loose()
          .and(replySchemas[name as keyof typeof bodies])
          .safeParse(answer.body).error,
      ).toBe(undefined);
    }
    for (const name of ['model', 'health', 'groups'] as const) {
      expect(replySchemas[name].safeParse(await json(await get(`/${name}`))).error).toBe(undefined);
    }
  });
});

describe('what cannot be answered', () => {
  const { post, send, get, app, errors } = open({
    limits: { bytes: 300, characters: 20, explained: 10, parts: 3, items: 3 },
  });
  const pair = { left: 'a', right: 'b' };

  it.each<[string, string, unknown, number, RegExp]>([
    ['a missing key', '/score', { pairs: [{ left: 'a' }] }, 400, /^pairs\[0\]\.right: /],
    ['an unknown key', '/score', { pairs: [], threshold: 1 }, 400, /threshold/],
    ['a number for a text', '/embed', { texts: [3] }, 400, /^texts\[0\]: /],
    ['no object', '/rank', [1], 400, /^body: /],
    ['null', '/check', null, 400, /^body: /],
    ['no hits asked for', '/search', { query: 'a', k: 0 }, 400, /^k: /],
    ['too many hits asked for', '/search', { query: 'a', k: 1001 }, 400, /^k: /],
    ['a side that there is not', '/embed', { texts: [], side: 'top' }, 400, /^side: /],
    ['too many pairs', '/score', { pairs: [pair, pair, pair, pair] }, 413, /^pairs: /],
    ['too long a text', '/embed', { texts: ['x'.repeat(21)] }, 413, /^texts\[0\]: /],
    ['too long a text to explain', '/explain', { left: 'x'.repeat(11), right: '' }, 413, /^left: /],
    [
      'too many sentences',
      '/check',
      { title: 'a', body: 'A! B! C! D!' },
      413,
      /^body: expected at most 3 sentences, found 4$/,
    ],
    ['too many words to explain', '/explain', { left: 'a', right: 'a b c d' }, 413, /^right: expected at most 3 words/],
    ['too large a body', '/embed', { texts: ['x'.repeat(400)] }, 413, /at most 300 bytes/],
  ])('%s', async (_, path, body, status, message) => {
    const answer = await post(path, body);
    expect(answer.status).toBe(status);
    expect(answer.body.error.code).toMatch(status === 413 ? /^too-large$/ : /^bad-input$/);
    expect(answer.body.error.message).toMatch(message);
  });

  it('a body that is no JSON, of another type, or without an end', async () => {
    const broken = await send('/score', '{"pairs":');
    expect([broken.status, (await json(broken)).error.code]).toEqual([400, 'bad-json']);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', '', 'application/jsonp']) {
      expect((await send('/score', '{}', { 'content-type': type })).status).toBe(415);
    }
    expect((await send('/score', '{}', { 'content-encoding': 'gzip' })).status).toBe(415);
    expect((await send('/score', '{"pairs":[]}', { 'content-type': 'application/json; charset=utf-8' })).status).toBe(
      200,
    );
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(100)) });
    const response = await app.request('/score', {
      method: 'POST',
      body: endless,
      headers: { host: 'localhost', 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(413);
    expect(response.headers.get('connection')).toBe('close');
  });

  it('another address, or another method', async () => {
    expect((await get('/scores')).status).toBe(404);
    const wrong = await get('/score');
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await send('/health', '{}')).status).toBe(405);
    expect((await app.request('/health', { method: 'HEAD', headers: { host: 'localhost' } })).status).toBe(200);
  });

  it('what this server does not offer', async () => {
    const { dimension: _, ...joint } = model;
    const bare = open({ bare: true, served: joint });
    for (const [path, body] of [
      ['/embed', { texts: [] }],
      ['/search', { query: 'a' }],
    ] as const) {
      const { status, body: answer } = await bare.post(path, body);
      expect([status, answer.error.code]).toEqual([404, 'not-offered']);
    }
    expect((await bare.get('/groups')).status).toBe(404);
  });

  it('a model that breaks: the client is not told why', async () => {
    const broken = open({ served: { ...model, score: () => Promise.reject(new Error('secret path')) } });
    const { status, body } = await broken.post('/score', { pairs: [pair] });
    expect([status, body.error.code]).toEqual([500, 'internal']);
    expect(JSON.stringify(body)).not.toContain('secret');
    expect(broken.errors).toHaveLength(1);
    expect(errors).toEqual([]);
  });
});

describe('too much at once', () => {
  /** A model that answers when it is told to, or whose client gives up. */
  function slowModel() {
    const waiting: (() => void)[] = [];
    const seen: (AbortSignal | undefined)[] = [];
    const served: ServedModel = {
      ...model,
      score: (pairs, signal) => {
        seen.push(signal);
        return new Promise((resolve) => waiting.push(() => resolve(new Float32Array(pairs.length))));
      },
    };
    return { served, waiting, seen };
  }
  const body = { pairs: [{ left: 'a', right: 'b' }] };

  it('is refused with 503, and taken again later', async () => {
    const { served, waiting } = slowModel();
    const { post, traffic } = open({ served, limits: { requests: 1 } });
    const first = post('/score', body);
    while (waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const second = await post('/score', body);
    expect([second.status, second.body.error.code, second.headers.get('retry-after')]).toEqual([503, 'busy', '1']);
    waiting[0]();
    expect((await first).status).toBe(200);
    expect(traffic.open).toBe(0);
  });

  it('is given up with 504 when its time is up', async () => {
    const { served, seen } = slowModel();
    const { post, traffic } = open({ served, limits: { computing: 0.02 } });
    const late = await post('/score', body);
    expect([late.status, late.body.error.code]).toEqual([504, 'timeout']);
    expect(seen[0]?.aborted).toBe(true);
    expect(traffic.open).toBe(0);
  });

  it('is given up when its client is gone', async () => {
    const { served, seen } = slowModel();
    const { app } = open({ served });
    const gone = new AbortController();
    const answer = app.request('/score', {
      ...{ method: 'POST', body: JSON.stringify(body), signal: gone.signal },
      headers: { host: 'localhost', 'content-type': 'application/json' },
    });
    while (seen.length === 0) await new Promise((resolve) => setImmediate(resolve));
    gone.abort();
    expect((await answer).status).toBe(499);
    expect(seen[0]?.aborted).toBe(true);
  });

  it('is refused while the server is being stopped, which /health says', async () => {
    const { post, get, traffic } = open();
    traffic.stopping = true;
    const refused = await post('/score', body);
    expect([refused.status, refused.body.error.code, refused.headers.get('connection')]).toEqual([
      503,
      'stopping',
      'close',
    ]);
    const health = await get('/health');
    expect([health.status, (await json(health)).status]).toEqual([503, 'stopping']);
  });
});

describe('who may ask', () => {
  it('the holder of the token', async () => {
    const { app, get } = open({ token: 'a-secret' });
    const ask = (path: string, authorization?: string) =>
      app.request(path, { headers: { host: 'any.example', ...(authorization && { authorization }) } });
    for (const path of ['/health', '/', '/page.js', '/page.css']) expect((await ask(path)).status).toBe(200);
    for (const path of ['/metrics', '/openapi.json', '/model', '/groups', '/score', '/nowhere']) {
      for (const wrong of [undefined, 'Bearer', 'Bearer a-secre', 'Bearer a-secretx', 'Basic a-secret']) {
        const answer = await ask(path, wrong);
        expect(answer.status).toBe(401);
        expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="gemel"');
      }
    }
    expect((await ask('/model', 'bearer a-secret')).status).toBe(200);
    expect((await get('/metrics')).status).toBe(200);
  });

  it('without one, pages of this machine alone', async () => {
    const { app } = open();
    const statuses = async (hosts: readonly string[]) =>
      Promise.all(hosts.map(async (host) => (await app.request('/model', { headers: { host } })).status));
    expect(await statuses(['localhost', 'localhost:80', '127.0.0.1:8080', '[::1]:8080'])).toEqual([200, 200, 200, 200]);
    expect(await statuses(['evil.example', '127.0.0.1.evil.example', 'localhost.evil:80', '10.0.0.1'])).toEqual([
      403, 403, 403, 403,
    ]);
    expect(['127.8.8.8', '::1', 'LOCALHOST'].every(isLoopback)).toBe(true);
    expect(['0.0.0.0', '::', '192.168.0.1', 'example.org', '127.0.0.1.example.org'].some(isLoopback)).toBe(false);
  });
});

describe('what a server says of itself', () => {
  it('OpenAPI: every address that it offers, from the schemas', async () => {
    const document = await json(await open().get('/openapi.json'));
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths).sort()).toEqual(
      '/check /embed /explain /groups /health /metrics /model /openapi.json /rank /score /search'.split(' '),
    );
    const { schema } = document.paths['/score'].post.requestBody.content['application/json'];
    expect(schema.properties.pairs).toMatchObject({ type: 'array', maxItems: 1000 });
    expect(schema.properties.pairs.items.required).toEqual(['left', 'right']);
    expect(document.paths['/search'].post.requestBody.content['application/json'].schema.required).toEqual(['query']);
    expect(document.components.securitySchemes).toBe(undefined);
    const bare = await json(await open({ bare: true, token: 'x' }).get('/openapi.json'));
    expect(Object.keys(bare.paths)).not.toContain('/search');
    expect(bare.security).toEqual([{ token: [] }]);
    expect(bare.paths['/health'].get.security).toEqual([]);
  });

  it('metrics: requests by route and status', async () => {
    const { get, post } = open();
    await post('/score', { pairs: [] });
    await post('/score', {});
    await get('/unknown');
    const text = await (await get('/metrics')).text();
    expect(text).toContain('gemel_requests_total{route="/score",status="200"} 1');
    expect(text).toContain('gemel_requests_total{route="/score",status="400"} 1');
    expect(text).toContain('gemel_requests_total{route="other",status="404"} 1');
    expect(text).toContain('gemel_request_seconds_count{route="/score"} 2');
    expect(text).toMatch(/^gemel_requests_open 0$/m);
  });

  it('the page: of its own alone, by a strict policy', async () => {
    const { get } = open();
    const page = await get('/');
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'; /);
    const text = await page.text();
    expect(text).not.toMatch(/ style="| on\w+="|https?:\/\/|<script>|<style>/);
    for (const [, path] of text.matchAll(/(?:src|href)="(\/[^"]*)"/g)) expect((await get(path)).status).toBe(200);
    const script = await (await get('/page.js')).text();
    expect(() => new Function(script)).not.toThrow();
    const ids = new Set(Array.from(text.matchAll(/ id="([^"]*)"/g), ([, id]) => id));
    for (const [, id] of script.matchAll(/byId\('([a-z-]+)'\)/g)) expect(ids).toContain(id);
  });
});
