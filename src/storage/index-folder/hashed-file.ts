/** A file that is written from beginning to end, of which the size and hash are known at the end. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { GemelError } from '../../errors.ts';
import { readFileOrExplain } from '../files.ts';
import { damaged, type FileInfo } from './manifest.ts';

export interface HashedFile {
  write(bytes: Uint8Array): Promise<void>;
  /** Waits until the disk has it. */
  finish(): Promise<FileInfo>;
  /** Leaves what has been written. Nothing after `finish`. */
  close(): Promise<void>;
}

export async function createHashedFile(path: string): Promise<HashedFile> {
  const handle = await open(path, 'w').catch((error) => {
    throw cannotWrite(path, error);
  });
  const hash = createHash('sha256');
  let bytes = 0;
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await handle.close();
  };
  return {
    async write(chunk) {
      hash.update(chunk);
      bytes += chunk.byteLength;
      try {
        for (let done = 0; done < chunk.byteLength; ) done += (await handle.write(chunk, done)).bytesWritten;
      } catch (error) {
        throw cannotWrite(path, error);
      }
    },
    async finish() {
      await handle.sync();
      await close();
      return { bytes, sha256: hash.digest('hex') };
    },
    close,
  };
}

/** A file of one piece. */
export async function writeHashed(path: string, bytes: Uint8Array): Promise<FileInfo> {
  const file = await createHashedFile(path);
  try {
    await file.write(bytes);
    return await file.finish();
  } finally {
    await file.close();
  }
}

/** What a file is that something else has written; waits until the disk has it. */
export async function hashFile(path: string): Promise<FileInfo> {
  const handle = await open(path, 'r+');
  await handle.sync().finally(() => handle.close());
  return measureFile(path);
}

export async function measureFile(path: string): Promise<FileInfo> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** @throws GemelError `bad-input` where the file is not what was written. */
export async function readHashed(path: string, { bytes, sha256 }: FileInfo): Promise<Uint8Array> {
  const found = await readFileOrExplain(path, 'a file of an index');
  if (found.length !== bytes) throw damaged(path, `${bytes} bytes`, `${found.length}`);
  if (createHash('sha256').update(found).digest('hex') !== sha256)
    throw damaged(path, 'the bytes that were written', 'others');
  return found;
}

/** Why a place cannot be written that the user can put right, in one line; any other error as it is. */
export function cannotWrite(path: string, error: unknown): unknown {
  const reason = REASONS[error instanceof Error && 'code' in error ? String(error.code) : ''];
  return reason ? new GemelError('bad-usage', `${path}: cannot be written, ${reason}`, { cause: error }) : error;
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the disk is read-only',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'it is a file',
  ENOSPC: 'the disk is full',
};
