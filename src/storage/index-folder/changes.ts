/** New entries → the next state of an index on disk: what stays, what is replaced, and which segments are written anew. */
import { join } from 'node:path';
import { GemelError } from '../../errors.ts';
import { RowSet } from '../../search/row-set.ts';
import type { Entry } from '../../search/vector-index.ts';
import { toVectors } from '../../search/vectors.ts';
import { type CompletionOptions, completeSegment, pause, stopIfAsked } from './complete-segment.ts';
import { writeHashed } from './hashed-file.ts';
import type { Manifest, SegmentInfo } from './manifest.ts';
import { segmentsToMerge } from './merging.ts';
import { createRows, Rows, type RowWriter } from './rows.ts';
import type { State } from './state.ts';

/** Entries and their vectors, N×D. */
export interface EntryBlock {
  readonly entries: readonly Entry[];
  readonly vectors: Float32Array;
}

export interface ChangeOptions {
  readonly graphFrom: number;
  readonly signal?: AbortSignal;
  readonly onLinked?: CompletionOptions['onLinked'];
}

/** What adding has done. */
export interface Added {
  readonly added: number;
  readonly replaced: number;
  /** Entries that were there already, the same to the last number. */
  readonly unchanged: number;
}

/** The next state, and whether it differs: the manifest is still to be written. */
export interface Change<Result> {
  readonly manifest?: Manifest;
  readonly result: Result;
}

type Source = AsyncIterable<EntryBlock> | Iterable<EntryBlock>;

/** Writes a segment of new entries, merged with those that it should be merged with. */
export async function addEntries(
  folder: string,
  state: State,
  blocks: Source,
  options: ChangeOptions,
): Promise<Change<Added>> {
  const { manifest } = state;
  const staged = await stage(folder, state, blocks, options);
  if (staged.rows === 0) return { result: { added: 0, replaced: 0, unchanged: 0 } };
  const fresh = Rows.open(join(folder, staged.name), manifest.dimension);
  try {
    const removed = state.segments.map((segment, s) => state.removed[s]?.copy() ?? RowSet.ofSize(segment.count));
    const result = await reconcile(state, { fresh, newest: staged.newest, removed });
    const live = [...staged.newest.values()].sort((a, b) => a - b);
    if (live.length === 0) return { result };
    const sizes = state.segments.map(({ count }, s) => ({ rows: count, removed: removed[s].count }));
    const merged = segmentsToMerge(sizes, live.length);
    const sources = [
      ...merged.map((s) => ({ rows: state.segments[s].rows, live: liveRows(state.segments[s].count, removed[s]) })),
      { rows: fresh, live },
    ];
    const untouched = merged.length === 0 && live.length === staged.rows;
    const written = untouched
      ? { name: staged.name, rows: staged.rows, files: staged.files }
      : await copyRows(folder, `segment-${manifest.next + 1}`, sources, { dimension: manifest.dimension, ...options });
    const segment = written && (await completeSegment(folder, written, { ...manifest, ...options }));
    const kept = [...state.segments.keys()].filter((s) => !merged.includes(s));
    return { manifest: await nextManifest(folder, state, { kept, removed, segment }), result };
  } finally {
    fresh.close();
  }
}

/** Marks keys as removed; a segment of which nothing is left goes altogether. */
export async function removeKeys(folder: string, state: State, keys: readonly string[]): Promise<Change<number>> {
  const removed = state.segments.map((segment, s) => state.removed[s]?.copy() ?? RowSet.ofSize(segment.count));
  let count = 0;
  for (const key of new Set(keys)) {
    const found = await state.find(key);
    if (!found) continue;
    removed[found.s].add(found.row);
    count++;
  }
  if (count === 0) return { result: 0 };
  const kept = [...state.segments.keys()];
  return { manifest: await nextManifest(folder, state, { kept, removed }), result: count };
}

/** Writes all that counts as one segment. */
export async function compactAll(folder: string, state: State, options: ChangeOptions): Promise<Change<void>> {
  const { manifest, segments, removed } = state;
  if (segments.length < 2 && !removed.some(Boolean)) return { result: undefined };
  const sources = segments.map(({ rows, count }, s) => ({ rows, live: liveRows(count, removed[s]) }));
  const name = `segment-${manifest.next}`;
  const written = await copyRows(folder, name, sources, { dimension: manifest.dimension, ...options });
  const segment = written && (await completeSegment(folder, written, { ...manifest, ...options }));
  return { manifest: await nextManifest(folder, state, { kept: [], removed: [], segment }), result: undefined };
}

