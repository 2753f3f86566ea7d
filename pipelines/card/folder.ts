/** The folder whose card is written: one that is the user's to write into, or that of a model that comes with gemel. */
import { access, constants, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { GemelError } from '../../src/errors.ts';
import { isHubId } from '../hub.ts';
import { modelFolder } from '../model.ts';
import { packageRoot } from '../package-root.ts';
import { CARD } from '../reporting.ts';

export interface CardFolder {
  readonly path: string;
  /** The name by which commands find it, where it comes with gemel. */
  readonly shippedAs?: string;
  /** The card that is there. */
  readonly card?: string;
}

/**
 * The folder that a name stands for, before anything is measured.
 *
 * @throws GemelError `bad-usage` for a model of the hub and for a folder that cannot be written, `bad-model` for none.
 */
export async function openCardFolder(name: string): Promise<CardFolder> {
  const there = await stat(name).catch(() => undefined);
  // What has been fetched lies in a cache, where nobody would find the card.
  const path = there || !isHubId(name) ? await modelFolder(name) : undefined;
  if (path === undefined) {
    throw new GemelError(
      'bad-usage',
      `--model: expected a folder to write the card into, found a model of the hub: ${name}: fetch its folder and name that`,
    );
  }
  await access(path, constants.W_OK).catch((error: NodeJS.ErrnoException) => {
    throw new GemelError(
      'bad-usage',
      `--model: expected a folder that can be written, found ${path} (${error.code}): copy it and name the copy`,
      { cause: error },
    );
  });
  const shipped = dirname(resolve(path)) === join(packageRoot, 'models');
  const card = await readFile(join(path, CARD), 'utf8').catch(() => undefined);
  return { path, ...(shipped && { shippedAs: basename(path) }), ...(card !== undefined && { card }) };
}
