/** What every index of vectors promises, wherever it is kept. Run for the database in test/storage/postgres-index.test.ts. */
import { describe, expect, it } from 'vitest';
import type { Metric } from '../../src/heads/head.ts';
import type { Entry, Hit, VectorIndex } from '../../src/search/vector-index.ts';
import { pairValue, toVectors } from '../../src/search/vectors.ts';

/** Gives an empty index of vectors of 2 numbers. */
export type OpenIndex = (metric: Metric) => Promise<VectorIndex>;

const METRICS: readonly Metric[] = ['cosine', 'euclidean', 'manhattan'];

export function describeVectorIndex(name: string, open: OpenIndex): void {
  describe(`${name} as an index of vectors`, () => {
    it('is empty at first, and finds nothing', async () => {
      const index = await open('cosine');
      expect([index.metric, index.dimension, await index.count()]).toEqual(['cosine', 2, 0]);
      expect(await index.search(Float32Array.of(1, 0, 0, 1), { k: 3 })).toEqual([[], []]);
      expect(await index.search(Float32Array.of(), { k: 3 })).toEqual([]);
      await index.close();
    });

    it.each(METRICS)(
      'gives the %s of the nearest exactly, nearest first, with their texts and fields',
      async (metric) => {
        const index = await open(metric);
        const vectors = Float32Array.of(0.1, 0.7, -0.3, 0.2, 5.5, 1.25, 0.9, -0.9);
        const entries = ['a', 'b', 'c', 'd'].map((key) => entry(key, { kind: key < 'c' ? 'early' : 'late' }));
        await index.add(entries, vectors);
        const query = [0.6, 0.3];
        const all = toVectors(Float32Array.of(...query, ...vectors), 2);
        const expected = entries
          .map((entry, i) => ({ ...entry, value: pairValue(all, metric, 0, i + 1) }))
          .sort((x, y) => (metric === 'cosine' ? y.value - x.value : x.value - y.value));
        for (const exact of [false, true]) {
          const [hits] = await index.search(Float32Array.from(query), { k: 3, exact });
          expect(hits).toEqual(expected.slice(0, 3));
        }
        await index.close();
      },
    );

    it.each(METRICS)('puts the smaller key first of entries with equal %s', async (metric) => {
      const index = await open(metric);
      const keys = ['m', 'b', 'x', 'a', 'k'];
      await index.add(
        keys.map((key) => entry(key)),
        Float32Array.from({ length: 10 }, (_, i) => (i % 2 === 0 ? 0.3 : 0.1)),
      );
      expect(keysOf(await index.search(Float32Array.of(0.3, 0.1), { k: 3, exact: true }))).toEqual([['a', 'b', 'k']]);
      await index.close();
    });

    it('counts the cosine with a zero vector as 0', async () => {
      const index = await open('cosine');
      await index.add([entry('away'), entry('zero'), entry('near')], Float32Array.of(-1, 0, 0, 0, 1, 0.5));
      const [hits] = await index.search(Float32Array.of(1, 0), { k: 3 });
      expect(hits.map(({ key }) => key)).toEqual(['near', 'zero', 'away']);
      expect(hits[1].value).toBe(0);
      expect(keysOf(await index.search(Float32Array.of(0, 0), { k: 2 }))).toEqual([['away', 'near']]);
      await index.close();
    });

    it('answers several queries in their order, and gives all where k is more than there are', async () => {
      const index = await filled(open);
      const hits = await index.search(Float32Array.of(1, 0, 0, 1), { k: 10 });
      expect(keysOf(hits)).toEqual([
        ['a', 'c', 'b'],
        ['b', 'c', 'a'],
      ]);
      await index.close();
    });

    it('replaces an entry whose key it knows; adding twice changes nothing', async () => {
      const index = await filled(open);
      for (let times = 0; times < 2; times++) {
        await index.add([{ ...entry('a'), text: 'another text' }], Float32Array.of(0, 3));
        expect(await index.count()).toBe(3);
        const [hits] = await index.search(Float32Array.of(0, 1), { k: 1, exact: true });
        expect(hits).toEqual([{ ...entry('a'), text: 'another text', value: 1 }]);
      }
      await index.close();
    });

    it('keeps the last of entries with one key that are added together', async () => {
      const index = await open('euclidean');
      await index.add([entry('a'), { ...entry('a'), text: 'the last' }], Float32Array.of(1, 1, 2, 2));
      expect(await index.count()).toBe(1);
      const [[hit]] = await index.search(Float32Array.of(2, 2), { k: 1 });
      expect(hit).toMatchObject({ text: 'the last', value: 0 });
      await index.close();
    });

    it('removes by key, and tells how many there were', async () => {
      const index = await filled(open);
      expect(await index.remove(['a', 'unknown', 'c', 'a'])).toBe(2);
      expect(await index.remove([])).toBe(0);
      expect(await index.count()).toBe(1);
      expect(keysOf(await index.search(Float32Array.of(1, 0), { k: 3 }))).toEqual([['b']]);
      await index.add([entry('a')], Float32Array.of(1, 0));
      expect(keysOf(await index.search(Float32Array.of(1, 0), { k: 3 }))).toEqual([['a', 'b']]);
      await index.close();
    });

    it('narrows a search by columns, all of which must have their value', async () => {
      const index = await open('euclidean');
      const kinds = ['tea', 'tea', 'cup', 'tea'];
      const entries = kinds.map((kind, i) => entry(String(i), { kind, sold: i < 2 ? 'yes' : 'no' }));
      await index.add(entries, Float32Array.of(0, 0, 1, 0, 2, 0, 3, 0));
      for (const exact of [false, true]) {
        const found = async (filter: Record<string, string>) =>
          keysOf(await index.search(Float32Array.of(3, 0), { k: 2, filter, exact }))[0];
        expect(await found({ kind: 'tea' })).toEqual(['3', '1']);
        expect(await found({ kind: 'tea', sold: 'yes' })).toEqual(['1', '0']);
        expect(await found({ kind: 'cup' })).toEqual(['2']);
        expect(await found({ kind: 'cup', sold: 'yes' })).toEqual([]);
        expect(await found({})).toEqual(['3', '2']);
      }
      await index.close();
    });

    it('keeps keys, texts and fields as they are', async () => {
      const index = await open('cosine');
      const odd = ['', ' ', '"', "'; DROP TABLE entries; --", '\\', '{a,b}', 'NULL', '$1', '🍵 茶', 'line\nline\ttab'];
      const entries = odd.map((text, i) => ({ key: `${i}${text}`, text, fields: { [`column ${text}`]: text } }));
      await index.add(entries, new Float32Array(2 * odd.length).fill(1));
      const [hits] = await index.search(Float32Array.of(1, 1), { k: 20 });
      expect(hits).toEqual(entries.map((entry) => ({ ...entry, value: 1 })));
      for (const { key, fields } of entries) {
        expect(keysOf(await index.search(Float32Array.of(1, 1), { k: 20, filter: fields }))).toEqual([[key]]);
      }
      expect(await index.remove(entries.map(({ key }) => key))).toBe(odd.length);
      await index.close();
    });

    it.each([
      ['vectors of another dimension', [1, 2, 3], 'bad-input'],
      ['too few vectors', [1, 2], 'bad-input'],
      ['too many vectors', [1, 2, 3, 4, 5, 6], 'bad-input'],
      ['a number that is none', [1, 2, 3, Number.NaN], 'bad-input'],
      ['an infinite number', [1, 2, Number.POSITIVE_INFINITY, 4], 'bad-input'],
    ])('refuses to add %s, and then has added nothing', async (_, numbers, code) => {
      const index = await open('cosine');
      const added = index.add([entry('a'), entry('b')], Float32Array.from(numbers));
      await expect(added).rejects.toMatchObject({ name: 'GemelError', code });
      expect(await index.count()).toBe(0);
      await index.close();
    });

    it.each([
      ['queries of another dimension', [1, 2, 3], 1, 'bad-input'],
      ['a query that is no number', [Number.NaN, 0], 1, 'bad-input'],
      ['less than one hit', [1, 0], 0, 'bad-usage'],
      ['half a hit', [1, 0], 1.5, 'bad-usage'],
    ])('refuses to search for %s', async (_, numbers, k, code) => {
      const index = await filled(open);
      const searched = index.search(Float32Array.from(numbers), { k });
      await expect(searched).rejects.toMatchObject({ name: 'GemelError', code });
      await index.close();
    });
  });
}

/** `a` points to the right, `b` upwards, `c` between them. */
async function filled(open: OpenIndex): Promise<VectorIndex> {
  const index = await open('cosine');
  await index.add([entry('a'), entry('b'), entry('c')], Float32Array.of(1, -0.1, -0.1, 1, 1, 1));
  return index;
}

function entry(key: string, fields: Readonly<Record<string, string>> = {}): Entry {
  return { key, text: `the text of ${key}`, fields };
}

function keysOf(hits: readonly (readonly Hit[])[]): string[][] {
  return hits.map((found) => found.map(({ key }) => key));
}