/** New rows as they come, and of each key the last of them. */
async function stage(folder: string, { manifest }: State, blocks: Source, { signal }: ChangeOptions) {
  const name = `segment-${manifest.next}`;
  const newest = new Map<string, number>();
  let rows = 0;
  let writer: RowWriter | undefined;
  try {
    for await (const { entries, vectors } of blocks) {
      stopIfAsked(signal);
      const { count } = toVectors(vectors, manifest.dimension);
      if (count !== entries.length) {
        throw new GemelError('bad-input', `index: expected ${entries.length} vectors, one an entry, found ${count}`);
      }
      if (count === 0) continue;
      writer ??= await createRows(join(folder, name));
      await writer.append(entries, vectors);
      for (const { key } of entries) newest.set(key, rows++);
    }
    return { name, rows, newest, files: writer ? await writer.finish() : {} };
  } finally {
    await writer?.close();
  }
}

/** Marks the entries that new ones replace, and takes those out of the new ones that change nothing. */
async function reconcile(
  state: State,
  { fresh, newest, removed }: { fresh: Rows; newest: Map<string, number>; removed: readonly RowSet[] },
): Promise<Added> {
  const counts = { added: 0, replaced: 0, unchanged: 0 };
  for (const [key, row] of newest) {
    const old = await state.find(key);
    if (!old) counts.added++;
    else if (isSameRow(fresh, row, state.segments[old.s].rows, old.row)) {
      newest.delete(key);
      counts.unchanged++;
    } else {
      removed[old.s].add(old.row);
      counts.replaced++;
    }
  }
  return counts;
}

function isSameRow(left: Rows, i: number, right: Rows, j: number): boolean {
  const [a, b] = [left.entry(i), right.entry(j)];
  if (a.text !== b.text || !isSameRecord(a.fields, b.fields)) return false;
  const [u, v] = [left.vectors(i, 1).data, right.vectors(j, 1).data];
  return u.every((number, d) => number === v[d]);
}

function isSameRecord(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

function liveRows(count: number, removed: RowSet | undefined): number[] {
  const rows: number[] = [];
  for (let row = 0; row < count; row++) if (!removed?.has(row)) rows.push(row);
  return rows;
}

/** The rows of several segments, one after the other; undefined where there are none. */
async function copyRows(
  folder: string,
  name: string,
  sources: readonly { readonly rows: Rows; readonly live: readonly number[] }[],
  { dimension, signal }: ChangeOptions & { readonly dimension: number },
): Promise<Pick<SegmentInfo, 'name' | 'rows' | 'files'> | undefined> {
  const count = sources.reduce((sum, { live }) => sum + live.length, 0);
  if (count === 0) return undefined;
  const writer = await createRows(join(folder, name));
  try {
    for (const { rows, live } of sources) {
      for (let start = 0; start < live.length; start += BLOCK) {
        stopIfAsked(signal);
        const chosen = live.slice(start, start + BLOCK);
        const vectors = new Float32Array(chosen.length * dimension);
        for (const [i, row] of chosen.entries()) {
          rows.readVectors(row, vectors.subarray(i * dimension, (i + 1) * dimension));
        }
        await writer.append(
          chosen.map((row) => rows.entry(row)),
          vectors,
        );
        await pause();
      }
    }
    return { name, rows: count, files: await writer.finish() };
  } finally {
    await writer.close();
  }
}

const BLOCK = 1024;

async function nextManifest(
  folder: string,
  { manifest, segments }: State,
  change: {
    readonly kept: readonly number[];
    /** By the places of the segments before the change. */
    readonly removed: readonly RowSet[];
    readonly segment?: SegmentInfo;
  },
): Promise<Manifest> {
  const kept = change.kept.filter((s) => change.removed[s].count < segments[s].count);
  const bits = kept.map((s) => change.removed[s].bytes);
  if (change.segment) bits.push(RowSet.ofSize(change.segment.rows).bytes);
  const name = `removed-${manifest.next}.bits`;
  const some = kept.some((s) => change.removed[s].count > 0);
  const removed = some ? { name, ...(await writeHashed(join(folder, name), Buffer.concat(bits))) } : undefined;
  return {
    ...manifest,
    next: manifest.next + 2,
    segments: [...kept.map((s) => segments[s].info), ...(change.segment ? [change.segment] : [])],
    removed,
  };
}
