import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openFeatureStore } from '../../src/storage/feature-store.ts';

const root = mkdtempSync(join(tmpdir(), 'gemel-store-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;
const newFolder = () => join(root, `${folders++}`);
const segmentsOf = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.vectors'));

const key = (n: number) => createHash('sha256').update(String(n)).digest('hex');
const vector = (n: number) => Float32Array.of(n, n / 3, -n);
const some = (...numbers: number[]) => new Map(numbers.map((n) => [key(n), vector(n)]));
const open = (folder: string, dimension = 3) => openFeatureStore(folder, { dimension });
const get = async (folder: string, ...numbers: number[]) => (await open(folder)).get(numbers.map(key));

describe('a store of features', () => {
  it('gives back to the bit what it was given, in this process and in the next', async () => {
    const bits = fc.array(fc.float({ noNaN: false }), { minLength: 3, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(fc.array(bits, { minLength: 1, maxLength: 40 }), async (rows) => {
        const folder = newFolder();
        const store = await open(folder);
        const vectors = new Map(rows.map((row, n) => [key(n), Float32Array.from(row)]));
        const [first, second] = [new Map([...vectors].slice(0, 9)), new Map([...vectors].slice(9))];
        await store.put(first);
        await store.put(second);
        const keys = [...vectors.keys()].reverse();
        for (const one of [store, await open(folder)]) {
          const found = await one.get([...keys, key(999)]);
          expect(found.size).toBe(vectors.size);
          for (const [name, value] of vectors) {
            expect(new Uint32Array((found.get(name) as Float32Array).buffer.slice(0))).toEqual(
              new Uint32Array(value.buffer),
            );
          }
        }
      }),
      { numRuns: 12 },
    );
  });

  it('ignores what is cut off at the end, wherever, and takes it anew', async () => {
    const whole = newFolder();
    await (await open(whole)).put(some(1, 2, 3));
    const [name] = segmentsOf(whole);
    const bytes = readFileSync(join(whole, name));
    for (let length = 0; length < bytes.length; length += 5) {
      const folder = newFolder();
      const store = await open(folder);
      writeFileSync(join(folder, name), bytes.subarray(0, length));
      const found = await get(folder, 1, 2, 3);
      for (const [one, value] of found) expect(value).toEqual(some(1, 2, 3).get(one));
      // Header, keys and sums, then 12 bytes a vector.
      expect(found.size).toBe(Math.max(0, Math.floor((length - 24 - 3 * 36) / 12)));
      await store.put(some(1, 2, 3));
      expect((await get(folder, 1, 2, 3)).size).toBe(3);
    }
  });

  it('takes the newest where an older one is damaged', async () => {
    const folder = newFolder();
    await (await open(folder)).put(some(1, 2));
    const [damaged] = segmentsOf(folder);
    const path = join(folder, damaged);
    truncateSync(path, readFileSync(path).length - 4);
    utimesSync(path, 1, 1);
    expect((await get(folder, 1, 2)).size).toBe(1);
    await (await open(folder)).put(some(2, 3));
    expect(await get(folder, 1, 2, 3)).toEqual(some(1, 2, 3));
  });

  it('never gives a vector whose bytes have changed', async () => {
    const folder = newFolder();
    await (await open(folder)).put(some(1, 2, 3));
    const path = join(folder, segmentsOf(folder)[0]);
    const bytes = readFileSync(path);
    const start = bytes.length - 36;
    bytes[start + 14] ^= 1;
    writeFileSync(path, bytes);
    expect([...(await get(folder, 1, 2, 3)).keys()]).toEqual([key(1), key(3)]);
    bytes[30] ^= 1;
    writeFileSync(path, bytes);
    expect((await get(folder, 1, 2, 3)).size).toBe(0);
  });

  it('is shared by two who write at the same time', async () => {
    const folder = newFolder();
    const [one, other] = [await open(folder), await open(folder)];
    await Promise.all([one.put(some(1, 2)), other.put(some(2, 3)), one.put(some(4)), other.put(some(4))]);
    expect(await get(folder, 1, 2, 3, 4)).toEqual(some(1, 2, 3, 4));
    expect(segmentsOf(folder).length).toBe(3);
  });

  it('makes one file of many small ones, while another still has those in mind', async () => {
    const folder = newFolder();
    const writer = await open(folder);
    for (let n = 0; n < 64; n++) await writer.put(some(n));
    const reader = await open(folder);
    expect(segmentsOf(folder).length).toBe(1);
    const all = Array.from({ length: 64 }, (_, n) => n);
    expect(await get(folder, ...all)).toEqual(some(...all));
    expect((await writer.get(all.map(key))).size).toBe(0);
    expect((await reader.get(all.map(key))).size).toBe(64);
  });

  it('passes over files of another kind, version or length', async () => {
    const folder = newFolder();
    await (await open(folder)).put(some(1));
    expect((await (await open(folder, 4)).get([key(1)])).size).toBe(0);
    writeFileSync(join(folder, 'x.vectors'), 'something else that is long enough to hold a header');
    expect((await get(folder, 1)).size).toBe(1);
  });

  it('is only read where that is asked for, even where there is none', async () => {
    const folder = newFolder();
    const absent = await openFeatureStore(folder, { dimension: 3, readOnly: true, about: { model: 'mine' } });
    await absent.put(some(1));
    expect((await absent.get([key(1)])).size).toBe(0);
    expect(existsSync(folder)).toBe(false);
    await (await open(folder)).put(some(1));
    const reader = await openFeatureStore(folder, { dimension: 3, readOnly: true });
    await reader.put(some(2));
    expect(await reader.get([key(1), key(2)])).toEqual(some(1));
    expect(segmentsOf(folder).length).toBe(1);
  });

  it('says in a file what it holds', async () => {
    const folder = newFolder();
    await openFeatureStore(folder, { dimension: 3, about: { model: 'mine' } });
    expect(JSON.parse(readFileSync(join(folder, 'about.json'), 'utf8'))).toEqual({ model: 'mine' });
  });
});
