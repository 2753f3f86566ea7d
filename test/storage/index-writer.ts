/** A process that changes an index and may be killed while it does: test/storage/index-crash.test.ts starts it. */
import { once } from 'node:events';
import type { Entry } from '../../src/search/vector-index.ts';
import { type EntryBlock, FolderIndex } from '../../src/storage/index-folder.ts';

export const CHANGES = ['create', 'add', 'remove', 'compact'] as const;
export type ChangeName = (typeof CHANGES)[number];

/** Small enough to be quick, and with a graph in its larger segments. */
const options = { graphFrom: 150 };

/** An index of two segments with some rows removed. */
export async function makeSample(place: string): Promise<void> {
  const index = await createSample(place);
  await index.addAll([rows(200, 260)]);
  await index.remove(['3', '77', '210']);
  await index.close();
}

export async function change(place: string, name: ChangeName): Promise<void> {
  if (name === 'create') return (await createSample(place)).close();
  const index = await FolderIndex.open(place, options);
  if (name === 'add') await index.addAll([rows(190, 400), rows(0, 10)]);
  else if (name === 'remove') await index.remove(['5', '6', '220', '230', 'unknown']);
  else await index.compact();
  await index.close();
}

function createSample(place: string): Promise<FolderIndex> {
  return FolderIndex.create(place, { metric: 'euclidean', dimension: 4, entries: [rows(0, 200)], ...options });
}

/** Of rows whose number is the same, those of a larger range are other rows. */
function rows(from: number, to: number): EntryBlock {
  const numbers = Array.from({ length: to - from }, (_, i) => from + i);
  const entries = numbers.map(
    (n): Entry => ({ key: String(n), text: `${n} of ${to}`, fields: { odd: String(n % 2) } }),
  );
  return { entries, vectors: Float32Array.from(numbers.flatMap((n) => [Math.sin(n), Math.cos(n), n / 100, to / 100])) };
}

const [, , place, name] = process.argv;
if (process.send && CHANGES.some((known) => known === name)) {
  process.send('ready');
  await once(process, 'message');
  const began = performance.now();
  await change(place, name as ChangeName);
  process.send(performance.now() - began);
  process.disconnect();
}
