/** A zip file that is read where it lies: its names, and any entry by its name, without unpacking the rest. The one place that knows yauzl. */
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import type { Entry, ZipFile as YauzlFile } from 'yauzl';
import { GemelError } from '../errors.ts';

/** A zip file that is open; whoever opened it closes it. */
export interface ZipFile {
  readonly path: string;
  /** Of the files in it, folders left out, in the order in which the zip lists them. */
  readonly names: readonly string[];
  /** An entry's bytes, unpacked. */
  read(name: string): Promise<Uint8Array>;
  close(): void;
}

/** A zip of a few kilobytes can claim to unpack to more than memory holds. */
const MOST_BYTES = 64 << 20;

/**
 * Opens a zip file and reads its directory.
 *
 * @throws GemelError `bad-input` for what is no zip file or a damaged one; from `read` for an entry that is missing, damaged, locked or over 64 MB.
 * @example
 * const zip = await openZip('images_background.zip');
 * const bytes = await zip.read(zip.names[0]);
 * zip.close();
 */
export async function openZip(path: string): Promise<ZipFile> {
  const { openPromise } = await import('yauzl');
  const file = await openPromise(path, { autoClose: false }).catch((error) => {
    throw cannotOpen(path, error);
  });
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of file.eachEntry()) if (!entry.fileName.endsWith('/')) entries.set(entry.fileName, entry);
  } catch (error) {
    file.close();
    throw cannotOpen(path, error);
  }
  return {
    path,
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name);
      const place = `${path}/${name}`;
      if (entry) return readEntry(file, entry, place);
      const message = `${place}: expected a file in the zip, found none of that name: check the path`;
      return Promise.reject(new GemelError('bad-input', message));
    },
    close: () => file.close(),
  };
}

/**
 * The names of the files in a zip file, in its own order.
 *
 * @throws GemelError `bad-input` as `openZip` does.
 */
export async function listZip(path: string): Promise<string[]> {
  const zip = await openZip(path);
  zip.close();
  return [...zip.names];
}

async function readEntry(file: YauzlFile, entry: Entry, place: string): Promise<Uint8Array> {
  const refuse = (found: string, cause?: unknown) =>
    new GemelError('bad-input', `${place}: expected a whole file in the zip, found ${found}`, { cause });
  if (entry.isEncrypted()) throw refuse('one locked by a password: unpack it first');
  if (entry.uncompressedSize > MOST_BYTES) {
    const megabytes = Math.ceil(entry.uncompressedSize / 2 ** 20).toLocaleString('en-US');
    throw refuse(`one that claims ${megabytes} MB, over the ${MOST_BYTES / 2 ** 20} MB that are read: unpack it first`);
  }
  try {
    // yauzl stops as soon as more comes out than the directory says, so the limit above holds for liars, too.
    const bytes = await buffer(await file.openReadStreamPromise(entry));
    if (crc32(bytes) !== entry.crc32) throw new Error('its checksum is another');
    return bytes;
  } catch (error) {
    throw refuse(`a damaged one (${reasonOf(error)}): fetch it again`, error);
  }
}

function cannotOpen(path: string, error: unknown): unknown {
  const reason = REASONS[error instanceof Error && 'code' in error ? String(error.code) : ''];
  const found = reason ?? `something else, or one cut off (${reasonOf(error)}): fetch it again`;
  return new GemelError('bad-input', `${path}: expected a zip file, found ${found}`, { cause: error });
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file: check the path',
  ENOTDIR: 'a file where a folder should be: check the path',
  EISDIR: 'a folder: check the path',
  EACCES: 'a file that may not be read: check the path',
};

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split(/[\n.]/)[0];
}
