import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPostgres, parseDatabaseAddress } from '../../pipelines/index/open-postgres.ts';
import { openModel } from '../../pipelines/model.ts';
import { GemelError } from '../../src/errors.ts';
import { type PgliteServer, servePglite } from '../storage/pglite-server.ts';
import { gemel, gemelJson, tinyPairs, tinyWorld, toCsv } from './tiny.ts';

const world = tinyWorld();
let server: PgliteServer;
const place = (name: string) => `${server.address}?index=${name}`;
beforeAll(async () => {
  server = await servePglite();
  await gemelJson(world.training('model'));
  const rows = tinyPairs().map(({ a, same }, i) => ({ id: `id ${i}`, text: a, kind: same ? 'where' : 'who' }));
  world.write('texts.csv', toCsv(rows));
  world.write('queries.txt', 'where is tea in oslo\nwho knows cats near rome');
}, 60_000);
afterAll(() => server.close());

const make = (out: string, ...more: string[]) => [
  ...['index', '--model', world.path('model'), '--input', world.path('texts.csv'), '--column', 'text', '--out', out],
  ...['--key', 'id', '--keep', 'kind', '--threads', '1', ...more],
];
const search = (index: string, ...more: string[]) => [
  ...['search', '--index', index, '--queries', world.path('queries.txt'), '-k', '5', '--threads', '1', ...more],
];

/** What is the same wherever an index is kept. */
const withoutPlace = (result: unknown) => JSON.stringify(result).replaceAll(/"index":"[^"]*",?/g, '');

describe('an index in a database', () => {
  it('is made, searched and changed by the same commands as a folder, with the same results', async () => {
    const folder = world.path('folder');
    const inFolder = await gemelJson(make(folder));
    const inDatabase = await gemelJson(make(place('same')));
    expect(inDatabase).toMatchObject({ rows: 160, entries: 160, metric: inFolder.metric, dimension: 8 });
    world.write('gone.txt', 'id 3\nid 4\nnobody');
    const results: unknown[] = [];
    for (const index of [folder, place('same')]) {
      const found = await gemelJson(search(index));
      const exact = await gemelJson(search(index, '--exact'));
      const narrowed = await gemelJson(search(index, '--where', 'kind=who'));
      const { removed, entries } = await gemelJson(['index', '--index', index, '--remove', world.path('gone.txt')]);
      const { added, replaced, unchanged } = await gemelJson([
        ...['index', '--index', index],
        ...['--add', world.path('texts.csv')],
      ]);
      results.push({ found, exact, narrowed, removed, entries, added, replaced, unchanged });
    }
    const [first, second] = results.map(withoutPlace);
    expect(second).toBe(first);
    expect(results[1]).toMatchObject({ removed: 2, entries: 158, added: 2, replaced: 0, unchanged: 158 });
  });
});

describe('an index in a database that is written in several runs', () => {
  it('holds what all shards have written, however often', async () => {
    const texts = Array.from({ length: 9000 }, (_, i) => `${tinyPairs()[i % 160].a} ${i}`);
    world.write('many.txt', texts.join('\n'));
    const shard = (number: number) => [
      ...['index', '--model', world.path('model'), '--input', world.path('many.txt'), '--out', place('shards')],
      ...['--threads', '1', '--shard', `${number}/2`],
    ];
    const entries: number[] = [];
    for (const number of [1, 2, 2]) entries.push((await gemelJson(shard(number))).entries);
    expect(entries).toEqual([8192, 9000, 9000]);
    const folder = world.path('many');
    await gemelJson(['index', '--model', world.path('model'), '--input', world.path('many.txt'), '--out', folder]);
    const [expected, found] = [
      await gemelJson(search(folder, '--exact')),
      await gemelJson(search(place('shards'), '--exact')),
    ];
    expect(withoutPlace(found)).toBe(withoutPlace(expected));
  });

  it('keeps the blocks that were written when it was stopped, and does not encode them again', async () => {
    const entries = Array.from({ length: 10 }, (_, i) => ({ key: `${i}`, text: `text ${i}`, fields: {} }));
    const model = world.path('model');
    const encoded: string[] = [];
    const run = (stopAt: number) =>
      createPostgres(place('stopped'), {
        ...{ model, side: 'left', columns: { keep: [] } },
        saved,
        async *entries(known = async () => new Set()) {
          for (let start = 0; start < entries.length; start += 4) {
            if (start === stopAt) throw new GemelError('interrupted', 'stopped by Ctrl-C; nothing was written');
            const block = entries.slice(start, start + 4);
            const there = await known(block);
            const fresh = block.filter(({ key }) => !there.has(key));
            encoded.push(...fresh.map(({ key }) => key));
            yield { entries: fresh, vectors: new Float32Array(fresh.length * 8).fill(1) };
          }
        },
      });
    const saved = await openModel(model);
    await expect(run(8)).rejects.toMatchObject({
      code: 'interrupted',
      message: 'stopped by Ctrl-C; what is written stays: run the same command to go on',
    });
    expect(encoded.join('')).toBe('01234567');
    const { index, statistics } = await run(-1);
    expect(encoded.join('')).toBe('0123456789');
    expect([statistics.entries, await index.count()]).toEqual([10, 10]);
    await index.close();
  });

  it('is not for a folder, nor beside --force, which would remove what others write', async () => {
    const inFolder = await gemel(make(world.path('sharded'), '--shard', '1/2'));
    expect([inFolder.code, inFolder.err]).toEqual([
      2,
      expect.stringContaining('--shard: expected the address of a database'),
    ]);
    const forced = await gemel(make(place('same'), '--shard', '1/2', '--force'));
    expect([forced.code, forced.err]).toEqual([2, expect.stringContaining('--force means nothing beside --shard')]);
  });

  it('is replaced with --force', async () => {
    await gemelJson(make(place('forced')));
    world.write('one.csv', 'id,text,kind\n1,where is tea,where');
    const args = make(place('forced'), '--force').map((flag) =>
      flag.endsWith('texts.csv') ? world.path('one.csv') : flag,
    );
    expect((await gemelJson(args)).entries).toBe(1);
  });
});

describe('addresses of databases', () => {
  it.each([
    ['postgres://me@host/shop?index=teas', 'postgres://me@host/shop', 'teas'],
    ['postgresql://me:p%40ss@host:5433/shop', 'postgresql://me:p%40ss@host:5433/shop', 'gemel'],
    ['postgres://host/shop?sslmode=require&index=a', 'postgres://host/shop?sslmode=require', 'a'],
  ])('%s', (given, address, name) => {
    expect(parseDatabaseAddress(given)).toEqual({ address, name });
  });

  it.each(['postgres:', 'postgres://host', 'postgres://me:secret@host/', 'postgres://a b/c'])('not %s', (given) => {
    expect(() => parseDatabaseAddress(given)).toThrow(
      'expected the address of a database, postgres://USER@HOST/DATABASE?index=NAME',
    );
  });
});
