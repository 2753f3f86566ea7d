/** The folder of a training run: who may write into it, and the files beside the model, `events.jsonl` and `checkpoint.safetensors`. */
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { GemelError } from '../src/errors.ts';
import { readFileOrExplain, writeAtomically } from '../src/storage/files.ts';
import { decodeTensors, encodeTensors } from '../src/storage/safetensors.ts';
import type { Checkpoint } from '../src/training/checkpoint.ts';
import type { TrainingEvent } from '../src/training/events.ts';

const CHECKPOINT = 'checkpoint.safetensors';
const EVENTS = 'events.jsonl';
const MODEL = ['manifest.json', 'weights.safetensors', 'tokenizer.json', 'seen-texts.bin', 'seen-pairs.bin'];
const OURS = [...MODEL, 'report.html', 'README.md', EVENTS, CHECKPOINT];

/** What the files of a model take together, without those that are there to be read. */
export async function bytesOf(folder: string): Promise<number> {
  const there = (await readdir(folder)).filter((name) => MODEL.includes(name));
  const sizes = await Promise.all(there.map(async (name) => (await stat(join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** What to do with a folder that is there already. */
export interface Overwriting {
  readonly force?: boolean;
  readonly resume?: boolean;
}

/** Refuses a folder that holds something, unless the user said what to do with it. Changes nothing. */
export async function checkOut(out: string, { force, resume }: Overwriting): Promise<void> {
  if (force && resume) {
    throw new GemelError('bad-usage', '--force starts anew and --resume goes on: expected one of them, found both');
  }
  const found = await readdir(out).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    const what = error.code === 'ENOTDIR' ? 'a file' : 'something that cannot be read';
    throw new GemelError('bad-usage', `--out: expected a folder, found ${what}: ${out}`, { cause: error });
  });
  if (resume && !found.includes(CHECKPOINT)) {
    throw new GemelError(
      'bad-usage',
      `--resume: expected ${CHECKPOINT} in ${out}, found none: only a run that was stopped after its first epoch can go on; leave --resume out, or start anew with --force`,
    );
  }
  if (found.length === 0 || force || resume) return;
  throw new GemelError(
    'bad-usage',
    `--out: expected a new folder, found ${out} with ${found.length === 1 ? found[0] : `${found.length} files`}: choose another, replace it with --force, or go on with --resume`,
  );
}

/** Makes the folder, without the files of an earlier run unless this one goes on with them. */
export async function openRunFolder(out: string, { resume }: Overwriting): Promise<void> {
  await mkdir(out, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new GemelError('bad-usage', `--out: expected a folder that can be made, found ${out} (${error.code})`, {
      cause: error,
    });
  });
  if (!resume) for (const name of OURS) await rm(join(out, name), { force: true });
}

/** Removes what a failed run has left, and the folder if nothing else is in it. */
export async function discardRun(out: string): Promise<void> {
  for (const name of OURS) await rm(join(out, name), { force: true });
  await rmdir(out).catch(() => {});
}

export async function writeCheckpoint(out: string, { tensors, metadata }: Checkpoint): Promise<void> {
  await writeAtomically(join(out, CHECKPOINT), encodeTensors(tensors, metadata));
}

/** The checkpoint, and the path by which errors call it. */
export async function readCheckpoint(out: string): Promise<{ checkpoint: Checkpoint; path: string }> {
  const path = join(out, CHECKPOINT);
  const bytes = await readFileOrExplain(path, 'the checkpoint of a run', 'bad-model');
  return { checkpoint: decodeTensors(bytes, path) as Checkpoint, path };
}

export async function removeCheckpoint(out: string): Promise<void> {
  await rm(join(out, CHECKPOINT), { force: true });
}

export function hasCheckpoint(out: string): boolean {
  return existsSync(join(out, CHECKPOINT));
}

/** The events of a run as it told them; none where the folder keeps none. */
export async function readEvents(out: string): Promise<TrainingEvent[]> {
  const text = await readFile(join(out, EVENTS), 'utf8').catch(() => '');
  const events: TrainingEvent[] = [];
  for (const line of text.split('\n')) {
    try {
      if (line) events.push(JSON.parse(line) as TrainingEvent);
    } catch {
      // The last line of a run that was killed may be cut off.
    }
  }
  return events;
}

/** Writes events as they come, after those that are given. */
export function openEvents(out: string, before: readonly TrainingEvent[]) {
  const stream = createWriteStream(join(out, EVENTS));
  let failure: Error | undefined;
  stream.on('error', (error) => {
    failure = error;
  });
  const write = (event: TrainingEvent) => void stream.write(`${JSON.stringify(event)}\n`);
  for (const event of before) write(event);
  return {
    write,
    async close(): Promise<void> {
      stream.end();
      await finished(stream).catch(() => {});
      if (failure) throw failure;
    },
  };
}
