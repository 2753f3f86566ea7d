/** A folder of pictures with a folder for each class: people, signatures, products. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClassItem } from '../src/data/class-item.ts';
import { GemelError } from '../src/errors.ts';
import { isPictureName } from '../src/image/format.ts';
import type { CorpusRequest } from './corpus.ts';
import { readableItems } from './readable-items.ts';

/**
 * The pictures of a folder by class, in the order of their names: `DIR/anna/1.jpg` is of class `anna`. A folder that holds only folders groups
 * classes, one level deep: `DIR/Greek/alpha/1.png` is of class `Greek/alpha`. Files that lie in no class, such as a README, are passed over, pictures excepted.
 *
 * @throws GemelError `bad-input` that names the folder or file: no folder, one without pictures or with a single one, a file that is no picture, a picture in
 * no class. With `onUnreadable` these are told and left out, and so is each picture that cannot be decoded.
 */
export async function readImageFolder(
  folder: string,
  { onUnreadable }: Pick<CorpusRequest, 'onUnreadable'> = {},
): Promise<readonly ClassItem[]> {
  const refuse = (item: string, message: string) => {
    if (!onUnreadable) throw new GemelError('bad-input', message);
    onUnreadable({ item, reason: message });
  };
  if (!(await stat(folder).catch(() => undefined))?.isDirectory()) {
    throw new GemelError('bad-input', `expected a folder with a folder for each class, found none: ${folder}`);
  }
  const top = await listFolder(folder);
  if (top.folders.length === 0) {
    throw new GemelError(
      'bad-input',
      `expected a folder for each class, found none in ${folder}: put the pictures of each person or thing into a folder of its own`,
    );
  }
  const loose = top.files.find(isPictureName);
  if (loose !== undefined) {
    const path = join(folder, loose);
    refuse(path, `${path}: expected pictures in a folder for each class, found one beside these: move it into one`);
  }
  const items: ClassItem[] = [];
  for (const name of top.folders) {
    const path = join(folder, name);
    const { files, folders } = await listFolder(path);
    const isGroup = folders.length > 0 && !files.some(isPictureName);
    if (!isGroup) items.push(...(await readClass(path, name, refuse)));
    else for (const inner of folders) items.push(...(await readClass(join(path, inner), `${name}/${inner}`, refuse)));
  }
  return readableItems(items, { onUnreadable });
}

/** The pictures of one class. */
async function readClass(
  path: string,
  className: string,
  refuse: (item: string, message: string) => void,
): Promise<ClassItem[]> {
  const { files, folders } = await listFolder(path);
  for (const name of folders) {
    refuse(join(path, name), `${join(path, name)}: expected pictures only in ${path}, found a folder: move it out`);
  }
  for (const name of files.filter((file) => !isPictureName(file))) {
    refuse(
      join(path, name),
      `${join(path, name)}: expected a picture (.jpg, .png, .webp, .gif, .tif, .pgm), found another file: move it out`,
    );
  }
  const pictures = files.filter(isPictureName);
  if (pictures.length >= 2) return pictures.map((name) => ({ item: join(path, name), className }));
  const found = pictures.length === 0 ? 'none' : `only ${pictures[0]}`;
  refuse(
    path,
    `${path}: expected at least two pictures of class "${className}", found ${found}: add another or remove it`,
  );
  return [];
}

/** What is in a folder, by name; what systems leave beside pictures is passed over. */
async function listFolder(path: string): Promise<{ files: string[]; folders: string[] }> {
  const entries = (await readdir(path, { withFileTypes: true })).filter(({ name }) => !isLitter(name));
  const folders: string[] = [];
  const files: string[] = [];
  for (const entry of entries) {
    const isFolder = entry.isSymbolicLink()
      ? (await stat(join(path, entry.name)).catch(() => undefined))?.isDirectory()
      : entry.isDirectory();
    (isFolder ? folders : files).push(entry.name);
  }
  // By code units: the same order on every machine, whatever its language.
  return { files: files.sort(), folders: folders.sort() };
}

function isLitter(name: string): boolean {
  return name.startsWith('.') || name === '__MACOSX' || /^(thumbs\.db|desktop\.ini)$/i.test(name);
}
