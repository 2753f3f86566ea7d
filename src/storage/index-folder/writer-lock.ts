/** At most one process writes to an index at a time. One that was killed leaves a lock that the next one sees through. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { kill, pid } from 'node:process';
import { GemelError } from '../../errors.ts';
import { cannotWrite } from './hashed-file.ts';

const LOCK = /^writer-(\d+)\.lock$/;

/** Folders that this process itself is writing to: another lock with its number is left from an earlier process of that number. */
const held = new Set<string>();

/**
 * Takes the lock and gives what releases it. Each writer first puts its own file there and then looks for those of others, so of two that
 * come at once at least one sees the other. For processes of one machine: numbers of processes mean nothing on another.
 *
 * @throws GemelError `bad-usage` where another one is writing.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const own = resolve(folder, `writer-${pid}.lock`);
  if (held.has(own)) throw busy(folder, pid, own);
  held.add(own);
  const release = async () => {
    await rm(own, { force: true }).catch(() => {});
    held.delete(own);
  };
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(own, '');
    for (const name of await readdir(folder)) {
      const other = Number(LOCK.exec(name)?.[1] ?? pid);
      if (other === pid) continue;
      if (isAlive(other)) throw busy(folder, other, join(folder, name));
      await rm(join(folder, name), { force: true });
    }
  } catch (error) {
    await release();
    throw cannotWrite(folder, error);
  }
  return release;
}

export function isLock(name: string): boolean {
  return LOCK.test(name);
}

function isAlive(process: number): boolean {
  try {
    kill(process, 0);
    return true;
  } catch (error) {
    // Someone else's process may not be signalled, but is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function busy(folder: string, process: number, lock: string): GemelError {
  return new GemelError(
    'bad-usage',
    `${folder}: expected to be the only writer, found process ${process} writing to this index: wait for it, or, if that process is no gemel, delete ${lock}`,
  );
}
