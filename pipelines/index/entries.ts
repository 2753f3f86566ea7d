/** Rows of a file → entries of an index, and their vectors block by block. */
import { requireColumns } from '../../corpora/columns.ts';
import { readTable } from '../../corpora/table.ts';
import { chooseColumn } from '../../corpora/texts.ts';
import { textOf } from '../../corpora/user-pairs.ts';
import type { Side } from '../../src/data/side.ts';
import { hashText } from '../../src/data/text-hash.ts';
import type { SideName } from '../../src/matchers/matcher.ts';
import type { Scorer } from '../../src/matchers/scorer.ts';
import type { Entry } from '../../src/search/vector-index.ts';
import type { EntryBlock } from '../../src/storage/index-folder.ts';
import { listItems, resolverFor } from '../item-files.ts';

export interface EntryColumns {
  readonly text?: string;
  readonly key?: string;
  /** Columns that are kept beside the text. */
  readonly keep: readonly string[];
}

export interface ReadEntries {
  readonly entries: readonly Entry[];
  /** The column of the texts that was found; a folder has none. */
  readonly text?: string;
  /** Rows of the file; more than the entries where some have one key. */
  readonly rows: number;
}

/**
 * The entries of a file, or the pictures of a folder; of those with one key the last. Where no column holds keys, texts that are one item to the model are one entry.
 *
 * @throws GemelError `bad-input` with file and line.
 */
export async function readEntries(
  path: string,
  { text: asked, key, keep }: EntryColumns,
  side: Side,
): Promise<ReadEntries> {
  const listed = await listItems(path, side);
  if (listed) {
    const entries = listed.map((item) => ({ key: defaultKey(item, side), text: item, fields: {} }));
    return { entries, rows: entries.length };
  }
  const table = await readTable(path);
  const resolve = resolverFor(side, path);
  try {
    const where = `line 1 of ${table.name}`;
    const text = chooseColumn(table, asked, side.files?.columns);
    requireColumns(key === undefined ? keep : [key, ...keep], { columns: table.columns, where });
    const entries = new Map<string, Entry>();
    let rows = 0;
    for await (const row of table) {
      requireColumns([text, ...(key === undefined ? [] : [key])], {
        columns: Object.keys(row.values),
        where: `line ${row.line} of ${table.name}`,
      });
      const content = resolve(textOf(row, text, table).trim());
      const name = key === undefined ? defaultKey(content, side) : textOf(row, key, table);
      const fields = Object.fromEntries(keep.flatMap((column) => pickColumn(row.values, column)));
      entries.set(name, { key: name, text: content, fields });
      rows++;
    }
    return { entries: [...entries.values()], text, rows };
  } finally {
    await table.close();
  }
}

/** The key of an entry that was given none: the same for texts that are one item to the model. */
export function defaultKey(raw: string, side: Side): string {
  return hashText(side.identityOf(raw)).toString(16).padStart(16, '0');
}

/** What is to be removed: keys, or texts by which entries without keys of their own are known. */
export async function readKeys(
  path: string,
  {
    columns,
    asked,
    side,
  }: { readonly columns: Omit<EntryColumns, 'keep'>; readonly asked?: string; readonly side: Side },
): Promise<{ readonly keys: readonly string[]; readonly rows: number }> {
  const table = await readTable(path);
  try {
    const usual = ['key', columns.key, columns.text].find((name) => name !== undefined && table.columns.includes(name));
    const column = chooseColumn(table, asked ?? usual);
    const keys: string[] = [];
    let rows = 0;
    for await (const row of table) {
      const content = textOf(row, column, table).trim();
      keys.push(content, ...(columns.key === undefined ? [defaultKey(content, side)] : []));
      rows++;
    }
    return { keys, rows };
  } finally {
    await table.close();
  }
}

/** Entries with their vectors, without those that are known already. */
export async function* encodeEntries(
  entries: readonly Entry[],
  {
    scorer,
    side,
    known = async () => new Set(),
    onEncoded,
  }: {
    readonly scorer: Scorer;
    readonly side: SideName;
    readonly known?: (entries: readonly Entry[]) => Promise<ReadonlySet<string>>;
    /** May throw to stop. */
    readonly onEncoded: (done: number) => void;
  },
): AsyncGenerator<EntryBlock> {
  for (let start = 0; start < entries.length; start += BLOCK) {
    const block = entries.slice(start, start + BLOCK);
    const there = await known(block);
    const fresh = block.filter(({ key }) => !there.has(key));
    const progress = (done: number) => onEncoded(start + there.size + done);
    progress(0);
    const texts = fresh.map(({ text }) => text);
    yield { entries: fresh, vectors: await scorer.embed(texts, { side, progress }) };
  }
}

const BLOCK = 16_384;

function pickColumn(values: Readonly<Record<string, string>>, column: string): [string, string][] {
  return Object.hasOwn(values, column) ? [[column, values[column]]] : [];
}
