/** Named tensors ↔ the bytes of a safetensors file (https://github.com/huggingface/safetensors), in which weights are kept. */
import { z } from 'zod';
import { GemelError } from '../errors.ts';
import { count } from '../weights.ts';
import { ELEMENT_TYPES, elementTypeOf, type StoredTensor, toBytes } from './tensor-types.ts';

/** What a file holds: tensors and free text, each by name. */
export interface TensorFile {
  readonly tensors: Readonly<Record<string, StoredTensor>>;
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * Tensors → bytes: 8 bytes of header length, the header as JSON, the numbers. The same tensors give the same bytes in whatever order
 * they come: by element size, largest first, then by name, so that each tensor starts where a typed array may look at it.
 *
 * @example
 * const bytes = encodeTensors({ bias: { shape: [2], data: Float32Array.of(0, 1) } });
 * decodeTensors(bytes, 'weights.safetensors').tensors.bias.data; // Float32Array [0, 1]
 */
export function encodeTensors(
  tensors: Readonly<Record<string, StoredTensor>>,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  const sorted = Object.entries(tensors)
    .map(([name, tensor]) => {
      const dtype = elementTypeOf(tensor);
      return { name, tensor, dtype, size: ELEMENT_TYPES[dtype].size };
    })
    .sort((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1));
  const header: [string, unknown][] = [];
  if (Object.keys(metadata).length > 0) header.push([METADATA, sortKeys(metadata)]);
  let end = 0;
  for (const { name, tensor, dtype, size } of sorted) {
    const { shape, data } = tensor;
    if (name === METADATA || data.length !== count(shape)) {
      throw new GemelError(
        'bad-model',
        `tensor "${name}": expected data of shape [${shape}], found ${data.length} numbers`,
      );
    }
    const begin = end;
    end += data.length * size;
    header.push([name, { dtype, shape, data_offsets: [begin, end] }]);
  }
  const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries(header)));
  const start = LENGTH_BYTES + Math.ceil(json.length / 8) * 8;
  const bytes = new Uint8Array(start + end);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(start - LENGTH_BYTES), true);
  bytes.set(json, LENGTH_BYTES);
  bytes.fill(SPACE, LENGTH_BYTES + json.length, start);
  let offset = start;
  for (const { tensor } of sorted) {
    const written = toBytes(tensor);
    bytes.set(written, offset);
    offset += written.length;
  }
  return bytes;
}

/** Bytes → tensors, which look at `bytes` rather than copy them where alignment allows. `file` is named in errors. */
export function decodeTensors(bytes: Uint8Array, file: string): TensorFile {
  const { header, start } = readHeader(bytes, file);
  // A plain view, since `slice` and `subarray` of a Node Buffer are not those of a Uint8Array.
  const body = new Uint8Array(bytes.buffer, bytes.byteOffset + start, bytes.length - start);
  const { [METADATA]: metadata = {}, ...rest } = header;
  if (!isTextByName(metadata)) throw damaged(file, 'expected metadata that is text by name, found something else');
  const entries = Object.entries(rest)
    .map(([name, entry]) => parseEntry(name, entry, file))
    .sort((a, b) => a.begin - b.begin || a.end - b.end);
  let covered = 0;
  for (const { name, begin, end } of entries) {
    if (end > body.length) {
      throw damaged(file, `tensor "${name}": expected its data within ${body.length} bytes, found it to end at ${end}`);
    }
    if (begin !== covered) {
      throw damaged(
        file,
        `tensor "${name}": expected its data to begin at byte ${covered}, found ${begin} (overlap or gap)`,
      );
    }
    covered = end;
  }
  if (covered !== body.length) {
    throw damaged(file, `expected ${covered} bytes of tensor data, found ${body.length}`);
  }
  const tensors = entries.map(({ name, shape, begin, end, type }): [string, StoredTensor] => [
    name,
    { shape, data: type.read(body.subarray(begin, end)) },
  ]);
  return { tensors: Object.fromEntries(tensors), metadata };
}

const METADATA = '__metadata__';
const LENGTH_BYTES = 8;
const SPACE = 0x20;

function sortKeys(record: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function readHeader(bytes: Uint8Array, file: string): { header: Record<string, unknown>; start: number } {
  if (bytes.length < LENGTH_BYTES) throw damaged(file, `expected a header, found a file of ${bytes.length} bytes`);
  const length = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true);
  if (length > bytes.length - LENGTH_BYTES) {
    throw damaged(file, `expected a header of ${length} bytes, found ${bytes.length - LENGTH_BYTES} bytes in all`);
  }
  const start = LENGTH_BYTES + Number(length);
  const header = parseJson(bytes.subarray(LENGTH_BYTES, start));
  if (!isRecord(header)) throw damaged(file, 'expected a header that is a JSON object, found something else');
  return { header, start };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** By hand, since zod's records drop a key named `__proto__`, which may be a tensor's name as well as any other. */
function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTextByName(value: unknown): value is Record<string, string> {
  return isRecord(value) && Object.values(value).every((text) => typeof text === 'string');
}

const entrySchema = z.object({
  dtype: z.string(),
  shape: z.array(z.int().nonnegative()),
  data_offsets: z.tuple([z.int().nonnegative(), z.int().nonnegative()]),
});

function parseEntry(name: string, entry: unknown, file: string) {
  const parsed = entrySchema.safeParse(entry);
  if (!parsed.success) {
    throw damaged(file, `tensor "${name}": expected dtype, shape and data_offsets, found ${JSON.stringify(entry)}`);
  }
  const {
    dtype,
    shape,
    data_offsets: [begin, end],
  } = parsed.data;
  if (!Object.hasOwn(ELEMENT_TYPES, dtype)) {
    throw damaged(
      file,
      `tensor "${name}": expected one of ${Object.keys(ELEMENT_TYPES).join(', ')}, found dtype ${dtype}`,
    );
  }
  const type = ELEMENT_TYPES[dtype];
  if (count(shape) * type.size !== end - begin) {
    throw damaged(
      file,
      `tensor "${name}": expected ${count(shape) * type.size} bytes for ${dtype} of shape [${shape}], found ${end - begin}`,
    );
  }
  return { name, shape, begin, end, type };
}

function damaged(file: string, finding: string): GemelError {
  return new GemelError('bad-model', `${file}: ${finding}: the file is damaged or no safetensors file`);
}
