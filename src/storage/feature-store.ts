/**
 * Vectors of a frozen model in a folder: immutable files that are written beside their names and renamed, so that several processes may share it. A file
 * holds a header, all keys, a check sum of each row, then the rows; what is missing at the end, or damaged, is as if it had never been there.
 */
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { VectorStore } from '../features/kept-features.ts';
import { writeAtomically } from './files.ts';

export interface FeatureStoreOptions {
  /** D */
  readonly dimension: number;
  /** Written into `about.json`, for people who wonder what takes the space. */
  readonly about?: Readonly<Record<string, unknown>>;
  /** Whether nothing is written: what is new is forgotten. */
  readonly readOnly?: boolean;
}

/**
 * Opens a folder, which is made where it is not there; keys are SHA-256 in hexadecimal. To empty it, delete it.
 *
 * @example
 * const store = await openFeatureStore('cache/minilm', { dimension: 384 });
 * await store.put(new Map([[key, vector]]));
 */
export async function openFeatureStore(folder: string, options: FeatureStoreOptions): Promise<VectorStore> {
  const { dimension: D, about, readOnly = false } = options;
  if (!readOnly) await mkdir(folder, { recursive: true });
  const names = (await readdir(folder).catch(() => [])).sort();
  if (about && !readOnly && !names.includes(ABOUT)) {
    await writeAtomically(join(folder, ABOUT), `${JSON.stringify(about, null, 2)}\n`);
  }
  const places = new Map<string, Place>();
  const add = (segment: Segment) => {
    for (const [row, key] of segment.keys.entries()) places.set(key, { segment, row });
  };
  const segments: Segment[] = [];
  for (const name of names.filter((one) => one.endsWith(ENDING))) {
    const segment = await readSegment(join(folder, name), D);
    if (segment) segments.push(segment);
  }
  // The newest last: what was found damaged has been read and written again.
  segments.sort((a, b) => a.written - b.written).forEach(add);

  const store: VectorStore = {
    async get(keys) {
      const wanted = new Map<Segment, { key: string; row: number }[]>();
      for (const key of keys) {
        const place = places.get(toBinary(key));
        if (!place) continue;
        const rows = wanted.get(place.segment) ?? [];
        rows.push({ key, row: place.row });
        wanted.set(place.segment, rows);
      }
      const found = new Map<string, Float32Array>();
      for (const [segment, rows] of wanted) await readRows(segment, rows, D, found);
      return found;
    },
    async put(vectors) {
      if (vectors.size > 0 && !readOnly) add(await writeSegment(folder, vectors, D));
    },
  };
  const small = segments.filter(({ keys }) => keys.length < SMALL);
  if (small.length >= MANY && !readOnly) await merge(store, small);
  return store;
}

const ENDING = '.vectors';
const ABOUT = 'about.json';
const MAGIC = 'gemelvec';
const VERSION = 1;
const HEADER = 24;
const KEY = 32;
/** Files of fewer vectors become one where there are so many of them. */
const SMALL = 2048;
const MANY = 64;
/** Bytes that are read at a time, and rows between two wanted ones that are read along. */
const READ = 1 << 22;
const GAP = 16;

interface Segment {
  readonly path: string;
  /** As strings of 32 characters, one a byte. */
  readonly keys: readonly string[];
  readonly sums: Uint32Array;
  /** Milliseconds since 1970. */
  readonly written: number;
}

interface Place {
  readonly segment: Segment;
  readonly row: number;
}

