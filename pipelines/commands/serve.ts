/** `gemel serve`: a trained matcher as a service over HTTP, with a page to try it on. */
import { basename } from 'node:path';
import process, { env } from 'node:process';
import { GemelError } from '../../src/errors.ts';
import type { BatchedModelOptions } from '../../src/serve/batched-model.ts';
import type { Group } from '../../src/serve/groups.ts';
import type { Limits } from '../../src/serve/limits.ts';
import type { Command } from '../command.ts';
import { engineOf, type Flags } from '../flags.ts';
import type { Terminal } from '../terminal.ts';

export const serve: Command = {
  name: 'serve',
  summary: 'answers over HTTP, and shows a page to try the matcher on',
  about:
    'Starts a server for one matcher and runs until it is told to stop (SIGTERM or Ctrl-C): then it answers the requests that are open and exits 0. POST /score, /embed, /search (with --index), /rank, /check and /explain take and give JSON; GET /openapi.json describes them, /metrics counts for Prometheus, /health says ok, and / is a page on which to type two texts and see the words behind their score. Requests that come at the same time are computed together. Whoever asks for too much is told so: 413 for a body over 1 MB or a text or list beyond the limits below, 408 for a request that comes in too slowly, 503 with Retry-After where too many come at once, 504 where an answer takes too long. It listens on this machine alone; for any other --host a token is needed, which clients send as "Authorization: Bearer TOKEN". There is no TLS here: put a proxy in front for that.',
  examples: [
    'gemel serve --model model --port 8080',
    'curl localhost:8080/score -H "Content-Type: application/json" -d \'{"pairs":[{"left":"a","right":"b"}]}\'',
    'GEMEL_TOKEN=secret gemel serve --model model --host 0.0.0.0 --index questions.index --groups groups.csv',
  ],
  flags: {
    model: { value: 'DIR', about: 'the folder of a trained model that reads texts', required: true },
    port: { value: 'N', about: 'the port to listen at; 0 for any that is free', default: '8080' },
    host: { value: 'NAME', about: 'the address to listen at', default: '127.0.0.1' },
    token: { value: 'TEXT', about: 'what clients must know; better given as the environment variable GEMEL_TOKEN' },
    index: { value: 'DIR', about: 'an index that gemel index made, for /search' },
    groups: { value: 'FILE', about: 'groups that gemel duplicates wrote, to browse on the page and at /groups' },
    rerank: { value: 'DIR', about: 'a second model, which orders the first candidates of /rank and /search anew' },
    candidates: { value: 'N', about: 'how many candidates that are', default: '50' },
    batch: { value: 'N', about: 'pairs or texts that are computed together; 1 for one after the other', default: '64' },
    requests: { value: 'N', about: 'requests that are worked on at once', default: '256' },
    items: { value: 'N', about: 'pairs, texts or answers that a request may hold', default: '1000' },
    characters: { value: 'N', about: 'characters that a text may have', default: '10000' },
    receiving: { value: 'TIME', about: 'within which a request has to come in', default: '10s' },
    computing: { value: 'TIME', about: 'within which an answer has to be there', default: '30s' },
    stopping: { value: 'TIME', about: 'that open requests have when the server is stopped', default: '10s' },
  },
  next: 'open the address in a browser, type two texts, and let Prometheus read /metrics.',
  run,
};

async function run(flags: Flags, terminal: Terminal): Promise<void> {
  const port = readPort(flags);
  const host = flags.need('host');
  const token = await readToken(flags, host);
  const [{ BatchedModel }, { Service }, { createMetrics }, { createApp }, { startServer }] = await Promise.all([
    import('../../src/serve/batched-model.ts'),
    import('../../src/serve/service.ts'),
    import('../../src/serve/metrics.ts'),
    import('../../src/serve/app.ts'),
    import('../../src/serve/server.ts'),
  ]);
  const [{ openModel }, { openProgress, stopIfInterrupted }, { readVersion }, { hostGuard, tokenGuard }] =
    await Promise.all([
      import('../model.ts'),
      import('../progress.ts'),
      import('../package-root.ts'),
      import('../../src/serve/guard.ts'),
    ]);
  const engine = engineOf(flags);
  const limits = await readLimits(flags);
  const signal = untilStopped(terminal);
  const progress = openProgress(terminal);
  const name = flags.need('model');
  const saved = await openModel(name, terminal, { readOnly: true });
  const batched = { limits, engine, onBatch: (kind: string, items: number) => metrics.batched(kind, items) };
  const model = new BatchedModel(saved.model, batched);
  const rerankBy = flags.text('rerank');
  const rerank =
    rerankBy === undefined
      ? undefined
      : new BatchedModel((await openModel(rerankBy, terminal, { readOnly: true })).model, batched);
  const index = flags.given('index') ? await openServedIndex(flags.need('index'), batched) : undefined;
  const groups = flags.given('groups') ? await readGroups(flags.need('groups')) : undefined;
  const models = [model, ...(rerank ? [rerank] : []), ...(index ? [index.model] : [])];
  const traffic = { open: 0, stopping: false };
  const metrics = createMetrics({
    open: () => traffic.open,
    waiting: () => models.reduce((sum, { waiting }) => sum + waiting, 0),
    ofProcess: true,
  });
  try {
    for (const [m, each] of models.entries()) {
      await each.warmUp((done, total) => {
        if (signal.aborted) stopIfInterrupted(terminal);
        progress.update(`preparing model ${m + 1} of ${models.length}: ${done} of ${total} programs`);
      });
    }
    const { decision, task } = saved;
    const service = new Service({ name: basename(name), model, decision, task, limits, index, rerank, groups });
    const app = createApp({
      ...{ service, metrics, traffic, guard: token === undefined ? hostGuard : tokenGuard(token) },
      ...{ needsToken: token !== undefined, version: readVersion(), clock: terminal.clock },
      onError: (error) => terminal.tell(`gemel serve: ${error instanceof Error ? error.stack : error}\n`),
    });
    const server = await startServer({ app, traffic, host, port, limits });
    progress.end();
    const url = `http://${host.includes(':') ? `[${host}]` : host}:${server.port}`;
    const told = { url, host, port: server.port, model: name };
    terminal.print(flags.given('json') ? JSON.stringify(told) : `serving ${name} at ${url}`);
    await whenAborted(signal);
    if (!(await server.stop())) terminal.tell('gemel serve: some requests were still open when their time was up\n');
  } finally {
    progress.end();
    for (const each of models) await each.dispose();
    await index?.index.close();
  }
}

