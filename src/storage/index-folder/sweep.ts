/** Removes what writers have left: files that they wrote in vain, and those that a new state of the index no longer needs. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MANIFEST, type Manifest } from './manifest.ts';
import { isLock } from './writer-lock.ts';

const OURS = /^(segment-\d+|model-\d+|removed-\d+\.bits|index\.json\..*\.tmp)$/;

/** For whoever holds the lock. A file that a reader has open, where the system does not let go of it, stays until the next time. */
export async function sweep(folder: string, manifest: Manifest | undefined): Promise<void> {
  const needed = new Set(manifest ? [...manifest.segments.map(({ name }) => name)] : []);
  if (manifest?.encoder) needed.add(manifest.encoder.folder);
  if (manifest?.removed) needed.add(manifest.removed.name);
  for (const name of await readdir(folder)) {
    if (!OURS.test(name) || needed.has(name)) continue;
    await rm(join(folder, name), { recursive: true, force: true }).catch(() => {});
  }
}

/** What lies in a folder that no writer of an index has put there. */
export async function strangersIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name !== MANIFEST && !OURS.test(name) && !isLock(name));
}
