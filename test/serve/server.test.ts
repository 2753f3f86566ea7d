import { connect } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Hono } from 'hono';
import { afterAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/serve/app.ts';
import { hostGuard } from '../../src/serve/guard.ts';
import { DEFAULT_LIMITS, type Limits } from '../../src/serve/limits.ts';
import { createMetrics } from '../../src/serve/metrics.ts';
import { startServer } from '../../src/serve/server.ts';
import { type ServedModel, Service } from '../../src/serve/service.ts';

const stops: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const stop of stops) await stop();
});

async function open(limits: Partial<Limits> = {}, score?: ServedModel['score']) {
  const traffic = { open: 0, stopping: false };
  const errors: unknown[] = [];
  const model: ServedModel = {
    symmetric: true,
    score: score ?? (async (pairs) => Float32Array.from(pairs, ({ left, right }) => Number(left === right))),
    embed: async () => [],
  };
  const service = new Service({
    ...{ name: 'equal', model, task: { kind: 'match' } },
    decision: {
      choice: { threshold: 0.5, goal: 'accuracy', value: 1, reached: true },
      calibration: { slope: 1, intercept: 0 },
    },
    limits: { ...DEFAULT_LIMITS, ...limits },
  });
  const app = createApp({
    ...{ service, traffic, guard: hostGuard, needsToken: false, version: '1' },
    ...{ metrics: createMetrics({ open: () => traffic.open, waiting: () => 0 }), clock: () => 0 },
    onError: (error) => errors.push(error),
  });
  const server = await startServer({ app, traffic, host: '127.0.0.1', port: 0, limits: service.limits });
  stops.push(server.stop);
  const url = `http://127.0.0.1:${server.port}`;
  const ask = (body: string, path = '/score') =>
    fetch(url + path, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  return { server, traffic, errors, url, ask };
}

const good = JSON.stringify({ pairs: [{ left: 'a', right: 'a' }] });

/** Sends bytes as they are, and gives what comes back until the server closes. */
function send(port: number, ...pieces: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
    for (const piece of pieces) socket.write(piece);
  });
}

const head = (length: number) =>
  `POST /score HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;

describe('a flood', () => {
  it('of oversized, malformed and slow requests ends in 4xx; the server goes on, and its memory returns', async () => {
    const { traffic, errors, ask } = await open();
    const { server } = await open({ receiving: 0.4 });
    expect((await ask(good)).status).toBe(200);
    const large = `{"pairs":[],"x":"${'x'.repeat(1_200_000)}"}`;
    const flood = async () => {
      const statuses = new Map<number, number>();
      const answers = Array.from({ length: 120 }, (_, i) =>
        ask(i % 3 === 0 ? large : i % 3 === 1 ? '{"pairs":[{' : '{"pairs":[{"left":1}]}'),
      );
      for (const answer of await Promise.allSettled(answers)) {
        // A client that is still sending when the server closes may see a broken connection instead of the 413.
        if (answer.status === 'rejected') statuses.set(413, (statuses.get(413) ?? 0) + 1);
        else {
          statuses.set(answer.value.status, (statuses.get(answer.value.status) ?? 0) + 1);
          await answer.value.arrayBuffer();
        }
      }
      return Object.fromEntries(statuses);
    };
    expect(await flood()).toEqual({ 400: 80, 413: 40 });
    const before = memory();
    for (let i = 0; i < 3; i++) expect(await flood()).toEqual({ 400: 80, 413: 40 });
    const slow = await Promise.all([
      ...Array.from({ length: 20 }, () => send(server.port, head(100), '{"pairs":')),
      ...Array.from({ length: 20 }, () => send(server.port, 'POST /score HTTP/1.1\r\nHost: local')),
      ...Array.from({ length: 20 }, () => send(server.port, 'what is this\r\n\r\n')),
      ...Array.from({ length: 5 }, () => send(server.port, `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`)),
    ]);
    const lines = slow.map((answer) => answer.split('\r\n')[0]);
    expect([...new Set(lines.slice(0, 40))]).toEqual(['HTTP/1.1 408 Request Timeout']);
    expect([...new Set(lines.slice(40, 60))]).toEqual(['HTTP/1.1 400 Bad Request']);
    expect([...new Set(lines.slice(60))]).toEqual(['HTTP/1.1 431 Request Header Fields Too Large']);
    expect(JSON.parse(slow[0].split('\r\n\r\n')[1])).toMatchObject({ error: { code: 'timeout' } });
    expect((await ask(good)).status).toBe(200);
    // The bodies that were refused are given back by and by, here also those of the clients.
    await expect.poll(() => memory() - before, { timeout: 20_000, interval: 200 }).toBeLessThan(8e6);
    expect(traffic.open).toBe(0);
    expect(errors).toEqual([]);
  });

  it('of connections is held to their number', async () => {
    const { server, url } = await open({ connections: 3 });
    const idle = Array.from({ length: 3 }, () => connect(server.port, '127.0.0.1'));
    await Promise.all(idle.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
    await expect(fetch(`${url}/health`)).rejects.toThrow();
    for (const socket of idle) socket.destroy();
    await expect.poll(async () => (await fetch(`${url}/health`).catch(() => undefined))?.status).toBe(200);
  });
});

describe('stopping', () => {
  it('answers the open request, takes no more, and is done then', async () => {
    let finish = () => {};
    const { server, ask, traffic } = await open({}, () => {
      return new Promise((resolve) => {
        finish = () => resolve(Float32Array.of(1));
      });
    });
    const answer = ask(good);
    await expect.poll(() => traffic.open).toBe(1);
    const stopped = server.stop();
    await expect(ask(good)).rejects.toThrow();
    finish();
    const response = await answer;
    expect([response.status, response.headers.get('connection')]).toEqual([200, 'close']);
    expect(await stopped).toBe(true);
  });

  it('does not wait longer than it has to', async () => {
    const { server, ask, traffic } = await open({ stopping: 0.1 }, () => new Promise(() => {}));
    const answer = ask(good).catch(() => 'cut off');
    await expect.poll(() => traffic.open).toBe(1);
    expect(await server.stop()).toBe(false);
    expect(await answer).toBe('cut off');
  });
});

it('says that a port is in use', async () => {
  const { server } = await open();
  const traffic = { open: 0, stopping: false };
  const again = startServer({ app: new Hono(), traffic, limits: DEFAULT_LIMITS, host: '127.0.0.1', port: server.port });
  await expect(again).rejects.toMatchObject({
    code: 'bad-usage',
    message: expect.stringMatching(/one that is in use/),
  });
});

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Bytes that are in use once what is not has been thrown away. */
function memory(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
