/** A file's bytes, or one line that says why it cannot be read. */
import { readFile } from 'node:fs/promises';
import { GemelError } from '../errors.ts';

/** The bytes of a file that is said to hold `what`. */
export async function readPictureFile(path: string, what = 'a picture'): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const reason = REASONS[error instanceof Error && 'code' in error ? String(error.code) : ''];
    if (!reason) throw error;
    throw new GemelError('bad-input', `${path}: expected ${what}, found ${reason}: check the path`, { cause: error });
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'a file where a folder should be',
  EISDIR: 'a folder',
  EACCES: 'a file that may not be read',
};
