/** Texts of a file, read whole. */
import { readTexts } from '../corpora/texts.ts';
import type { Side } from '../src/data/side.ts';
import { listItems, resolverFor } from './item-files.ts';

/** The texts of a file in order, without white space at their ends. */
export async function collectTexts(path: string, column: string | undefined): Promise<string[]> {
  const texts: string[] = [];
  for await (const { text } of readTexts(path, { column })) texts.push(text.trim());
  return texts;
}

/** The same for a side: of one that reads pictures the paths in a table, or all pictures of a folder or a zip file. */
export async function collectItems(path: string, column: string | undefined, side: Side): Promise<readonly string[]> {
  const listed = await listItems(path, side);
  if (listed) return listed;
  const resolve = resolverFor(side, path);
  const items: string[] = [];
  for await (const { text } of readTexts(path, { column, usual: side.files?.columns }))
    items.push(resolve(text.trim()));
  return items;
}
