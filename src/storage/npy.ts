/** Vectors ↔ NumPy's .npy format, version 1.0, 32-bit floats, two dimensions: what `gemel embed --output vectors.npy` writes. */
import { GemelError } from '../errors.ts';
import { openAtomically } from './files.ts';

/** N×D numbers, row by row. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float32Array;
}

/**
 * The bytes before the numbers, so that vectors can follow as they are computed (`numberBytes`). See
 * https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html.
 */
export function npyHeader({ rows, columns }: { readonly rows: number; readonly columns: number }): Uint8Array {
  const text = `{'descr': '<f4', 'fortran_order': False, 'shape': (${rows}, ${columns}), }`;
  // NumPy maps the file into memory, so its numbers have to start at a multiple of 64 bytes; a line feed ends the header.
  const length = Math.ceil((PREAMBLE + text.length + 1) / 64) * 64 - PREAMBLE;
  const bytes = new TextEncoder().encode(`${' '.repeat(PREAMBLE)}${text.padEnd(length - 1)}\n`);
  bytes.set(MAGIC);
  new DataView(bytes.buffer).setUint16(MAGIC.length, length, true);
  return bytes;
}

/** The bytes of some rows, to be written after the header. They share memory with the rows. */
export function numberBytes(data: Float32Array): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}

/**
 * A matrix as a whole file.
 *
 * @example
 * const bytes = encodeNpy({ rows: 1, columns: 2, data: Float32Array.of(3, 4) });
 * decodeNpy(bytes, 'vectors.npy').data; // Float32Array [3, 4]
 */
export function encodeNpy(matrix: Matrix): Uint8Array {
  const header = npyHeader(matrix);
  const bytes = new Uint8Array(header.length + matrix.data.byteLength);
  bytes.set(header);
  bytes.set(numberBytes(matrix.data), header.length);
  return bytes;
}

/** A matrix that is written row by row, and is there once it is whole. Exactly one of `commit` and `abort` ends it. */
export interface NpyWriter {
  /** The next rows. They may not change until `commit` has resolved. */
  write(rows: Float32Array): Promise<void>;
  /** @throws GemelError `bad-input` where fewer or more rows were written than announced. */
  commit(): Promise<void>;
  abort(): Promise<void>;
}

/**
 * Opens a file for a matrix that is too large to hold: the same bytes as `encodeNpy` gives.
 *
 * @example
 * const writer = await openNpy('vectors.npy', { rows: 1_000_000, columns: 256 });
 * for (const block of blocks) await writer.write(block);
 * await writer.commit();
 */
export async function openNpy(path: string, shape: Pick<Matrix, 'rows' | 'columns'>): Promise<NpyWriter> {
  const file = await openAtomically(path);
  let written = 0;
  await file.write(npyHeader(shape));
  return {
    async write(rows) {
      written += rows.length;
      await file.write(numberBytes(rows));
    },
    async commit() {
      if (written !== shape.rows * shape.columns) {
        await file.abort();
        const found = written / shape.columns;
        throw new GemelError('bad-input', `${path}: expected ${shape.rows} rows to write, found ${found}`);
      }
      await file.commit();
    },
    abort: () => file.abort(),
  };
}

/** A file's bytes → its matrix. `file` is named in errors. */
export function decodeNpy(bytes: Uint8Array, file: string): Matrix {
  if (bytes.length < PREAMBLE || MAGIC.some((byte, i) => bytes[i] !== byte)) {
    throw new GemelError('bad-input', `${file}: expected a .npy file of version 1.0, found other bytes at its start`);
  }
  const start = PREAMBLE + new DataView(bytes.buffer, bytes.byteOffset).getUint16(MAGIC.length, true);
  const header = new TextDecoder('latin1').decode(bytes.subarray(PREAMBLE, start)).trim();
  const shape = /'shape': \((\d+), (\d+)\)/.exec(header);
  if (!shape || !header.includes("'descr': '<f4'") || !header.includes("'fortran_order': False")) {
    throw new GemelError(
      'bad-input',
      `${file}: expected 32-bit floats in two dimensions, row by row, found ${header || 'no header'}: convert with astype('float32')`,
    );
  }
  const [rows, columns] = [Number(shape[1]), Number(shape[2])];
  if (bytes.length !== start + 4 * rows * columns) {
    throw new GemelError(
      'bad-input',
      `${file}: expected ${4 * rows * columns} bytes of numbers, found ${Math.max(0, bytes.length - start)}: the file is cut off or damaged`,
    );
  }
  return { rows, columns, data: new Float32Array(new Uint8Array(bytes.subarray(start)).buffer) };
}

/** \x93NUMPY, then version 1.0. */
const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0];
const PREAMBLE = MAGIC.length + 2;
