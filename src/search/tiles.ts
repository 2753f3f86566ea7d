/** The table of all products of left with right rows, computed tile by tile, of which only the largest of each 16 columns comes back. */
import { compile, type EngineOptions } from '../compile/compile.ts';
import { tf } from '../compile/tf.ts';
import { GemelError } from '../errors.ts';
import type { ProductForm } from './product-form.ts';

/** Columns that share one maximum. Handing out every product would more than halve the speed; its maxima cost nothing. */
export const GROUP = 16;

/** A tile's products (8 MB) stay in the processor's cache, and fewer, larger tiles are no faster. */
const TILE_ROWS = 512;
const TILE_COLUMNS = 4096;

export interface Tile {
  readonly firstRow: number;
  /** One past the last row: the last tile of a column may be cut short. */
  readonly endRow: number;
  readonly firstColumn: number;
  readonly endColumn: number;
  /** For each row the largest product of each group of 16 columns; overwritten by the next tile. */
  readonly maxima: Float32Array;
  /** Groups a row. */
  readonly groups: number;
}

export interface TileOptions extends EngineOptions {
  readonly signal?: AbortSignal;
}

/** Walks through the tiles row by row; `upper` leaves out those that lie below the diagonal altogether. */
export async function* multiplyTiles(
  { left, right, width, swapped }: ProductForm,
  { upper = false, signal, ...engine }: TileOptions & { readonly upper?: boolean },
): AsyncGenerator<Tile> {
  const [leftCount, rightCount] = [left.length / width, right.length / width];
  if (leftCount === 0 || rightCount === 0) return;
  const rows = Math.min(TILE_ROWS, leftCount);
  const columns = Math.min(TILE_COLUMNS, Math.ceil(rightCount / GROUP) * GROUP);
  const groups = columns / GROUP;
  const multiply = await compileTile({ rows, columns, width, swapped }, engine);
  try {
    for (let firstRow = 0; firstRow < leftCount; firstRow += rows) {
      const leftRows = sliceRows(left, firstRow, rows, width);
      for (let firstColumn = upper ? firstRow : 0; firstColumn < rightCount; firstColumn += columns) {
        if (signal?.aborted) throw new GemelError('interrupted', `search: stopped at row ${firstRow} of ${leftCount}`);
        const { maxima } = await multiply.run({
          left: leftRows,
          right: sliceRows(right, firstColumn, columns, width),
        });
        yield {
          firstRow,
          endRow: Math.min(firstRow + rows, leftCount),
          firstColumn,
          endColumn: Math.min(firstColumn + columns, rightCount),
          maxima: maxima as Float32Array,
          groups,
        };
      }
    }
  } finally {
    await multiply.dispose();
  }
}

function compileTile(
  {
    rows,
    columns,
    width,
    swapped,
  }: { readonly rows: number; readonly columns: number; readonly width: number; readonly swapped: boolean },
  engine: EngineOptions,
) {
  return compile(
    {
      inputs: {
        left: { shape: [rows, width], dtype: 'float32' },
        right: { shape: [columns, width], dtype: 'float32' },
      },
      body: ({ left, right }) => {
        const product = tf.matMul(swapped ? swapLastTwo(left, rows, width) : left, right, false, true);
        return { maxima: tf.max(tf.reshape(product, [rows, columns / GROUP, GROUP]), 2) };
      },
    },
    engine,
  );
}

function swapLastTwo(matrix: tf.Tensor, rows: number, width: number): tf.Tensor {
  const column = (at: number) => tf.slice(matrix, [0, at], [rows, 1]);
  return tf.concat([tf.slice(matrix, [0, 0], [rows, width - 2]), column(width - 1), column(width - 2)], 1);
}

/** Some rows of a matrix, with rows of zeros after its last one. */
function sliceRows(matrix: Float32Array, first: number, rows: number, width: number): Float32Array {
  const slice = matrix.subarray(first * width, (first + rows) * width);
  if (slice.length === rows * width) return slice;
  const padded = new Float32Array(rows * width);
  padded.set(slice);
  return padded;
}
