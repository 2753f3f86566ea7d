import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Metric } from '../../src/heads/head.ts';
import { Random } from '../../src/random.ts';
import type { Entry, Filter, Hit } from '../../src/search/vector-index.ts';
import { FolderIndex } from '../../src/storage/index-folder.ts';
import type { Database } from '../../src/storage/postgres/database.ts';
import { fetchModelFiles, storeModelFiles } from '../../src/storage/postgres/model-files.ts';
import {
  createPostgresIndex,
  dropPostgresIndex,
  openPostgresIndex,
} from '../../src/storage/postgres/postgres-index.ts';
import type { IndexKind } from '../../src/storage/postgres/schema.ts';
import { connectToServer } from '../../src/storage/postgres/server.ts';
import { describeVectorIndex } from '../contracts/vector-index.ts';
import { type PgliteServer, servePglite } from './pglite-server.ts';

const temporary = mkdtempSync(join(tmpdir(), 'gemel-postgres-'));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));
let server: PgliteServer;
let postgres: Database;
// On a busy machine it takes some seconds to start.
beforeAll(async () => {
  server = await servePglite();
  postgres = await connectToServer(server.address);
}, 60_000);
afterAll(async () => {
  await postgres.end();
  await server.close();
});

/** The same database for many indexes: closing one of them leaves it open. */
function shared(database: Database): Database {
  return { ...database, end: async () => {} };
}

let made = 0;
const kind: IndexKind = { metric: 'cosine', dimension: 2, model: 'a model', side: 'left', columns: { keep: [] } };
const newIndex = async (metric: Metric, dimension = 2) =>
  createPostgresIndex(shared(postgres), `contract_${made++}`, { ...kind, metric, dimension });

describeVectorIndex('PostgreSQL', newIndex);
describeVectorIndex('PostgreSQL with a graph', async (metric) => {
  const index = await newIndex(metric);
  await index.buildGraph();
  return index;
});

describe('10,000 vectors in PostgreSQL', () => {
  const [N, D, Q, k] = [10_000, 32, 20, 10];
  const ten = 'ten_thousand';
  const random = Random.fromSeed(5);
  const centres = Float32Array.from({ length: 50 * D }, () => random.normal());
  /** As vectors of texts lie: about some centres. */
  const drawn = (count: number) =>
    Float32Array.from({ length: count * D }, (_, i) => {
      const row = Math.floor(i / D);
      return centres[((row * 7) % 50) * D + (i % D)] + 0.7 * random.normal();
    });
  const vectors = drawn(N);
  const queries = drawn(Q);
  const entries = Array.from(
    { length: N },
    (_, row): Entry => ({
      key: `row ${String(row).padStart(5, '0')}`,
      text: `text ${row}`,
      fields: { language: row % 3 === 0 ? 'de' : 'en', rare: row % 1000 === 0 ? 'yes' : 'no' },
    }),
  );

  const recall = (found: readonly (readonly Hit[])[], expected: readonly (readonly Hit[])[]) => {
    const keys = expected.map((hits) => new Set(hits.map(({ key }) => key)));
    const hits = found.flatMap((hits, q) => hits.map(({ key }) => keys[q].has(key)));
    return hits.filter(Boolean).length / expected.flat().length;
  };

  it('are found as in a folder: exactly the same by looking at all, nearly all of them by the graph', async () => {
    const database = await createPostgresIndex(shared(postgres), ten, { ...kind, dimension: D });
    const folder = await FolderIndex.create(join(temporary, ten), { metric: 'cosine', dimension: D });
    for (const index of [database, folder]) {
      for (let start = 0; start < N; start += 2500) {
        await index.add(entries.slice(start, start + 2500), vectors.subarray(start * D, (start + 2500) * D));
      }
    }
    await database.buildGraph();

    const filters: readonly (Filter | undefined)[] = [undefined, { language: 'de' }, { rare: 'yes' }];
    const gone = entries.filter((_, row) => row % 4 === 1).map(({ key }) => key);
    for (const removed of [[], gone]) {
      for (const index of [database, folder]) expect(await index.remove(removed)).toBe(removed.length);
      expect([await database.count(), await folder.count()]).toEqual([N - removed.length, N - removed.length]);
      for (const filter of filters) {
        const expected = await folder.search(queries, { k, filter, exact: true });
        expect(await database.search(queries, { k, filter, exact: true })).toEqual(expected);
        const likely = await database.search(queries, { k, filter });
        expect(likely.map((hits) => hits.length)).toEqual(expected.map((hits) => hits.length));
        expect(recall(likely, expected)).toBeGreaterThan(0.95);
      }
    }
    await folder.close();
  });

  it('are looked for in the graph, unless all are to be looked at', async () => {
    const plans: string[] = [];
    const explaining: Database = {
      ...shared(postgres),
      transaction: (work) =>
        postgres.transaction((statements) =>
          work({
            async query(sql, parameters) {
              if (sql.includes('FROM "gemel_')) {
                plans.push(JSON.stringify(await statements.query(`EXPLAIN ${sql}`, parameters)));
              }
              return statements.query(sql, parameters);
            },
          }),
        ),
    };
    const index = await openPostgresIndex(explaining, ten);
    const query = queries.subarray(0, D);
    await index.search(query, { k });
    await index.search(query, { k, filter: { language: 'en' } });
    await index.search(query, { k, exact: true });
    const throughGraph = plans.map((plan) => plan.includes(`gemel_graph_${ten}`));
    expect(throughGraph).toEqual([true, true, false, false]);
  });

  it('of which many are equal are told apart by their keys alone', async () => {
    const index = await newIndex('euclidean', D);
    const equal = Float32Array.from({ length: 600 * D }, (_, i) => vectors[i % D]);
    await index.add(entries.slice(0, 600), equal);
    const [hits] = await index.search(queries.subarray(0, D), { k, exact: true });
    expect(hits.map(({ key }) => key)).toEqual(entries.slice(0, k).map(({ key }) => key));
  });
});