/** What the beginning of a file says; undefined where it is no such file, of another version, or cut off before the rows. */
async function readSegment(path: string, D: number): Promise<Segment | undefined> {
  const file = await open(path).catch(() => undefined);
  if (!file) return undefined;
  try {
    const header = Buffer.alloc(HEADER);
    if ((await file.read(header, 0, HEADER, 0)).bytesRead < HEADER) return undefined;
    const [version, dimension, count, sum] = [0, 1, 2, 3].map((i) => header.readUInt32LE(MAGIC.length + 4 * i));
    if (header.toString('latin1', 0, MAGIC.length) !== MAGIC || version !== VERSION || dimension !== D)
      return undefined;
    const { size, mtimeMs: written } = await file.stat();
    const directory = Buffer.alloc(Math.min(count * (KEY + 4), size));
    const { bytesRead } = await file.read(directory, 0, directory.length, HEADER);
    if (bytesRead < count * (KEY + 4) || crc32(directory) !== sum) return undefined;
    const keys = Array.from({ length: count }, (_, i) => directory.toString('latin1', i * KEY, (i + 1) * KEY));
    const sums = Uint32Array.from({ length: count }, (_, i) => directory.readUInt32LE(count * KEY + 4 * i));
    return { path, keys, sums, written };
  } finally {
    await file.close();
  }
}

/** Reads rows of a file that are whole; one that another process has merged away has none. */
async function readRows(
  { path, keys, sums }: Segment,
  rows: { readonly key: string; readonly row: number }[],
  D: number,
  found: Map<string, Float32Array>,
): Promise<void> {
  const file = await open(path).catch(() => undefined);
  if (!file) return;
  try {
    const start = HEADER + keys.length * (KEY + 4);
    const sorted = rows.toSorted((a, b) => a.row - b.row);
    for (let first = 0; first < sorted.length; ) {
      let last = first;
      while (
        last + 1 < sorted.length &&
        sorted[last + 1].row - sorted[last].row <= GAP &&
        (sorted[last + 1].row - sorted[first].row + 1) * 4 * D <= READ
      ) {
        last++;
      }
      const from = sorted[first].row;
      const bytes = Buffer.alloc((sorted[last].row - from + 1) * 4 * D);
      const { bytesRead } = await file.read(bytes, 0, bytes.length, start + from * 4 * D);
      for (const { key, row } of sorted.slice(first, last + 1)) {
        const end = (row - from + 1) * 4 * D;
        // A slice of its own memory, which begins where floats may begin.
        const own = new Uint8Array(bytes.subarray(end - 4 * D, end));
        if (end <= bytesRead && crc32(own) === sums[row]) found.set(key, new Float32Array(own.buffer));
      }
      first = last + 1;
    }
  } finally {
    await file.close();
  }
}

async function writeSegment(folder: string, vectors: ReadonlyMap<string, Float32Array>, D: number): Promise<Segment> {
  const keys = [...vectors.keys()].map(toBinary);
  const rows = [...vectors.values()].map((v) => Buffer.from(v.buffer, v.byteOffset, v.byteLength));
  const sums = Uint32Array.from(rows, (row) => crc32(row));
  const directory = Buffer.concat([Buffer.from(keys.join(''), 'latin1'), Buffer.from(sums.buffer)]);
  const header = Buffer.alloc(HEADER);
  header.write(MAGIC, 'latin1');
  [VERSION, D, keys.length, crc32(directory)].forEach((value, i) => {
    header.writeUInt32LE(value, MAGIC.length + 4 * i);
  });
  const bytes = Buffer.concat([header, directory, ...rows]);
  // Named by what it holds: two processes that write the same write one file.
  const path = join(folder, `${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}${ENDING}`);
  await writeAtomically(path, bytes);
  return { path, keys, sums, written: Number.POSITIVE_INFINITY };
}

/** One file in the place of many small ones. Whoever still has those in mind finds them gone, and reads anew what they held. */
async function merge(store: VectorStore, small: readonly Segment[]): Promise<void> {
  const keys = small.flatMap((segment) => segment.keys.map(fromBinary));
  await store.put(await store.get([...new Set(keys)]));
  for (const { path } of small) await rm(path, { force: true });
}

function toBinary(key: string): string {
  return Buffer.from(key, 'hex').toString('latin1');
}

function fromBinary(key: string): string {
  return Buffer.from(key, 'latin1').toString('hex');
}
