/** Pretrained token vectors → the embedding table that training starts from. */
import { GemelError } from '../errors.ts';

/** A table of vectors, row by row. */
export interface StaticVectors {
  /** V, one row for each id of the tokenizer. */
  readonly rows: number;
  /** E. */
  readonly dimension: number;
  readonly data: Float32Array;
}

/** The tensors of a model2vec model. */
export interface StaticTensors {
  /** R×E in any number type; its scale carries no meaning when it is quantised. */
  readonly embeddings: { readonly shape: readonly number[]; readonly data: ArrayLike<number> };
  /** V: what each token's vector is multiplied by. */
  readonly weights?: ArrayLike<number>;
  /** V: the row of each token, where several tokens share one. */
  readonly mapping?: ArrayLike<number>;
}

/**
 * The vector of each token as 32-bit floats: `weights[id] · embeddings[mapping[id]]`. `file` is named in errors.
 *
 * @example
 * staticVectors({ embeddings: { shape: [1, 2], data: Int8Array.of(3, -4) } }).data; // Float32Array [3, -4]
 */
export function staticVectors({ embeddings, weights, mapping }: StaticTensors, file = 'static vectors'): StaticVectors {
  const [available, dimension] = embeddings.shape;
  if (embeddings.shape.length !== 2) {
    throw new GemelError(
      'bad-model',
      `${file}: expected embeddings of rows × dimension, found shape [${embeddings.shape}]`,
    );
  }
  const rows = mapping?.length ?? available;
  if (weights && weights.length !== rows) {
    throw new GemelError('bad-model', `${file}: expected weights for ${rows} tokens, found ${weights.length}`);
  }
  const data = new Float32Array(rows * dimension);
  for (let id = 0; id < rows; id++) {
    const row = mapping ? mapping[id] : id;
    if (row < 0 || row >= available) {
      throw new GemelError(
        'bad-model',
        `${file}: expected a mapping to rows 0 to ${available - 1}, found ${row} for token ${id}`,
      );
    }
    const weight = weights ? weights[id] : 1;
    for (let j = 0; j < dimension; j++) data[id * dimension + j] = weight * embeddings.data[row * dimension + j];
  }
  return { rows, dimension, data };
}

/**
 * Scales the whole table so that the rows *as they occur in text* have the given root mean square: √(Σ occurrences of row · |row|² / (tokens · E)).
 * Frequent tokens have small vectors, so a table of RMS 1 would still start a network on inputs too small to learn from.
 *
 * @example
 * const vectors = { rows: 2, dimension: 1, data: Float32Array.of(0, 3) };
 * scaleToText(vectors, [Int32Array.of(1, 1)], 0.3).data; // Float32Array [0, 0.3]
 */
export function scaleToText(vectors: StaticVectors, texts: Iterable<Int32Array>, targetRms = 0.3): StaticVectors {
  const { rows, dimension, data } = vectors;
  const occurrences = new Float64Array(rows);
  for (const ids of texts) for (const id of ids) occurrences[id]++;
  let squares = 0;
  let tokens = 0;
  for (let row = 0; row < rows; row++) {
    if (occurrences[row] === 0) continue;
    let square = 0;
    for (let i = row * dimension; i < (row + 1) * dimension; i++) square += data[i] * data[i];
    squares += occurrences[row] * square;
    tokens += occurrences[row];
  }
  if (squares === 0) {
    throw new GemelError(
      'bad-input',
      'static vectors: expected texts with known tokens, found none whose vectors could be scaled',
    );
  }
  const scale = targetRms / Math.sqrt(squares / (tokens * dimension));
  return { rows, dimension, data: data.map((value) => value * scale) };
}
