import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import type * as graphs from '../../src/search/graph.ts';
import { FolderIndex } from '../../src/storage/index-folder.ts';

const machine = { hasUsearch: true };
vi.mock('../../src/search/graph.ts', async (original) => {
  const real = await original<typeof graphs>();
  return {
    createGraph: async (options: graphs.GraphOptions) => (machine.hasUsearch ? real.createGraph(options) : undefined),
    viewGraph: async (path: string, options: graphs.GraphOptions) =>
      machine.hasUsearch ? real.viewGraph(path, options) : undefined,
  };
});

const folder = mkdtempSync(join(tmpdir(), 'gemel-no-graph-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const N = 100;
const vectors = Float32Array.from({ length: 2 * N }, (_, i) => Math.sin(i));
const entries = Array.from({ length: N }, (_, i) => ({ key: String(i), text: String(i), fields: {} }));
const options = { metric: 'euclidean', dimension: 2, graphFrom: 50 } as const;

it('where usearch has no build, an index is made and searched without, and says so', async () => {
  machine.hasUsearch = false;
  const index = await FolderIndex.create(join(folder, 'without'), { ...options, entries: [{ entries, vectors }] });
  expect(index.statistics.withoutGraph).toBe(N);
  const queries = vectors.subarray(0, 6);
  expect(await index.search(queries, { k: 5 })).toEqual(await index.search(queries, { k: 5, exact: true }));
  machine.hasUsearch = true;
  await index.add([{ key: 'new', text: 'new', fields: {} }], Float32Array.of(0, 0));
  await index.compact();
  expect(index.statistics.withoutGraph).toBe(0);
  await index.close();
});

it('a graph from another machine is left alone', async () => {
  const place = join(folder, 'elsewhere');
  machine.hasUsearch = true;
  await (await FolderIndex.create(place, { ...options, entries: [{ entries, vectors }] })).close();
  machine.hasUsearch = false;
  const index = await FolderIndex.open(place, options);
  expect(index.statistics.withoutGraph).toBe(0);
  const queries = vectors.subarray(0, 6);
  expect(await index.search(queries, { k: 5 })).toEqual(await index.search(queries, { k: 5, exact: true }));
  expect(index.statistics.withoutGraph).toBe(N);
  await index.close();
});
