/**
 * How fast an index is built, opened and searched, and what its graph misses:
 * `npx tsx test/bench/index.ts --model DIR --input FILE [--column COL] [--index DIR] [--queries 1000] [--k 10]`, with `--index` of one that is
 * there already. Every so many-th text is a query; the search through the graph and the exact one take turns.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { encodeEntries, readEntries } from '../../pipelines/index/entries.ts';
import { createIndex } from '../../pipelines/index/open.ts';
import { Scorer } from '../../src/matchers/scorer.ts';
import type { Entry } from '../../src/search/vector-index.ts';
import { FolderIndex } from '../../src/storage/index-folder.ts';
import { loadModel, type SavedModel } from '../../src/storage/model-folder.ts';
import { print } from './measure.ts';

const { values: flags } = parseArgs({
  options: {
    model: { type: 'string' },
    input: { type: 'string' },
    column: { type: 'string' },
    index: { type: 'string' },
    queries: { type: 'string', default: '1000' },
    k: { type: 'string', default: '10' },
  },
});

const ROUNDS = 3;

async function main(model: string, input: string): Promise<void> {
  const machine = cpus();
  print(`${machine[0].model}, ${machine.length} cores, load ${loadavg()[0].toFixed(1)}`);
  const folder = mkdtempSync(join(tmpdir(), 'gemel-bench-'));
  const saved = await loadModel(model);
  const scorer = new Scorer(saved.model);
  try {
    const { entries } = await readEntries(input, { text: flags.column, keep: [] }, saved.model.sides.right);
    const place = flags.index ?? join(folder, 'index');
    if (!flags.index) await build(place, { model, saved, entries, scorer });
    await measure(place, entries, scorer);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await scorer.dispose();
  }
}

async function build(
  place: string,
  { model, saved, entries, scorer }: { model: string; saved: SavedModel; entries: readonly Entry[]; scorer: Scorer },
): Promise<void> {
  const began = performance.now();
  let encoded = began;
  const onEncoded = () => {
    encoded = performance.now();
  };
  const made = await createIndex(place, {
    ...{ model, saved, side: 'right', columns: { keep: [] } },
    entries: () => encodeEntries(entries, { scorer, side: 'right', onEncoded }),
  });
  const { bytes } = made.statistics;
  await made.index.close();
  print(
    `built: ${entries.length} entries of ${made.index.dimension} numbers in ${seconds(performance.now() - began)}, of which encoding ` +
      `${seconds(encoded - began)}; ${(bytes / 1e6).toFixed(0)} MB`,
  );
}

async function measure(place: string, entries: readonly Entry[], scorer: Scorer): Promise<void> {
  const k = Number(flags.k);
  const opening: number[] = [];
  for (let i = 0; i < 5; i++) {
    const start = performance.now();
    const index = await FolderIndex.open(place);
    opening.push(performance.now() - start);
    await index.close();
  }
  print(`opened: ${opening.map((time) => time.toFixed(1)).join(', ')} ms`);

  const index = await FolderIndex.open(place);
  const step = Math.max(1, Math.floor(entries.length / Number(flags.queries)));
  const asked = entries.filter((_, i) => i % step === 0).slice(0, Number(flags.queries));
  const queries = await scorer.embed(
    asked.map(({ text }) => text),
    { side: 'left' },
  );
  const first = performance.now();
  await index.search(queries.subarray(0, index.dimension), { k });
  print(`first search: ${(performance.now() - first).toFixed(1)} ms`);
  await report(index, { queries, k });
  await index.close();
}

/** Recall and speed: all queries at once, and one at a time. */
async function report(index: FolderIndex, { queries, k }: { queries: Float32Array; k: number }): Promise<void> {
  const D = index.dimension;
  const count = queries.length / D;
  const some = Math.min(count, 50);
  const fastest = new Map<string, number>();
  const time = async <Result>(name: string, asked: number, run: () => Promise<Result>): Promise<Result> => {
    const start = performance.now();
    const result = await run();
    const speed = (1000 * asked) / (performance.now() - start);
    fastest.set(name, Math.max(fastest.get(name) ?? 0, speed));
    return result;
  };
  let recall = Number.NaN;
  for (let round = 0; round < ROUNDS; round++) {
    const found = await time('graph, together', count, () => index.search(queries, { k }));
    const exact = await time('exact, together', count, () => index.search(queries, { k, exact: true }));
    for (const [name, options] of [
      ['graph, one by one', { k }],
      ['exact, one by one', { k, exact: true }],
    ] as const) {
      await time(name, some, async () => {
        for (let q = 0; q < some; q++) await index.search(queries.subarray(q * D, (q + 1) * D), options);
      });
    }
    const keys = found.map((hits) => new Set(hits.map(({ key }) => key)));
    const hit = exact.map((hits, q) => hits.filter(({ key }) => keys[q].has(key)).length);
    recall = hit.reduce((sum, n) => sum + n, 0) / exact.reduce((sum, hits) => sum + hits.length, 0);
  }
  print(`recall@${k} of the graph: ${recall.toFixed(4)} over ${count} queries`);
  for (const [name, speed] of fastest) print(`${name}: ${Number(speed.toPrecision(3))} queries/s`);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

if (!flags.model || !flags.input) throw new Error('expected --model DIR --input FILE');
await main(flags.model, flags.input);
