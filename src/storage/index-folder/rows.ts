/** The rows of a segment: vectors one after the other, entries as lines of JSON, and where each line begins. Written as they come, read by position. */
import { closeSync, openSync, readSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Entry } from '../../search/vector-index.ts';
import type { Vectors } from '../../search/vectors.ts';
import { numberBytes } from '../npy.ts';
import { createHashedFile } from './hashed-file.ts';
import { damaged, type FileInfo } from './manifest.ts';

/** N×D 32-bit floats. */
export const VECTORS = 'vectors.f32';
/** `{"key":…,"text":…,"fields":{…}}`, a line each. */
export const ENTRIES = 'entries.jsonl';
/** N+1 64-bit floats: where each line begins, and where the last one ends. */
const OFFSETS = 'offsets.f64';

export interface RowWriter {
  append(entries: readonly Entry[], vectors: Float32Array): Promise<void>;
  finish(): Promise<Record<string, FileInfo>>;
  close(): Promise<void>;
}

/** Makes the folder of a segment and begins to fill it. */
export async function createRows(folder: string): Promise<RowWriter> {
  await mkdir(folder, { recursive: true });
  const names = [VECTORS, ENTRIES, OFFSETS];
  const files = await Promise.all(names.map((name) => createHashedFile(join(folder, name))));
  const [vectorFile, entryFile, offsetFile] = files;
  const encoder = new TextEncoder();
  let end = 0;
  return {
    async append(entries, vectors) {
      const begins = new Float64Array(entries.length);
      const lines = entries.map(({ key, text, fields }, row) => {
        const line = encoder.encode(`${JSON.stringify({ key, text, fields })}\n`);
        begins[row] = end;
        end += line.length;
        return line;
      });
      await vectorFile.write(numberBytes(vectors));
      await entryFile.write(Buffer.concat(lines));
      await offsetFile.write(new Uint8Array(begins.buffer));
    },
    async finish() {
      await offsetFile.write(new Uint8Array(Float64Array.of(end).buffer));
      const infos = await Promise.all(files.map((file) => file.finish()));
      return Object.fromEntries(names.map((name, i) => [name, infos[i]]));
    },
    async close() {
      for (const file of files) await file.close();
    },
  };
}

/** More than the entries that are read at a time can have. */
const MOST_BYTES = 2 ** 31 - 1;

const entrySchema = z.object({ key: z.string(), text: z.string(), fields: z.record(z.string(), z.string()) });

/** Rows that have been written. Reading is synchronous: a row is a microsecond in the system's memory. */
export class Rows {
  readonly #folder: string;
  readonly #dimension: number;
  readonly #files: Readonly<Record<string, number>>;

  private constructor(folder: string, dimension: number, files: Readonly<Record<string, number>>) {
    this.#folder = folder;
    this.#dimension = dimension;
    this.#files = files;
  }

  static open(folder: string, dimension: number): Rows {
    const files: Record<string, number> = {};
    try {
      for (const name of [VECTORS, ENTRIES, OFFSETS]) files[name] = openSync(join(folder, name), 'r');
    } catch (error) {
      for (const file of Object.values(files)) closeSync(file);
      throw error;
    }
    return new Rows(folder, dimension, files);
  }

  /** Some rows that follow each other. */
  vectors(first: number, count: number): Vectors {
    const data = new Float32Array(count * this.#dimension);
    this.readVectors(first, data);
    return { data, count, dimension: this.#dimension };
  }

  /** As many rows as the array, which is the caller's, has room for. */
  readVectors(first: number, into: Float32Array): void {
    this.#read(VECTORS, first * this.#dimension * 4, numberBytes(into));
  }

  /** Some entries that follow each other. */
  entries(first: number, count: number): Entry[] {
    const begins = new Float64Array(count + 1);
    this.#read(OFFSETS, first * 8, new Uint8Array(begins.buffer));
    const length = begins[count] - begins[0];
    if (!(length >= 0 && length <= MOST_BYTES))
      throw damaged(join(this.#folder, OFFSETS), 'where lines begin', 'others');
    const bytes = Buffer.alloc(length);
    this.#read(ENTRIES, begins[0], bytes);
    return Array.from({ length: count }, (_, i) =>
      this.#parse(bytes.toString('utf8', begins[i] - begins[0], begins[i + 1] - begins[0])),
    );
  }

  entry(row: number): Entry {
    return this.entries(row, 1)[0];
  }

  close(): void {
    for (const file of Object.values(this.#files)) closeSync(file);
  }

  #read(name: string, position: number, into: Uint8Array): void {
    for (let done = 0; done < into.byteLength; ) {
      const read = readSync(this.#files[name], into, done, into.byteLength - done, position + done);
      if (read === 0) throw damaged(join(this.#folder, name), 'more bytes', 'its end');
      done += read;
    }
  }

  #parse(line: string): Entry {
    try {
      return entrySchema.parse(JSON.parse(line));
    } catch {
      throw damaged(join(this.#folder, ENTRIES), 'an entry a line', JSON.stringify(line.slice(0, 40)));
    }
  }
}
