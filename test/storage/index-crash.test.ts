import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { Random } from '../../src/random.ts';
import { FolderIndex } from '../../src/storage/index-folder.ts';
import { CHANGES, type ChangeName, change, makeSample } from './index-writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'gemel-crash-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const KILLS = 50;
const writer = new URL('index-writer.ts', import.meta.url).pathname;

it('an index whose writer is killed opens whole, as it was before or as it was to be', async () => {
  const sample = join(folder, 'sample');
  await makeSample(sample);
  const expected = await expectedAnswers(sample);
  const random = Random.fromSeed(5);
  const moments = Array.from({ length: KILLS }, () => random.uniform());
  const outcomes: string[] = [];
  // Two at a time, since most of it is waiting for processes to start.
  await Promise.all([0, 1].map(lane));
  expect(outcomes).toHaveLength(KILLS);
  // Where none was killed before the end, or all of them at the beginning, this test would prove nothing.
  expect(outcomes.filter((outcome) => outcome === 'before').length).toBeGreaterThan(2);
  expect(outcomes.filter((outcome) => outcome === 'midway').length).toBeGreaterThan(2);

  async function lane(first: number): Promise<void> {
    for (let trial = first; trial < KILLS; trial += 2) {
      const name = CHANGES[(trial >> 1) % CHANGES.length];
      const place = join(folder, `${name}-${trial}`);
      if (name !== 'create') cpSync(sample, place, { recursive: true });
      const { killed, took } = await killAt(moments[trial] * expected[name].milliseconds, place, name);
      // The machine may have been busier when it was first measured.
      expected[name].milliseconds = Math.min(took ?? Number.POSITIVE_INFINITY, expected[name].milliseconds);
      const left = existsSync(place) ? readdirSync(place).length : 0;
      const answers = await answersOf(place);
      expect([expected[name].before, expected[name].after]).toContainEqual(answers);
      const changed = JSON.stringify(answers) === JSON.stringify(expected[name].after);
      outcomes.push(changed ? 'after' : killed && left > namesOf(sample, name) ? 'midway' : 'before');
      // Whoever comes next is not held up, and clears away what the dead one left.
      if (changed) await writeNothing(place);
      else await change(place, name);
      expect(await answersOf(place)).toEqual(expected[name].after);
      expect(readdirSync(place).sort()).toEqual(filesOf(place));
    }
  }
}, 120_000);

/** What an index answers without and with each change, and how long that takes. */
async function expectedAnswers(sample: string) {
  const answers: Partial<Record<ChangeName, { before: unknown; after: unknown; milliseconds: number }>> = {};
  for (const name of CHANGES) {
    const place = join(folder, name);
    if (name !== 'create') cpSync(sample, place, { recursive: true });
    const before = await answersOf(place);
    const child = await start(place, name);
    child.send('go');
    const [milliseconds] = await once(child, 'message');
    answers[name] = { before, after: await answersOf(place), milliseconds };
    expect(answers[name]?.after).not.toEqual(name === 'compact' ? undefined : before);
  }
  return answers as Required<typeof answers>;
}

/** Kills a process so many milliseconds after it has begun to write; tells whether it was still there, or how long it took. */
async function killAt(milliseconds: number, place: string, name: ChangeName) {
  const child = await start(place, name);
  let took: number | undefined;
  child.on('message', (message) => {
    took = Number(message);
  });
  const ended = once(child, 'exit');
  child.send('go');
  const end = performance.now() + milliseconds;
  while (performance.now() < end) await new Promise((resolve) => setImmediate(resolve));
  child.kill('SIGKILL');
  const [, signal] = await ended;
  return { killed: signal === 'SIGKILL', took };
}

async function start(place: string, name: ChangeName): Promise<ChildProcess> {
  const child = fork(writer, [place, name], { execArgv: ['--import', 'tsx'] });
  await once(child, 'message');
  return child;
}

/** All entries in the order of a search, or why there is no index; every byte is read. */
async function answersOf(place: string): Promise<unknown> {
  const index = await FolderIndex.open(place).catch((error) => error.message.replace(place, ''));
  if (!(index instanceof FolderIndex)) return index;
  await index.verify();
  const query = Float32Array.of(0.5, 0.5, 1, 2);
  const all = await index.search(query, { k: 1000, exact: true });
  const likely = await index.search(query, { k: 5 });
  const odd = await index.search(query, { k: 5, filter: { odd: '1' } });
  await index.close();
  return { all, odd, likely: likely.map((hits) => hits.length) };
}

async function writeNothing(place: string): Promise<void> {
  const index = await FolderIndex.open(place);
  await index.remove([]);
  await index.close();
}

/** What the manifest of an index names, and itself. */
function filesOf(place: string): string[] {
  const { segments, removed } = JSON.parse(readFileSync(join(place, 'index.json'), 'utf8'));
  const names = segments.map(({ name }: { readonly name: string }) => name);
  return ['index.json', ...(removed ? [removed.name] : []), ...names].sort();
}

/** Files that lie in the folder when nothing has been begun. */
function namesOf(sample: string, name: ChangeName): number {
  return name === 'create' ? 0 : readdirSync(sample).length;
}
