import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Scorer } from '../../src/matchers/scorer.ts';
import { BatchedModel } from '../../src/serve/batched-model.ts';
import { loadModel } from '../../src/storage/model-folder.ts';
import { gemel, gemelJson, tinyPairs, tinyWorld } from './tiny.ts';

const world = tinyWorld();
await gemelJson(world.training('model'));
const pairs = tinyPairs().map(({ a, b }) => ({ left: a, right: b }));
const texts = world.write('texts.txt', pairs.map(({ left }) => left).join('\n'));
await gemelJson(['index', '--model', world.path('model'), '--input', texts, '--out', world.path('index')]);
const groups = world.write(
  'groups.csv',
  'group,text,similarity,representative\n1,tea,1,tea\n1,"tea, green",0.9,tea\n2,rose,1,rose\n2,roses,0.8,rose\n',
);

const children: ChildProcess[] = [];
// A test that fails must not leave its server behind.
afterAll(() => children.forEach((child) => void child.kill('SIGKILL')));

/** A server of its own process; `--batch 1` and the like may be added. */
async function start(...more: string[]) {
  const cli = join(import.meta.dirname, '../../pipelines/cli.ts');
  const main = world.write('main.mjs', `import { runProcess } from ${JSON.stringify(cli)}; await runProcess();`);
  const args = ['serve', '--model', world.path('model'), '--port', '0', '--threads', '1', '--json', ...more];
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...args]);
  children.push(child);
  let err = '';
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk) => resolve(String(chunk)));
    child.once('exit', () => reject(new Error(err)));
  });
  const { url } = JSON.parse(line);
  const post = async (path: string, body: unknown) => {
    const response = await fetch(url + path, {
      ...{ method: 'POST', body: JSON.stringify(body) },
      headers: { 'content-type': 'application/json' },
    });
    return { status: response.status, body: JSON.parse(await response.text()) };
  };
  const get = async (path: string) => JSON.parse(await (await fetch(url + path)).text());
  return { child, ended, url, post, get, told: () => err };
}

describe('gemel serve', () => {
  it('answers everything, many at once as one by one, and ends with 0 when it is told to', async () => {
    const { child, ended, post, get, told } = await start('--index', world.path('index'), '--groups', groups);
    expect(await get('/health')).toMatchObject({ status: 'ok' });
    expect(await get('/model')).toMatchObject({ name: 'model', dimension: 8, index: { entries: 160 }, groups: 2 });

    const scorer = new Scorer((await loadModel(world.path('model'))).model, { threads: 1 });
    const answers = await Promise.all(pairs.map((pair) => post('/score', { pairs: [pair] })));
    for (const [i, { status, body }] of answers.entries()) {
      expect(status).toBe(200);
      const [expected] = await scorer.score([pairs[i]]);
      expect(Math.abs(body.results[0].score - expected)).toBeLessThan(1e-6);
    }
    const vector = await scorer.embed(['tea in paris']);
    const embedded = await post('/embed', { texts: ['tea in paris'] });
    expect(embedded.body.dimension).toBe(8);
    expect(embedded.body.vectors).toEqual([Array.from(vector, (value) => expect.closeTo(value, 6))]);
    await scorer.dispose();

    const { body: found } = await post('/search', { query: pairs[0].left, k: 3 });
    expect(found.hits).toHaveLength(3);
    expect(found.hits[0]).toMatchObject({ text: pairs[0].left, value: expect.closeTo(1, 5) });
    const { body: ranked } = await post('/rank', {
      question: pairs[0].left,
      answers: ['chess in oslo', pairs[0].right],
    });
    expect(ranked.answers[0].answer).toBe(pairs[0].right);
    const { body: checked } = await post('/check', { title: 'tea in paris', body: 'Tea, paris. Chess in oslo.' });
    expect(checked.for.map(({ text }: { text: string }) => text)).toContain('Tea, paris.');
    const { body: explained } = await post('/explain', { left: 'tea in paris', right: 'tea' });
    expect(explained.left.map(({ text }: { text: string }) => text)).toEqual(['tea', 'in', 'paris']);
    expect(await get('/groups?query=green')).toMatchObject({ total: 1, groups: [{ group: '1' }] });
    expect((await post('/score', { pairs: 'x'.repeat(1_000_001) })).status).toBe(413);

    // A request that is open when the signal comes is answered.
    const last = post('/explain', pairs[1]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGTERM');
    expect((await last).status).toBe(200);
    expect(await ended).toBe(0);
    expect(told()).toBe('');
  });

  it('ends with 0 at Ctrl-C, too', async () => {
    const { child, ended } = await start('--batch', '1');
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });

  it.each<[string, string[], RegExp]>([
    [
      'another host without a token',
      ['--host', '0.0.0.0'],
      /--host 0\.0\.0\.0: expected a token, .* found none: give --token or GEMEL_TOKEN/,
    ],
    ['a token with a space', ['--token', 'a b'], /--token: expected visible ASCII characters without spaces/],
    ['a port that there is not', ['--port', '70000'], /--port: expected a whole number up to 65535, found 70000/],
    ['no port', ['--port', 'x'], /--port: expected a whole number of at least 0, found "x"/],
    ['groups without their columns', ['--groups', texts], /groups|text/],
    ['no index', ['--index', world.path('nowhere')], /nowhere.*expected the folder of an index/],
    ['no time', ['--computing', '0s'], /--computing: expected a time/],
  ])('refuses %s', async (_, flags, message) => {
    const { code, out, err } = await gemel(['serve', '--model', world.path('model'), '--threads', '1', ...flags]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });

  it('says on which line a group is no group', async () => {
    const broken = world.write('broken.csv', 'group,text,similarity,representative\n1,tea,1,tea\n1,teas,much,tea\n');
    const { code, err } = await gemel(['serve', '--model', world.path('model'), '--groups', broken]);
    expect(code).toBe(2);
    expect(err).toMatch(/expected a number as similarity, found "much" \(line 3 of .*broken\.csv\)/);
  });
});

describe('BatchedModel', () => {
  it('computes at most a batch together, and tells of each', async () => {
    const { model } = await loadModel(world.path('model'));
    const batches: [string, number][] = [];
    const batched = new BatchedModel(model, {
      ...{ limits: { batch: 32, waiting: 1000 }, engine: { threads: 1 } },
      onBatch: (kind, items) => batches.push([kind, items]),
    });
    const alone = new Scorer(model, { threads: 1 });
    const together = await Promise.all(pairs.map((pair) => batched.score([pair])));
    expect(batches).toEqual(new Array(5).fill(['pairs', 32]));
    const expected = await alone.score(pairs);
    expect(together.map(([score]) => score)).toEqual(Array.from(expected, (score) => expect.closeTo(score, 6)));
    await batched.dispose();
    await alone.dispose();
  });
});
