/** All pictures of a folder or a zip file, as locators. */
import { readdir, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { GemelError } from '../errors.ts';
import { isPictureName } from './format.ts';
import { formatLocator } from './locator.ts';
import { listZip } from './zip-file.ts';

/**
 * The pictures in a folder and the folders in it, or in a zip file, known by their endings and sorted by name; nothing where the path is neither.
 *
 * @throws GemelError `bad-input` where there is no picture in it, or for a damaged zip file.
 */
export async function listPictures(path: string): Promise<string[] | undefined> {
  const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
  if (!isFolder && !/\.zip$/i.test(path)) return undefined;
  const names = isFolder ? await namesInFolder(path) : await listZip(path);
  const pictures = names.filter((name) => isPictureName(name) && !isHidden(name));
  if (pictures.length === 0) {
    throw new GemelError(
      'bad-input',
      `${path}: expected pictures (.jpg, .png, .webp, .gif, .tif, .pgm), found none in it`,
    );
  }
  // By code units: the same order on every machine, whatever its language.
  pictures.sort((a, b) => (a < b ? -1 : 1));
  return pictures.map((name) => (isFolder ? join(path, name) : formatLocator({ kind: 'zip', path, entry: name })));
}

/** In slashes, whatever the machine writes, so that the order is the same. */
async function namesInFolder(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(path, sep).length).replaceAll(sep, '/'));
}

/** What systems leave beside pictures: `.DS_Store`, and `__MACOSX/a/._1.png` with the properties of `a/1.png`. */
function isHidden(name: string): boolean {
  return name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
}
