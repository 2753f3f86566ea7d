/** Items that lie in files: where they are looked for, and folders and zip files of them in place of a table. */
import { dirname } from 'node:path';
import type { Side } from '../src/data/side.ts';
import { GemelError } from '../src/errors.ts';
import type { Flags } from './flags.ts';

/** For `--help`, wherever a table may hold paths of pictures. */
export const PATHS_OF_PICTURES =
  'Paths of pictures are looked for from the working directory, and else from the folder of the table; they may go on inside a zip file (drawings.zip/a/01.png) or name a line of labelled pixels (digits.csv.gz:17).';

/** How a string of a table becomes an item of a side: as it stands, or from where the table lies. */
export function resolverFor(side: Side, table: string): (raw: string) => string {
  const { files } = side;
  if (!files || table === '-') return (raw) => raw;
  const folder = dirname(table);
  return (raw) => files.resolve(raw.trim(), folder);
}

/** The items of a folder or a zip file; nothing where the input is a table, or the side reads no files. */
export async function listItems(input: string, side: Side): Promise<readonly string[] | undefined> {
  return input === '-' ? undefined : side.files?.list(input);
}

/** Refuses flags about columns where the input has none. */
export function refuseColumns(flags: Flags, names: readonly string[], source: string): void {
  const stray = names.find((name) => flags.given(name));
  if (stray === undefined) return;
  throw new GemelError('bad-usage', `--${stray} means nothing of ${source}, which has no columns: leave it out`);
}
