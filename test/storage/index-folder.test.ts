import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Metric } from '../../src/heads/head.ts';
import { Random } from '../../src/random.ts';
import type { Entry, Filter, Hit } from '../../src/search/vector-index.ts';
import { pairValue, toVectors } from '../../src/search/vectors.ts';
import { FolderIndex } from '../../src/storage/index-folder.ts';
import { describeVectorIndex } from '../contracts/vector-index.ts';

const folder = mkdtempSync(join(tmpdir(), 'gemel-index-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let made = 0;
const newPlace = () => join(folder, String(made++));

describeVectorIndex('a folder', (metric) => FolderIndex.create(newPlace(), { metric, dimension: 2 }));

describe('an index in a folder', () => {
  it('is the same when it is opened again', async () => {
    const { place, index } = await sample();
    await index.remove(['2']);
    const query = Float32Array.of(1, 2);
    const before = await index.search(query, { k: 5 });
    await index.close();
    const again = await FolderIndex.open(place);
    expect(await again.search(query, { k: 5 })).toEqual(before);
    expect([again.metric, again.dimension, again.fields]).toEqual(['euclidean', 2, ['kind']]);
    await again.close();
  });

  it('is the same to the byte for the same changes', async () => {
    const [first, second] = [await sample(), await sample()];
    for (const { index } of [first, second]) {
      await index.add(...rows(30, 40));
      await index.remove(['1', '35']);
      await index.close();
    }
    expect(bytesIn(first.place)).toEqual(bytesIn(second.place));
  });

  it('writes nothing where nothing changes', async () => {
    const { place, index } = await sample();
    const before = bytesIn(place);
    await index.add(...rows(3, 8));
    await index.remove(['unknown']);
    expect(bytesIn(place)).toEqual(before);
    await index.close();
  });

  it('knows the entries that are there with the same text and fields', async () => {
    const { index } = await sample();
    const [[same, other]] = rows(0, 2);
    expect(await index.known([same, { ...other, text: 'new' }, { ...same, key: 'new' }])).toEqual(new Set(['0']));
    await index.close();
  });

  it('lets those who read go on with what they have opened, until they look again', async () => {
    const { place, index } = await sample();
    const reader = await FolderIndex.open(place);
    await index.add([{ key: 'new', text: 'new', fields: {} }], Float32Array.of(0, 0));
    await index.compact();
    expect((await reader.search(Float32Array.of(0, 0), { k: 1 }))[0][0].key).toBe('0');
    await reader.refresh();
    expect((await reader.search(Float32Array.of(0, 0), { k: 2 }))[0].map(({ key }) => key)).toEqual(['0', 'new']);
    await Promise.all([reader.close(), index.close()]);
  });

  it('does changes that are asked for at once one after the other', async () => {
    const { index } = await sample();
    await Promise.all([index.add(...rows(20, 30)), index.remove(['3']), index.add(...rows(30, 40))]);
    expect(await index.count()).toBe(39);
    await index.close();
  });

  it('keeps few segments, and one of what is left after compacting', async () => {
    const { place, index } = await sample();
    for (let i = 20; i < 84; i++) await index.add(...rows(i, i + 1));
    expect(index.statistics.segments).toBeLessThanOrEqual(6);
    await index.remove(['0', '50']);
    expect(index.statistics).toMatchObject({ entries: 82, tombstones: 2 });
    await index.compact();
    expect(index.statistics).toMatchObject({ entries: 82, segments: 1, tombstones: 0, withoutGraph: 0 });
    expect(readdirSync(place).filter((name) => name.startsWith('segment'))).toHaveLength(1);
    await index.verify();
    await index.close();
  });

  it('finds by a graph nearly what it finds by looking at all, with filters and after removals too', async () => {
    const N = 3000;
    const D = 8;
    const random = Random.fromSeed(3);
    const vectors = Float32Array.from({ length: N * D }, () => random.normal());
    const entries = Array.from({ length: N }, (_, i) => {
      return { key: `k${i}`, text: `t${i}`, fields: { half: String(i % 2), rare: String(i % 500) } };
    });
    const index = await FolderIndex.create(newPlace(), {
      ...{ metric: 'cosine', dimension: D, graphFrom: 1000 },
      entries: [{ entries, vectors }],
    });
    await index.remove(entries.slice(0, 300).map(({ key }) => key));
    const queries = Float32Array.from({ length: 40 * D }, () => random.normal());
    const filters: Filter[] = [{}, { half: '1' }, { rare: '7' }, { half: '1', rare: '9' }];
    for (const filter of filters) {
      const exact = await index.search(queries, { k: 10, filter, exact: true });
      const found = await index.search(queries, { k: 10, filter });
      expect(found.map(({ length }) => length)).toEqual(exact.map(({ length }) => length));
      const expected = exact.flatMap((hits, q) => hits.map(({ key }) => `${q} ${key}`));
      const hit = new Set(found.flatMap((hits, q) => hits.map(({ key }) => `${q} ${key}`)));
      expect(expected.filter((key) => hit.has(key)).length).toBeGreaterThanOrEqual(0.98 * expected.length);
    }
    await index.close();
  });

  it('stops in the middle of a change, and is then as it was', async () => {
    const { place, index } = await sample();
    const before = bytesIn(place);
    const interruption = new AbortController();
    function* blocks() {
      for (let i = 20; i < 30; i++) {
        if (i === 25) interruption.abort();
        const [entries, vectors] = rows(i, i + 1);
        yield { entries, vectors };
      }
    }
    await expect(index.addAll(blocks(), { signal: interruption.signal })).rejects.toMatchObject({
      code: 'interrupted',
    });
    expect(bytesIn(place)).toEqual(before);
    await index.close();
  });

  it('is not there until it is whole, nor after a failure', async () => {
    const place = newPlace();
    const entries = [{ entries: [rows(0, 1)[0][0]], vectors: Float32Array.of(1, 2, 3) }];
    await expect(FolderIndex.create(place, { metric: 'cosine', dimension: 2, entries })).rejects.toThrow(/vectors/);
    expect(readdirSync(folder)).not.toContain(place.slice(folder.length + 1));
  });

  it('is replaced only when asked to, and the old one stays where that fails', async () => {
    const { place, index } = await sample();
    await index.close();
    const options = { metric: 'cosine', dimension: 3 } as const;
    await expect(FolderIndex.create(place, options)).rejects.toThrow(
      /found one: add to it, or replace it with --force/,
    );
    const before = bytesIn(place);
    const wrong = [{ entries: [rows(0, 1)[0][0]], vectors: Float32Array.of(1, 2) }];
    await expect(FolderIndex.create(place, { ...options, force: true, entries: wrong })).rejects.toThrow(/vectors/);
    expect(bytesIn(place)).toEqual(before);
    await (await FolderIndex.create(place, { ...options, force: true })).close();
    const again = await FolderIndex.open(place);
    expect([again.dimension, await again.count(), readdirSync(place)]).toEqual([3, 0, ['index.json']]);
    await again.close();
  });

  it('takes no folder in which something else lies', async () => {
    const place = newPlace();
    const options = { metric: 'cosine', dimension: 2, force: true } as const;
    await (await FolderIndex.create(place, options)).close();
    rmSync(join(place, 'index.json'));
    writeFileSync(join(place, 'letter.txt'), 'dear');
    await expect(FolderIndex.create(place, options)).rejects.toThrow(/found letter.txt in it: choose another/);
    expect(readdirSync(place)).toEqual(['letter.txt']);
  });

  it('has one writer at a time, but does not wait for a dead one', async () => {
    const { place, index } = await sample();
    // The parent of this process lives as long as it does; no process has the largest number.
    writeFileSync(join(place, `writer-${process.ppid}.lock`), '');
    await expect(index.remove(['1'])).rejects.toThrow(`found process ${process.ppid} writing to this index`);
    rmSync(join(place, `writer-${process.ppid}.lock`));
    writeFileSync(join(place, 'writer-4194304999.lock'), '');
    writeFileSync(join(place, 'removed-7.bits'), 'left behind');
    expect(await index.remove(['1'])).toBe(1);
    expect(readdirSync(place).sort()).toEqual(['index.json', 'removed-2.bits', 'segment-0'].sort());
    await index.close();
  });
});

describe('a folder that is no whole index', () => {
  const damages: [string, (place: string) => void, RegExp][] = [
    ['no folder', (place) => rmSync(place, { recursive: true }), /expected the folder of an index, found no such file/],
    ['bad JSON', (place) => writeFileSync(join(place, 'index.json'), '{'), /expected JSON, found something else/],
    ['foreign', (place) => writeFileSync(join(place, 'index.json'), '{"a":1}'), /expected an index of gemel, found/],
    [
      'another version',
      (place) => replace(place, '"version": 1', '"version": 9'),
      /expected index version 1, found 9: update gemel/,
    ],
    ['odd values', (place) => replace(place, '"dimension": 2', '"dimension": "two"'), /at "dimension"/],
    ['a path for a name', (place) => replace(place, 'segment-0', '../segment-0'), /at "segments.0.name"/],
    [
      'a file cut off',
      (place) => truncateSync(join(place, 'segment-0/vectors.f32'), 100),
      /vectors.f32: expected 160 bytes, found 100: the index is damaged/,
    ],
    [
      'a file lost',
      (place) => rmSync(join(place, 'segment-0/entries.jsonl')),
      /entries.jsonl: expected .*no such file/,
    ],
  ];
  it.each(damages)('%s', async (_, damage, message) => {
    const { place, index } = await sample();
    await index.close();
    damage(place);
    await expect(FolderIndex.open(place)).rejects.toMatchObject({
      ...{ name: 'GemelError', code: 'bad-input', message: expect.stringMatching(message) },
    });
  });

  it('a changed byte is found where it is read, and by verify', async () => {
    const { place, index } = await sample();
    await index.close();
    const path = join(place, 'segment-0/keys.u32');
    const bytes = readFileSync(path);
    bytes[0] ^= 1;
    writeFileSync(path, bytes);
    const again = await FolderIndex.open(place);
    await expect(again.remove(['1'])).rejects.toThrow(/keys.u32: expected the bytes that were written, found others/);
    await expect(again.verify()).rejects.toThrow(/keys.u32/);
    await again.close();
  });
});

describe('any sequence of changes', () => {
  const key = fc.integer({ min: 0, max: 15 }).map(String);
  const coordinate = fc.integer({ min: -2, max: 2 });
  const vector = fc.tuple(coordinate, coordinate);
  const row = fc.record({ key, text: fc.constantFrom('a', 'b'), kind: fc.constantFrom('x', 'y', 'z'), vector });
  const change = fc.oneof(
    { weight: 4, arbitrary: fc.record({ add: fc.array(row, { maxLength: 6 }) }) },
    { weight: 2, arbitrary: fc.record({ remove: fc.array(key, { maxLength: 4 }) }) },
    { weight: 1, arbitrary: fc.record({ compact: fc.constant(true) }) },
    { weight: 1, arbitrary: fc.record({ reopen: fc.constant(true) }) },
  );
  const search = fc.record({
    query: vector,
    k: fc.integer({ min: 1, max: 20 }),
    filter: fc.option(fc.record({ kind: fc.constantFrom('x', 'y', 'w') }), { nil: undefined }),
  });

  it('leaves what a map would hold, and finds what looking at all of it would', async () => {
    const property = fc.asyncProperty(
      fc.constantFrom<Metric>('cosine', 'euclidean', 'manhattan'),
      fc.array(fc.tuple(change, search), { maxLength: 8 }),
      fc.constantFrom(1, 17),
      async (metric, steps, copies) => {
        const place = newPlace();
        let index = await FolderIndex.create(place, { metric, dimension: 2, engine: { threads: 1 } });
        const oracle = new Map<string, { entry: Entry; vector: readonly number[] }>();
        for (const [step, { query, k, filter }] of steps) {
          if ('add' in step) {
            const added = step.add.map(({ key, text, kind }) => ({ key, text, fields: { kind } }));
            await index.add(added, Float32Array.from(step.add.flatMap(({ vector }) => vector)));
            for (const [i, entry] of added.entries()) oracle.set(entry.key, { entry, vector: step.add[i].vector });
          } else if ('remove' in step) {
            const there = new Set(step.remove.filter((key) => oracle.delete(key)));
            expect(await index.remove(step.remove)).toBe(there.size);
          } else if ('compact' in step) await index.compact();
          else {
            await index.close();
            index = await FolderIndex.open(place, { engine: { threads: 1 } });
          }
          expect(await index.count()).toBe(oracle.size);
          const queries = Float32Array.from({ length: 2 * copies }, (_, i) => query[i % 2]);
          const found = await index.search(queries, { k, filter });
          expect(found[copies - 1]).toEqual(found[0]);
          expect(found[0]).toEqual(lookAtAll(oracle, { metric, query, k, filter }));
        }
        await index.verify();
        await index.close();
      },
    );
    await fc.assert(property, { numRuns: 40, seed: 4 });
  });
});

function lookAtAll(
  oracle: ReadonlyMap<string, { entry: Entry; vector: readonly number[] }>,
  asked: { metric: Metric; query: readonly number[]; k: number; filter?: Readonly<Record<string, string>> },
): Hit[] {
  const { metric, query, k, filter = {} } = asked;
  return [...oracle.values()]
    .filter(({ entry }) => Object.entries(filter).every(([name, value]) => entry.fields[name] === value))
    .map(({ entry, vector }): Hit => {
      return { ...entry, value: pairValue(toVectors(Float32Array.of(...query, ...vector), 2), metric, 0, 1) };
    })
    .sort((a, b) => (metric === 'cosine' ? b.value - a.value : a.value - b.value) || (a.key < b.key ? -1 : 1))
    .slice(0, k);
}

/** Entries on a line, numbered. */
function rows(from: number, to: number): [Entry[], Float32Array] {
  const numbers = Array.from({ length: to - from }, (_, i) => from + i);
  const entries = numbers.map((n) => ({ key: String(n), text: `text ${n}`, fields: { kind: n % 2 ? 'odd' : 'even' } }));
  return [entries, Float32Array.from(numbers.flatMap((n) => [n, 0]))];
}

async function sample(): Promise<{ place: string; index: FolderIndex }> {
  const place = newPlace();
  const [entries, vectors] = rows(0, 20);
  const first = [{ entries, vectors }];
  return { place, index: await FolderIndex.create(place, { metric: 'euclidean', dimension: 2, entries: first }) };
}

function bytesIn(place: string): Record<string, string> {
  const files = readdirSync(place, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const paths = files.map((file) => join(file.parentPath, file.name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(place.length), readFileSync(path, 'base64')]));
}

function replace(place: string, what: string, by: string): void {
  const path = join(place, 'index.json');
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(what);
  writeFileSync(path, text.replace(what, by));
}
