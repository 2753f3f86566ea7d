/** The bytes of pictures, wherever they lie. A zip file is opened, and a file of labelled pixels read, once for all that is asked of it. */
import { GemelError, unreachable } from '../errors.ts';
import { type LabelledPixels, readLabelledPixels } from './labelled-pixels.ts';
import { parseLocator } from './locator.ts';
import { writePgm } from './pgm.ts';
import { readPictureFile } from './read-file.ts';
import { openZip, type ZipFile } from './zip-file.ts';

/** What is open while some pictures are read; whoever opened it closes it. */
export interface PictureFiles {
  /** The bytes of the file that a locator names. A row of labelled pixels is given as a PGM file. */
  bytesOf(locator: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Nothing is opened until it is asked for. */
export function openPictureFiles(): PictureFiles {
  const zips = new Map<string, Promise<ZipFile>>();
  const tables = new Map<string, Promise<PixelRows>>();
  return {
    async bytesOf(text) {
      const locator = parseLocator(text);
      switch (locator.kind) {
        case 'file':
          return readPictureFile(locator.path);
        case 'zip':
          return (await once(zips, locator.path, openZip)).read(locator.entry);
        case 'labelled-pixels':
          return (await once(tables, locator.path, readRows))(locator.line);
        default:
          return unreachable(locator);
      }
    },
    async close() {
      for (const opened of await Promise.allSettled(zips.values())) {
        if (opened.status === 'fulfilled') opened.value.close();
      }
      zips.clear();
      tables.clear();
    },
  };
}

/** Opens files for as long as something is done with them. */
export async function withPictureFiles<R>(use: (files: PictureFiles) => Promise<R>): Promise<R> {
  const files = openPictureFiles();
  try {
    return await use(files);
  } finally {
    await files.close();
  }
}

/** A line of a file of labelled pixels as a PGM file. */
type PixelRows = (line: number) => Uint8Array;

async function readRows(path: string): Promise<PixelRows> {
  const failures = new Map<number, GemelError>();
  const table = await readLabelledPixels(path, { onBad: (line, error) => failures.set(line, error) });
  const rows = new Map(table.lines.map((line, row) => [line, row]));
  return (line) => {
    const row = rows.get(line);
    if (row !== undefined) return writePgm(pictureOf(table, row));
    throw failures.get(line) ?? missing(path, line, table);
  };
}

function pictureOf({ side, pixels }: LabelledPixels, row: number) {
  const N = side * side;
  return { height: side, width: side, pixels: pixels.subarray(row * N, (row + 1) * N) };
}

function missing(path: string, line: number, { lines }: LabelledPixels): GemelError {
  const last = lines.at(-1);
  const there = last === undefined ? 'it has none' : `its rows are in lines ${lines[0]} to ${last}`;
  return new GemelError(
    'bad-input',
    `expected a row of labelled pixels, found none (line ${line} of ${path}): ${there}`,
  );
}

function once<V>(known: Map<string, Promise<V>>, path: string, open: (path: string) => Promise<V>): Promise<V> {
  const value = known.get(path) ?? open(path);
  known.set(path, value);
  return value;
}
