import { describe, expect, it } from 'vitest';
import type { FrozenModel } from '../../src/features/frozen-model.ts';
import { keptFeatures, memoryStore } from '../../src/features/kept-features.ts';

/** Vectors are the length of a text and its first letter; each batch holds three. */
function counting(): FrozenModel & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    keysOf: async (raw) => raw.map((one) => `key of ${one}`),
    async *read(raw) {
      for (let start = 0; start < raw.length; start += 3) {
        const some = raw.slice(start, start + 3);
        asked.push(...some);
        yield some.map((text, i) => ({ place: start + i, vector: Float32Array.of(text.length, text.charCodeAt(0)) }));
      }
    },
    measure: async () => 2,
  };
}

const texts = Array.from({ length: 20 }, (_, n) => 'a'.repeat(n + 1));
const options = { name: 'counting', reads: 'text', dimension: 2 } as const;

describe('keptFeatures', () => {
  it('reads every text once, whoever asks for it and however often', async () => {
    const [model, store] = [counting(), memoryStore()];
    const extractor = keptFeatures(model, { ...options, store });
    const found = await extractor.extract(['abc', 'x', 'abc', 'x']);
    expect(found.map((vector) => [...vector])).toEqual([
      [3, 97],
      [1, 120],
      [3, 97],
      [1, 120],
    ]);
    expect(await extractor.extract([])).toEqual([]);
    await extractor.extract(['x', ...texts]);
    await keptFeatures(model, { ...options, store }).extract(['abc', ...texts]);
    expect([...model.asked].sort()).toEqual(['abc', 'x', ...texts].sort());
  });

  it('writes no file for a few texts', async () => {
    const store = memoryStore();
    const writes: number[] = [];
    const counted = {
      ...store,
      put: async (vectors: ReadonlyMap<string, Float32Array>) => void writes.push(vectors.size),
    };
    const extractor = keptFeatures(counting(), { ...options, store: counted });
    for (const text of texts) await extractor.extract([text]);
    expect(writes).toEqual([16]);
  });

  it('tells how far it is, and keeps what was read when it is stopped', async () => {
    const [model, store, stop] = [counting(), memoryStore(), new AbortController()];
    const told: number[][] = [];
    const onProgress = (done: number, total: number) => {
      told.push([done, total]);
      if (done >= 18) stop.abort();
    };
    const extractor = keptFeatures(model, { ...options, store, onProgress, signal: stop.signal });
    await expect(extractor.extract(texts)).rejects.toMatchObject({
      code: 'interrupted',
      message: 'stopped by Ctrl-C; the features that were read are kept',
    });
    expect(told.map(([done]) => done)).toEqual([3, 6, 9, 12, 15, 18]);
    expect(told[0][1]).toBe(20);
    await keptFeatures(model, { ...options, store }).extract(texts);
    expect(model.asked).toEqual(texts);
  });

  it('refuses vectors of another length', async () => {
    const extractor = keptFeatures(counting(), { ...options, dimension: 3, store: memoryStore() });
    await expect(extractor.extract(['a'])).rejects.toThrow('counting: expected vectors of 3 numbers, found 2');
  });
});

it('memoryStore forgets the oldest of very many', async () => {
  const store = memoryStore(2);
  const vector = Float32Array.of(1);
  await store.put(
    new Map([
      ['a', vector],
      ['b', vector],
    ]),
  );
  await store.put(new Map([['c', vector]]));
  expect([...(await store.get(['a', 'b', 'c'])).keys()]).toEqual(['b', 'c']);
});
