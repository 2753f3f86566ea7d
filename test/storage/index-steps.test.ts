import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import type * as files from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { FolderIndex } from '../../src/storage/index-folder.ts';
import { CHANGES, change, makeSample } from './index-writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'gemel-steps-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Called before each step that changes something on disk. */
const disk: { beforeStep: () => void } = vi.hoisted(() => ({ beforeStep: () => {} }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof files>();
  const watched = <Args extends unknown[], Result>(work: (...args: Args) => Result) => {
    return (...args: Args): Result => {
      disk.beforeStep();
      return work(...args);
    };
  };
  return {
    ...real,
    ...{ mkdir: watched(real.mkdir), open: watched(real.open), rename: watched(real.rename) },
    ...{ rm: watched(real.rm), writeFile: watched(real.writeFile) },
  };
});

// index-crash.test.ts kills at random; here every moment between two steps is looked at.
it.each(CHANGES)(
  'whatever step of %s was the last, the index opens whole, as before or as it was to be',
  async (name) => {
    const place = join(folder, name);
    if (name !== 'create') await makeSample(place);
    const before = await answersOf(place);
    const states: string[] = [];
    disk.beforeStep = () => {
      const state = join(folder, `${name}-${states.length}`);
      states.push(state);
      if (existsSync(place)) cpSync(place, state, { recursive: true });
    };
    await change(place, name);
    disk.beforeStep = () => {};
    const after = await answersOf(place);
    expect(states.length).toBeGreaterThan(8);
    for (const state of states) {
      const answers = await answersOf(state);
      expect([before, after]).toContainEqual(answers);
    }
  },
);

async function answersOf(place: string): Promise<unknown> {
  const index = await FolderIndex.open(place).catch((error) => error);
  if (!(index instanceof FolderIndex)) return index.message.replace(/.*index.json/, '');
  await index.verify();
  const all = await index.search(Float32Array.of(0.5, 0.5, 1, 2), { k: 1000, exact: true });
  await index.close();
  return all;
}
