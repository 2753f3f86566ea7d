/** Reading and writing whole files: a read that fails says why in one line, a write that fails leaves the old file as it was. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { type ErrorCode, GemelError } from '../errors.ts';

/** A file that appears under its name only once it is whole. Exactly one of `commit` and `abort` ends it; `abort` after that does nothing. */
export interface AtomicFile {
  /** For those who pipe: it may be ended, and `commit` is still needed. */
  readonly stream: Writable;
  /** Waits when the disk is slower than the writer. */
  write(chunk: string | Uint8Array): Promise<void>;
  /** Moves the file to its name, in one step and after its bytes have reached the disk. */
  commit(): Promise<void>;
  /** Removes what was written. */
  abort(): Promise<void>;
}

/**
 * Writes a file in one step: readers see the old one or the new one, whatever happens in between.
 *
 * @example
 * await writeAtomically('runs/first/manifest.json', JSON.stringify(manifest));
 */
export async function writeAtomically(path: string, content: string | Uint8Array): Promise<void> {
  const file = await openAtomically(path);
  try {
    await file.write(content);
    await file.commit();
  } catch (error) {
    await file.abort();
    throw error;
  }
}

/** The same in pieces, for what is too large to hold. What is no regular file (`/dev/stdout`, a named pipe) is written straight away. */
export async function openAtomically(path: string): Promise<AtomicFile> {
  const { target, replaceable } = await findTarget(path);
  const temporary = replaceable ? `${target}.${randomUUID()}.tmp` : target;
  const handle = await open(temporary, 'w').catch((error) => {
    throw cannotWrite(path, error);
  });
  const stream = handle.createWriteStream({ flush: replaceable });
  let failure: Error | undefined;
  let ended = false;
  stream.on('error', (error) => {
    failure ??= cannotWrite(path, error);
  });

  const file: AtomicFile = {
    stream,
    async write(chunk) {
      if (!failure && !stream.write(chunk)) await once(stream, 'drain').catch(() => {});
      if (failure) throw failure;
    },
    async commit() {
      if (!stream.writableEnded) stream.end();
      try {
        await finished(stream);
        if (replaceable) await rename(temporary, target);
        ended = true;
      } catch (error) {
        await file.abort();
        throw failure ?? cannotWrite(path, error);
      }
    },
    async abort() {
      if (ended) return;
      ended = true;
      stream.destroy();
      await finished(stream).catch(() => {});
      if (replaceable) await rm(temporary, { force: true });
    },
  };
  return file;
}

/**
 * A file's bytes, or one line that says what was to be read and why it could not be.
 *
 * @example
 * const bytes = await readFileOrExplain('mine.csv', 'a file of pairs');
 */
export async function readFileOrExplain(
  path: string,
  what: string,
  code: ErrorCode = 'bad-input',
): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const reason = REASONS[codeOf(error)];
    if (!reason) throw error;
    throw new GemelError(code, `${path}: expected ${what}, found ${reason}: check the path`, { cause: error });
  }
}

/** The value in the JSON of a model's file, which has been read from `path`. */
export function parseModelJson(bytes: Uint8Array, path: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new GemelError('bad-model', `${path}: expected JSON, found something else: the file is damaged`, { cause });
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'a file where a folder should be',
  EISDIR: 'a folder',
  EACCES: 'a file that may not be read',
};

/** Why a path cannot be written that the user can put right; a full disk is none of these and stays what it is. */
const WRITE_REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'the folder does not exist',
  ENOTDIR: 'a part of the path is a file',
  EISDIR: 'it is a folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the disk is read-only',
};

function cannotWrite(path: string, error: unknown): Error {
  const reason = WRITE_REASONS[codeOf(error)];
  if (reason) return new GemelError('bad-usage', `${path}: cannot be written, ${reason}`, { cause: error });
  return error instanceof Error ? error : new Error(String(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** The file behind links, so that a link keeps pointing at what is written. */
async function findTarget(path: string): Promise<{ target: string; replaceable: boolean }> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return { target: path, replaceable: true };
  if (found.isDirectory()) throw new GemelError('bad-usage', `${path}: cannot be written, it is a folder`);
  return found.isFile() ? { target: await realpath(path), replaceable: true } : { target: path, replaceable: false };
}
