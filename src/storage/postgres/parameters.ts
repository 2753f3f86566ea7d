/** Vectors as pgvector reads and writes them: `[0.5,-1]`, each number in as many digits as it takes to find the same 32-bit float again. */
import { GemelError } from '../../errors.ts';
import { toVectors, type Vectors } from '../../search/vectors.ts';
import { type Row, textOf } from './database.ts';

/**
 * N×D numbers as N parameters.
 *
 * @example
 * toParameters(Float32Array.of(0.5, 1, -1, 0), 2); // ['[0.5,1]', '[-1,0]']
 */
export function toParameters(data: Float32Array, dimension: number): string[] {
  return Array.from(
    { length: data.length / dimension },
    (_, row) => `[${data.subarray(row * dimension, (row + 1) * dimension).join()}]`,
  );
}

/** The vectors in a column of rows. */
export function readVectors(rows: readonly Row[], column: string, dimension: number): Vectors {
  const data = new Float32Array(rows.length * dimension);
  for (const [i, row] of rows.entries()) data.set(JSON.parse(textOf(row, column)), i * dimension);
  return { data, count: rows.length, dimension };
}

/** Vectors of the index' dimension, or `bad-input`. */
export function checkVectors(
  data: Float32Array,
  { count, dimension, what }: { readonly count?: number; readonly dimension: number; readonly what: string },
): Vectors {
  const vectors = toVectors(data, dimension);
  if (count === undefined || vectors.count === count) return vectors;
  throw new GemelError('bad-input', `${what}: expected ${count} vectors, one each, found ${vectors.count}`);
}
