/**
 * What batching gains: `npx tsx test/bench/serve.ts --model DIR [--texts FILE] [--seconds 30] [--connections 64] [--threads 2]`. Two servers of the model, one
 * with batching and one without, are asked for the scores of pairs by one client and by many, in turns of a few seconds. Prints requests/s, p50 and p99,
 * the time of a core that a request took the server, the pairs of a batch, and how many answers were no 200; exits 1 where one was not, or many clients are not served five times as fast as one.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { readTexts } from '../../corpora/texts.ts';
import { Random } from '../../src/random.ts';
import { print } from './measure.ts';

const root = join(import.meta.dirname, '../..');
const { values: flags } = parseArgs({
  options: {
    model: { type: 'string' },
    texts: { type: 'string', default: join(root, 'corpora/samples/questions.csv') },
    seconds: { type: 'string', default: '30' },
    connections: { type: 'string', default: '64' },
    threads: { type: 'string', default: String(Math.min(2, cpus().length)) },
  },
});

interface Served {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
  stop(): Promise<number | null>;
}

interface Tally {
  requests: number;
  seconds: number;
  failed: number;
  cpu: number;
  batches: number;
  p50: number[];
  p99: number[];
}

/** Seconds of a turn: long enough to settle, short enough for the machine's moods to meet all alike. */
const TURN = 5;
/** Pairs that each connection asks for, again and again. */
const PAIRS = 400;

const folder = mkdtempSync(join(tmpdir(), 'gemel-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const texts: string[] = [];
for await (const { text } of readTexts(flags.texts, {})) {
  texts.push(text);
  if (texts.length === 20_000) break;
}
const random = Random.fromSeed(1);
const pick = () => texts[Math.floor(random.uniform() * texts.length)];
const servers = [await start('batched', '64'), await start('one by one', '1')];
const loads = [1, Number(flags.connections)];
const tallies = new Map<string, Tally>();
for (const server of servers) for (const load of loads) await ask(server, load, 1);
tallies.clear();
for (let turn = 0; turn < Math.ceil(Number(flags.seconds) / TURN); turn++) {
  for (const server of servers) for (const load of loads) await ask(server, load, TURN);
}
print(
  `${cpus()[0].model.trim()}, ${cpus().length} cores, Node ${process.version}, ${flags.model}, ${texts.length} texts`,
);
for (const [name, { requests, seconds, failed, cpu, batches, p50, p99 }] of tallies) {
  print(
    `  ${name.padEnd(28)} ${(requests / seconds).toFixed(0).padStart(6)} requests/s  p50 ${median(p50).toFixed(1)} ms  p99 ${median(p99).toFixed(1)} ms (worst turn ${Math.max(...p99).toFixed(1)})  ${((1000 * cpu) / requests).toFixed(2)} ms of CPU a request  ${(requests / batches).toFixed(1)} pairs a batch  ${failed} failed`,
  );
}
const rate = (name: string, load: number) => {
  const { requests, seconds } = tallyOf(`${name}, ${load} at once`);
  return requests / seconds;
};
const [one, many] = loads;
const gain = rate('batched', many) / rate('batched', one);
print(
  `\n${many} at once are served ${gain.toFixed(1)} times as fast as one; without batching ${(rate('one by one', many) / rate('one by one', one)).toFixed(1)} times`,
);
const codes = await Promise.all(servers.map((server) => server.stop()));
const failed = [...tallies.values()].reduce((sum, tally) => sum + tally.failed, 0);
print(`stopped with exit codes ${codes.join(' and ')}, ${failed} failed requests`);
process.exitCode = failed === 0 && gain >= 5 && codes.every((code) => code === 0) ? 0 : 1;

async function start(name: string, batch: string): Promise<Served> {
  const main = join(folder, 'main.mjs');
  writeFileSync(
    main,
    `import { runProcess } from ${JSON.stringify(join(root, 'pipelines/cli.ts'))}; await runProcess();`,
  );
  const args = [
    'serve',
    '--model',
    flags.model ?? '',
    '--port',
    '0',
    '--batch',
    batch,
    '--threads',
    flags.threads,
    '--json',
  ];
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // A benchmark that fails must not leave its servers behind.
  process.once('exit', () => child.kill());
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk) => resolve(String(chunk)));
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return {
    name,
    url: JSON.parse(line).url,
    pid: child.pid ?? 0,
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

async function ask({ name, url, pid }: Served, connections: number, duration: number): Promise<void> {
  const before = cpuSeconds(pid);
  const batchesBefore = await batchesOf(url);
  const result = await autocannon({
    url: `${url}/score`,
    connections,
    duration,
    // Written before the clock runs, and other ones for each connection: equal pairs that come together would be scored once.
    setupClient: (client) => client.setRequests(Array.from({ length: PAIRS }, scoreRequest)),
  });
  const tally = tallyOf(`${name}, ${connections} at once`);
  tally.requests += result['2xx'];
  tally.seconds += result.duration;
  tally.failed += result.non2xx + result.errors + result.timeouts;
  tally.cpu += cpuSeconds(pid) - before;
  tally.batches += (await batchesOf(url)) - batchesBefore;
  tally.p50.push(result.latency.p50);
  tally.p99.push(result.latency.p99);
}

function scoreRequest() {
  return {
    method: 'POST' as const,
    path: '/score',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ pairs: [{ left: pick(), right: pick() }] }),
  };
}

function tallyOf(name: string): Tally {
  const tally = tallies.get(name) ?? { requests: 0, seconds: 0, failed: 0, cpu: 0, batches: 0, p50: [], p99: [] };
  tallies.set(name, tally);
  return tally;
}

/** What a process has used of the cores, from Linux's own count. */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Batches of pairs that a server has computed. */
async function batchesOf(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(/gemel_batch_items_count\{kind="pairs"\} (.*)/.exec(metrics)?.[1] ?? 0);
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1];
}