function readPort(flags: Flags): number {
  const port = flags.whole('port', 0) ?? 0;
  if (port <= 65_535) return port;
  throw new GemelError('bad-usage', `--port: expected a whole number up to 65535, found ${port}`);
}

/** The token, without which nobody but this machine is served. */
async function readToken(flags: Flags, host: string): Promise<string | undefined> {
  const { isLoopback } = await import('../../src/serve/guard.ts');
  const token = flags.text('token') ?? env.GEMEL_TOKEN;
  if (token === undefined && !isLoopback(host)) {
    throw new GemelError(
      'bad-usage',
      `--host ${host}: expected a token, since others than this machine can ask, found none: give --token or GEMEL_TOKEN`,
    );
  }
  if (token !== undefined && !/^[\x21-\x7e]+$/.test(token)) {
    throw new GemelError('bad-usage', '--token: expected visible ASCII characters without spaces');
  }
  return token;
}

async function readLimits(flags: Flags): Promise<Limits> {
  const { DEFAULT_LIMITS } = await import('../../src/serve/limits.ts');
  const { candidates, batch, requests, items, characters, explained, receiving, computing, stopping } = DEFAULT_LIMITS;
  const longest = flags.whole('characters') ?? characters;
  return {
    ...DEFAULT_LIMITS,
    characters: longest,
    explained: Math.min(explained, longest),
    candidates: flags.whole('candidates') ?? candidates,
    batch: flags.whole('batch') ?? batch,
    requests: flags.whole('requests') ?? requests,
    items: flags.whole('items') ?? items,
    receiving: flags.seconds('receiving') ?? receiving,
    computing: flags.seconds('computing') ?? computing,
    stopping: flags.seconds('stopping') ?? stopping,
  };
}

async function openServedIndex(place: string, batched: BatchedModelOptions) {
  const [{ openIndex }, { BatchedModel }] = await Promise.all([
    import('../index/open.ts'),
    import('../../src/serve/batched-model.ts'),
  ]);
  const { index, saved, side, columns } = await openIndex(place, batched.engine, { readOnly: true });
  const model = new BatchedModel(saved.model, batched);
  const querySide = side === 'left' && !saved.model.matcher.shared ? 'right' : 'left';
  return { index, columns: columns.keep, model, side: querySide } as const;
}

/** Groups as `gemel duplicates` writes them. */
async function readGroups(path: string): Promise<Group[]> {
  const [{ readTable }, { gatherGroups }] = await Promise.all([
    import('../../corpora/table.ts'),
    import('../../src/serve/groups.ts'),
  ]);
  const table = await readTable(path, { required: ['group', 'text', 'similarity', 'representative'] });
  return gatherGroups(rows());

  async function* rows() {
    for await (const { line, values } of table) {
      const similarity = Number(values.similarity);
      if (values.similarity.trim() === '' || !Number.isFinite(similarity)) {
        throw new GemelError(
          'bad-input',
          `expected a number as similarity, found "${values.similarity}" (line ${line} of ${table.name})`,
        );
      }
      yield { group: values.group, text: values.text, representative: values.representative, similarity };
    }
  }
}

/** Fires at Ctrl-C as at SIGTERM, by which service managers stop what they started. */
function untilStopped({ signal }: Terminal): AbortSignal {
  const ended = new AbortController();
  process.once('SIGTERM', () => ended.abort());
  return AbortSignal.any([signal, ended.signal]);
}

function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
