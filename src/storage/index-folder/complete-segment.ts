/** What is derived from the rows of a segment, once all of them are written: where keys are, their order, columns for filters, the graph. */
import { join } from 'node:path';
import { GemelError } from '../../errors.ts';
import type { Metric } from '../../heads/head.ts';
import { createGraph } from '../../search/graph.ts';
import { hashFile, writeHashed } from './hashed-file.ts';
import { buildKeyTable } from './key-table.ts';
import { type FileInfo, type SegmentInfo, syncFolder } from './manifest.ts';
import { Rows } from './rows.ts';

/** A `KeyTable`. */
export const KEYS = 'keys.u32';
/** N numbers: the place of each row's key among all keys of the segment in order. */
export const RANKS = 'ranks.u32';
export const GRAPH = 'graph.usearch';

/** N numbers: for each row 0 where it lacks the column, else one more than the place of its value in `valuesFile`. */
export function codesFile(field: number): string {
  return `field-${field}.u32`;
}

/** The different values of a column, as a JSON list. */
export function valuesFile(field: number): string {
  return `field-${field}.json`;
}

export interface CompletionOptions {
  readonly metric: Metric;
  readonly dimension: number;
  /** Rows from which on there is a graph: below, looking at all of them is as fast. */
  readonly graphFrom: number;
  readonly signal?: AbortSignal;
  /** Told how many rows the graph has. */
  readonly onLinked?: (done: number, total: number) => void;
}

/** Completes the segment whose rows are in a folder. The same rows give the same files to the byte. */
export async function completeSegment(
  folder: string,
  { name, rows: count, files }: Pick<SegmentInfo, 'name' | 'rows' | 'files'>,
  options: CompletionOptions,
): Promise<SegmentInfo> {
  const place = join(folder, name);
  const rows = Rows.open(place, options.dimension);
  try {
    const columns = new Columns(count);
    const keys: string[] = [];
    for (let first = 0; first < count; first += BLOCK) {
      stopIfAsked(options.signal);
      for (const { key, fields } of rows.entries(first, Math.min(BLOCK, count - first))) {
        columns.set(keys.length, fields);
        keys.push(key);
      }
      await pause();
    }
    const derived: Record<string, FileInfo> = {};
    const write = async (file: string, bytes: Uint8Array) => {
      derived[file] = await writeHashed(join(place, file), bytes);
    };
    await write(KEYS, bytesOf(buildKeyTable(keys)));
    await write(RANKS, bytesOf(ranksOf(keys)));
    const named = columns.named();
    for (const [f, { codes, values }] of named.entries()) {
      await write(codesFile(f), bytesOf(codes));
      await write(valuesFile(f), new TextEncoder().encode(JSON.stringify(values)));
    }
    const graph = await writeGraph(join(place, GRAPH), { rows, count, ...options });
    if (graph) derived[GRAPH] = graph;
    await syncFolder(place);
    return { name, rows: count, fields: named.map(({ field }) => field), files: { ...files, ...derived } };
  } finally {
    rows.close();
  }
}

const BLOCK = 4096;
/** Vectors that are linked between two looks at the clock and at Ctrl-C: about a tenth of a second. Levels of the graph depend on it. */
const LINKED = 500;

/** The values of each column by row, numbered in the order in which they first occur. */
class Columns {
  readonly #rows: number;
  readonly #columns = new Map<string, { readonly codes: Uint32Array; readonly numbers: Map<string, number> }>();

  constructor(rows: number) {
    this.#rows = rows;
  }

  set(row: number, fields: Readonly<Record<string, string>>): void {
    for (const [field, value] of Object.entries(fields)) {
      const column = this.#columns.get(field) ?? { codes: new Uint32Array(this.#rows), numbers: new Map() };
      this.#columns.set(field, column);
      const number = column.numbers.get(value) ?? column.numbers.size + 1;
      column.numbers.set(value, number);
      column.codes[row] = number;
    }
  }

  named() {
    return Array.from(this.#columns, ([field, { codes, numbers }]) => ({ field, codes, values: [...numbers.keys()] }));
  }
}

function ranksOf(keys: readonly string[]): Uint32Array {
  const order = Uint32Array.from(keys.keys()).sort((a, b) => (keys[a] < keys[b] ? -1 : 1));
  const ranks = new Uint32Array(keys.length);
  for (const [rank, row] of order.entries()) ranks[row] = rank;
  return ranks;
}

/** Undefined where there are few rows, or usearch has no build for this machine. */
async function writeGraph(
  path: string,
  {
    rows,
    count,
    graphFrom,
    signal,
    onLinked,
    metric,
    dimension,
  }: CompletionOptions & { readonly rows: Rows; readonly count: number },
): Promise<FileInfo | undefined> {
  const graph = count < graphFrom ? undefined : await createGraph({ metric, dimension });
  if (!graph) return undefined;
  for (let first = 0; first < count; first += LINKED) {
    stopIfAsked(signal);
    const block = Math.min(LINKED, count - first);
    graph.add(first, rows.vectors(first, block).data);
    onLinked?.(first + block, count);
    await pause();
  }
  graph.save(path);
  return hashFile(path);
}

/** Lets other work of the process, and its signals, come in. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

export function stopIfAsked(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new GemelError('interrupted', 'index: stopped; the index is as it was');
}

function bytesOf(numbers: Uint32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
