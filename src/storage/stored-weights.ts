/** How a model's weights lie in its file: as they are, in half precision, or as bytes with a scale for each row. */
import { GemelError } from '../errors.ts';
import { count } from '../weights.ts';
import { assertFinite, type StoredTensor } from './tensor-types.ts';

/** What a number takes: 4 bytes, 2 or 1. */
export type WeightType = 'float32' | 'float16' | 'int8';

interface Matrix {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** The tensors of a file, which errors name. */
export interface TensorPlace {
  readonly tensors: Readonly<Record<string, StoredTensor>>;
  readonly file: string;
}

/**
 * A matrix as the tensors that are written. As `int8` a row x becomes round(x / s), s = max|x| / 127, and s is kept as `NAME.scale`, of shape [rows, 1], so
 * that `NAME * NAME.scale` is the matrix again, no number further off than s / 2. Longer shapes are read as rows of their last axis.
 *
 * @throws GemelError `bad-model` for numbers that half precision does not reach.
 * @example
 * storeMatrix('w', { shape: [1, 2], data: Float32Array.of(-254, 1) }, 'int8').w.data; // Int8Array [-127, 1]
 */
export function storeMatrix(name: string, { shape, data }: Matrix, type: WeightType): Record<string, StoredTensor> {
  if (type === 'float32') return { [name]: { shape, data } };
  if (type === 'float16') {
    const far = data.find((value) => Math.abs(value) > LARGEST_HALF);
    if (far === undefined) return { [name]: { shape, data, half: true } };
    throw new GemelError(
      'bad-model',
      `tensor "${name}": expected numbers up to 65,504 for float16, found ${far}: use int8`,
    );
  }
  const width = shape[shape.length - 1];
  const rows = count(shape) / width;
  const scales = new Float32Array(rows);
  const bytes = new Int8Array(data.length);
  for (let row = 0; row < rows; row++) {
    const [start, end] = [row * width, (row + 1) * width];
    let greatest = 0;
    for (let i = start; i < end; i++) greatest = Math.max(greatest, Math.abs(data[i]));
    scales[row] = greatest / 127;
    if (scales[row] === 0) continue;
    for (let i = start; i < end; i++) bytes[i] = Math.round(data[i] / scales[row]);
  }
  return {
    [name]: { shape, data: bytes },
    [scaleOf(name)]: { shape: [...shape.slice(0, -1), 1], data: scales },
  };
}

/** A matrix that `storeMatrix` stored in whichever way, as 32-bit floats. Throws `bad-model` for one that is missing or does not fit. */
export function takeMatrix(name: string, shape: readonly number[], place: TensorPlace): Float32Array {
  const stored = place.tensors[name] as StoredTensor | undefined;
  if (!(stored?.data instanceof Int8Array) || stored.shape.join() !== shape.join()) {
    return takeTensor(name, shape, place);
  }
  const scales = takeTensor(scaleOf(name), [...shape.slice(0, -1), 1], place);
  const width = shape[shape.length - 1];
  const bytes = stored.data;
  return Float32Array.from(bytes, (byte, i) => byte * scales[Math.floor(i / width)]);
}

/** A tensor of 32-bit floats. Throws `bad-model` for one that is missing or does not fit. */
export function takeTensor(name: string, shape: readonly number[], { tensors, file }: TensorPlace): Float32Array {
  const tensor = tensors[name] as StoredTensor | undefined;
  if (!tensor) throw new GemelError('bad-model', `${file}: expected a tensor "${name}", found none`);
  if (tensor.shape.join() !== shape.join() || !(tensor.data instanceof Float32Array)) {
    throw new GemelError(
      'bad-model',
      `${file}: expected tensor "${name}" of shape [${shape}] in float32, found [${tensor.shape}]`,
    );
  }
  assertFinite(name, tensor.data, file);
  return tensor.data;
}

const LARGEST_HALF = 65504;

function scaleOf(name: string): string {
  return `${name}.scale`;
}