describe('an index in PostgreSQL', () => {
  it('is opened by its name, by which others find what one wrote', async () => {
    const written = await createPostgresIndex(shared(postgres), 'open_me', { ...kind, side: 'right' });
    await written.add([{ key: 'a', text: 'tea', fields: {} }], Float32Array.of(1, 2));
    const found = await openPostgresIndex(shared(postgres), 'open_me');
    expect(found).toMatchObject({ metric: 'cosine', dimension: 2, model: 'a model', side: 'right' });
    expect(await found.count()).toBe(1);
    expect(await found.bytes()).toBeGreaterThan(8192);
    const again = await createPostgresIndex(shared(postgres), 'open_me', { ...kind, side: 'right' });
    expect(await again.count()).toBe(1);
  });

  it('tells which entries it knows with the same text and fields', async () => {
    const index = await newIndex('cosine');
    const entry = (key: string, text: string, fields = {}) => ({ key, text, fields });
    await index.add([entry('a', 'tea'), entry('b', 'cup', { x: '1' })], Float32Array.of(1, 2, 3, 4));
    const known = await index.known([entry('a', 'tea'), entry('b', 'cup'), entry('c', 'tea')]);
    expect([...known]).toEqual(['a']);
    expect([...(await index.known([entry('b', 'cup', { x: '1' }), entry('a', 'Tea')]))]).toEqual(['b']);
  });

  it('can be dropped, and made again for other vectors', async () => {
    await dropPostgresIndex(postgres, 'gone');
    const index = await createPostgresIndex(shared(postgres), 'gone', kind);
    await index.add([{ key: 'a', text: '', fields: {} }], Float32Array.of(1, 2));
    await index.buildGraph();
    await dropPostgresIndex(postgres, 'gone');
    await expect(openPostgresIndex(postgres, 'gone')).rejects.toMatchObject({ code: 'bad-usage' });
    expect(await (await createPostgresIndex(shared(postgres), 'gone', { ...kind, dimension: 3 })).count()).toBe(0);
  });

  it('takes all or nothing, also where a later statement fails', async () => {
    const failing: Database = {
      ...shared(postgres),
      transaction: (work) =>
        postgres.transaction(async (statements) => {
          let calls = 0;
          const query: typeof statements.query = (sql, parameters) =>
            ++calls === 3 ? statements.query('SELECT no_such_column') : statements.query(sql, parameters);
          return work({ query });
        }),
    };
    const index = await newIndex('cosine');
    const entries = Array.from({ length: 1200 }, (_, i) => ({ key: `${i}`, text: '', fields: {} }));
    const broken = await openPostgresIndex(failing, `contract_${made - 1}`);
    await expect(broken.add(entries, new Float32Array(2400))).rejects.toThrow('no_such_column');
    expect(await index.count()).toBe(0);
    await index.add(entries, new Float32Array(2400));
    expect(await index.count()).toBe(1200);
  });

  it('refuses what a database cannot hold', async () => {
    const index = await newIndex('cosine');
    const added = index.add([{ key: 'a', text: 'zero \0', fields: {} }], Float32Array.of(1, 2));
    await expect(added).rejects.toMatchObject({ code: 'bad-input', message: expect.stringContaining('entry "a"') });
  });

  it.each<[string, Partial<IndexKind>, string]>([
    ['of another model', { model: 'b model' }, 'expected model b model, found a model'],
    ['of another dimension', { dimension: 3 }, 'expected dimension 3, found 2'],
    ['of another metric', { metric: 'euclidean' }, 'expected metric euclidean, found cosine'],
    ['under keys of another kind', { columns: { key: 'id', keep: [] } }, 'expected key column id, found none'],
    ['of the other side', { side: 'right' }, 'expected side right, found left'],
  ])('refuses vectors %s', async (_, other, message) => {
    await createPostgresIndex(shared(postgres), 'taken', kind);
    const refused = createPostgresIndex(shared(postgres), 'taken', { ...kind, ...other });
    await expect(refused).rejects.toMatchObject({ code: 'bad-usage', message: expect.stringContaining(message) });
  });

  it.each(['', 'Shop', '1st', 'a-b', 'a"; DROP TABLE gemel_indexes; --', 'x'.repeat(41)])(
    'cannot be called %j',
    async (name) => {
      await expect(createPostgresIndex(shared(postgres), name, kind)).rejects.toMatchObject({ code: 'bad-usage' });
      await expect(openPostgresIndex(shared(postgres), name)).rejects.toThrow(/expected an index name of at most 40/);
    },
  );

  it('names those that there are where one is missing', async () => {
    await createPostgresIndex(shared(postgres), 'taken', kind);
    await expect(openPostgresIndex(shared(postgres), 'none')).rejects.toThrow(
      /expected an index "none" in the database, found .*"taken".*: check \?index=NAME, or make one with gemel index$/,
    );
  });

  it('refuses vectors longer than pgvector keeps', async () => {
    await expect(newIndex('cosine', 16_001)).rejects.toThrow(/at most 16,000 numbers/);
  });

  it('keeps the files of the model beside it', async () => {
    const files = { 'manifest.json': Uint8Array.of(123, 125), 'weights.safetensors': Uint8Array.of(0, 255, 7) };
    expect(await fetchModelFiles(postgres, 'm')).toEqual({});
    for (let times = 0; times < 2; times++) await storeModelFiles(postgres, 'm', files);
    expect(await fetchModelFiles(postgres, 'm')).toEqual(files);
    expect(await fetchModelFiles(postgres, 'n')).toEqual({});
  });

  it('needs pgvector of a version whose filters take no hits away', async () => {
    const old: Database = { ...shared(postgres), query: async () => [{ version: '0.7.4' }] };
    await expect(openPostgresIndex(old, 'a')).rejects.toThrow('expected pgvector 0.8 or later, found 0.7.4');
  });

  it('needs pgvector', async () => {
    // The only question that is asked of it is which version it has.
    const bare: Database = { ...shared(postgres), query: async () => [] };
    for (const made of [createPostgresIndex(bare, 'a', kind), openPostgresIndex(bare, 'a')]) {
      await expect(made).rejects.toMatchObject({
        code: 'bad-usage',
        message: expect.stringContaining('run CREATE EXTENSION vector'),
      });
    }
  });
});

describe('a PostgreSQL server', () => {
  it('that does not answer is named without the password', async () => {
    // Nothing listens on port 1.
    const connected = connectToServer('postgres://me:secret@127.0.0.1:1/shop');
    await expect(connected).rejects.toMatchObject({
      code: 'bad-usage',
      message:
        'expected a PostgreSQL database at 127.0.0.1:1/shop, found no server there: check host and port, and that it is running',
    });
  });
});
