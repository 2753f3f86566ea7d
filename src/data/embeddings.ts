/** The embedding table: a row of numbers for each token id. It stays outside the compiled graph, which sees only the rows of its batch. */
import type { Random } from '../random.ts';

export interface EmbeddingTable {
  /** V. */
  readonly rows: number;
  /** W, the numbers of a row. */
  readonly width: number;
  /** V×W. Training writes into it. */
  readonly data: Float32Array;
}

/** Rows of small normal noise (standard deviation 0.3), the padding row zero; columns past the vector start at zero. */
export function randomEmbeddings(options: {
  readonly rows: number;
  /** E, the numbers of a token's vector. */
  readonly vectorWidth: number;
  readonly width: number;
  readonly random: Random;
}): EmbeddingTable {
  const { rows, vectorWidth, width, random } = options;
  const padding = { rows: 1, width, data: new Float32Array(width) };
  return withNoiseRows(padding, { rows, vectorWidth, deviation: 0.3, random });
}

/** The table with further rows of small normal noise, up to `rows`; columns past the vector start at zero. */
export function withNoiseRows(
  table: EmbeddingTable,
  options: {
    readonly rows: number;
    readonly vectorWidth: number;
    readonly deviation: number;
    readonly random: Random;
  },
): EmbeddingTable {
  const { rows, vectorWidth, deviation, random } = options;
  const { width } = table;
  const data = new Float32Array(rows * width);
  data.set(table.data);
  for (let row = table.rows; row < rows; row++) {
    for (let column = 0; column < vectorWidth; column++) data[row * width + column] = deviation * random.normal();
  }
  return { rows, width, data };
}

/** A table that starts from given vectors; columns past the vector start at zero. */
export function embeddingsFrom(
  vectors: { rows: number; dimension: number; data: Float32Array },
  width: number,
): EmbeddingTable {
  const { rows, dimension } = vectors;
  const data = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++) {
    data.set(vectors.data.subarray(row * dimension, (row + 1) * dimension), row * width);
  }
  return { rows, width, data };
}

/** A batch of texts as arrays for the graph: `tokens` T×N×W and `mask` T×N, time first. */
export interface TokenBatch {
  readonly tokens: Float32Array;
  readonly mask: Float32Array;
}

/** Room for a batch of N texts of up to T tokens of W numbers. */
export function allocateBatch(length: number, texts: number, width: number): TokenBatch {
  return { tokens: new Float32Array(length * texts * width), mask: new Float32Array(length * texts) };
}

/** Writes the rows of each text's tokens into a batch that the caller owns. Longer texts are cut at T. */
export function fillBatch(batch: TokenBatch, texts: readonly Int32Array[], { width, data }: EmbeddingTable): void {
  const { tokens, mask } = batch;
  const N = texts.length;
  const T = mask.length / N;
  tokens.fill(0);
  mask.fill(0);
  for (let n = 0; n < N; n++) {
    const ids = texts[n];
    const length = Math.min(ids.length, T);
    for (let t = 0; t < length; t++) {
      const row = ids[t] * width;
      tokens.set(data.subarray(row, row + width), (t * N + n) * width);
      mask[t * N + n] = 1;
    }
  }
}
