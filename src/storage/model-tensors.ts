/** The weights and the embedding table of a model ↔ the tensors of its file. */
import type { EmbeddingTable } from '../data/embeddings.ts';
import type { Matcher } from '../matchers/matcher.ts';
import type { Model, Weights } from '../matchers/model.ts';
import { storeMatrix, type TensorPlace, takeMatrix, takeTensor, type WeightType } from './stored-weights.ts';
import { asRead, type StoredTensor } from './tensor-types.ts';

type Learned = Pick<Model, 'matcher' | 'weights' | 'embeddings'>;

/** Scalars and vectors stay 32-bit floats whatever the type: they take little room, and a bias moves everything. */
export function toTensors(
  { matcher, weights, embeddings }: Learned,
  { type, embeddingWidth }: { readonly type: WeightType; readonly embeddingWidth: number },
): Record<string, StoredTensor> {
  const dense = matcher.weights.map(({ name, shape }) =>
    storeMatrix(name, { shape, data: weights[name] }, shape.length < 2 ? 'float32' : type),
  );
  return Object.assign({}, ...dense, embeddings.rows > 0 ? storeTable(embeddings, { type, embeddingWidth }) : {});
}

/** What `toTensors` made of a matcher with so many rows of embeddings. */
export function fromTensors(
  place: TensorPlace,
  {
    matcher,
    rows,
    embeddingWidth,
  }: { readonly matcher: Matcher; readonly rows: number; readonly embeddingWidth: number },
): { weights: Weights; embeddings: EmbeddingTable } {
  const dense = matcher.weights.map(({ name, shape }) => [
    name,
    shape.length < 2 ? takeTensor(name, shape, place) : takeMatrix(name, shape, place),
  ]);
  const width = matcher.tokenWidth;
  return {
    weights: Object.fromEntries(dense),
    embeddings:
      rows > 0
        ? { rows, width, data: takeTable(place, { rows, width, embeddingWidth }) }
        : { rows: 0, width, data: new Float32Array(0) },
  };
}

/** The model as it is once it has been stored with weights of a type, and read again. */
export function afterStoring(
  model: Model,
  options: { readonly type: WeightType; readonly embeddingWidth: number },
): Model {
  const tensors = Object.entries(toTensors(model, options)).map(([name, tensor]) => [name, asRead(tensor)]);
  const place = { tensors: Object.fromEntries(tensors), file: 'weights' };
  const { matcher, embeddings } = model;
  return {
    ...model,
    ...fromTensors(place, { matcher, rows: embeddings.rows, embeddingWidth: options.embeddingWidth }),
  };
}

const EMBEDDINGS = 'embeddings';
const OWN_COLUMNS = 'embeddings.own';

/** A vector and what stands beside it, such as the logarithm of a weight, have no common scale: of bytes, the table is stored in two parts. */
function storeTable(
  { rows, width, data }: EmbeddingTable,
  { type, embeddingWidth }: { readonly type: WeightType; readonly embeddingWidth: number },
): Record<string, StoredTensor> {
  if (type !== 'int8' || width === embeddingWidth) return storeMatrix(EMBEDDINGS, { shape: [rows, width], data }, type);
  const own = width - embeddingWidth;
  const [vectors, columns] = [new Float32Array(rows * embeddingWidth), new Float32Array(rows * own)];
  for (let row = 0; row < rows; row++) {
    const middle = row * width + embeddingWidth;
    vectors.set(data.subarray(row * width, middle), row * embeddingWidth);
    columns.set(data.subarray(middle, (row + 1) * width), row * own);
  }
  return {
    ...storeMatrix(EMBEDDINGS, { shape: [rows, embeddingWidth], data: vectors }, type),
    ...storeMatrix(OWN_COLUMNS, { shape: [rows, own], data: columns }, 'float16'),
  };
}

function takeTable(
  place: TensorPlace,
  { rows, width, embeddingWidth }: { readonly rows: number; readonly width: number; readonly embeddingWidth: number },
): Float32Array {
  if (!Object.hasOwn(place.tensors, OWN_COLUMNS)) return takeMatrix(EMBEDDINGS, [rows, width], place);
  const own = width - embeddingWidth;
  const vectors = takeMatrix(EMBEDDINGS, [rows, embeddingWidth], place);
  const columns = takeMatrix(OWN_COLUMNS, [rows, own], place);
  const data = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++) {
    data.set(vectors.subarray(row * embeddingWidth, (row + 1) * embeddingWidth), row * width);
    data.set(columns.subarray(row * own, (row + 1) * own), row * width + embeddingWidth);
  }
  return data;
}
