/** The element types of a safetensors file and the typed arrays that hold them in memory. */
import { GemelError } from '../errors.ts';

export type StoredData = Float32Array | Float64Array | Int8Array | Uint8Array | Int32Array | BigInt64Array;

/** A tensor as a file holds it, row by row; shape `[]` is a scalar. */
export interface StoredTensor {
  readonly shape: readonly number[];
  readonly data: StoredData;
  /** Written in half precision, though its numbers are held as 32-bit floats. */
  readonly half?: true;
}

/** An element type: its bytes an element, and its bytes → typed array. Both sides are little-endian, as every platform of Node's but s390x is. */
export interface ElementType {
  readonly size: number;
  readonly read: (bytes: Uint8Array) => StoredData;
}

/** By the names that the format gives them. The half precisions are read as 32-bit floats. */
export const ELEMENT_TYPES: Readonly<Record<string, ElementType>> = {
  F64: { size: 8, read: (bytes) => new Float64Array(...aligned(bytes, 8)) },
  I64: { size: 8, read: (bytes) => new BigInt64Array(...aligned(bytes, 8)) },
  F32: { size: 4, read: (bytes) => new Float32Array(...aligned(bytes, 4)) },
  I32: { size: 4, read: (bytes) => new Int32Array(...aligned(bytes, 4)) },
  F16: { size: 2, read: (bytes) => Float32Array.from(new Uint16Array(...aligned(bytes, 2)), singleFromHalf) },
  BF16: { size: 2, read: (bytes) => singlesFromBrain(new Uint16Array(...aligned(bytes, 2))) },
  I8: { size: 1, read: (bytes) => new Int8Array(...aligned(bytes, 1)) },
  U8: { size: 1, read: (bytes) => new Uint8Array(...aligned(bytes, 1)) },
};

/** The name under which a tensor is written. */
export function elementTypeOf({ data, half }: StoredTensor): string {
  if (data instanceof Float32Array) return half ? 'F16' : 'F32';
  if (data instanceof Float64Array) return 'F64';
  if (data instanceof Int32Array) return 'I32';
  if (data instanceof BigInt64Array) return 'I64';
  return data instanceof Int8Array ? 'I8' : 'U8';
}

/** The numbers of a tensor as the file holds them. */
export function toBytes({ data, half }: StoredTensor): Uint8Array {
  const { buffer, byteOffset, byteLength } = half && data instanceof Float32Array ? halvesFromSingles(data) : data;
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** The tensor as it is when it has been written and read again. */
export function asRead(tensor: StoredTensor): StoredTensor {
  return { shape: tensor.shape, data: ELEMENT_TYPES[elementTypeOf(tensor)].read(toBytes(tensor)) };
}

/** Throws at the first NaN or infinity: a file can be whole and its numbers still be useless. */
export function assertFinite(name: string, data: StoredData, file: string): void {
  if (!(data instanceof Float32Array || data instanceof Float64Array)) return;
  const index = data.findIndex((value) => !Number.isFinite(value));
  if (index === -1) return;
  throw new GemelError(
    'bad-model',
    `${file}: expected finite numbers in tensor "${name}", found ${data[index]} at element ${index}: save the model again`,
  );
}

/** Where a typed array looks: at the bytes themselves if their address allows it, or else at a copy. */
function aligned(bytes: Uint8Array, size: number): [ArrayBufferLike, number, number] {
  const { buffer, byteOffset } = bytes.byteOffset % size === 0 ? bytes : new Uint8Array(bytes);
  return [buffer, byteOffset, bytes.length / size];
}

/** IEEE 754 half precision: 1 sign bit, 5 exponent bits, 10 fraction bits. */
function singleFromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** The nearest halves, of two equally near the even one; beyond 65,504 there is only infinity. */
function halvesFromSingles(values: Float32Array): Uint16Array {
  const singles = new Uint32Array(values.slice().buffer);
  return Uint16Array.from(singles, (bits, i) => {
    const sign = (bits >>> 16) & 0x8000;
    const magnitude = bits & 0x7fffffff;
    if (magnitude > 0x7f800000) return sign | 0x7e00;
    if (magnitude >= 0x477ff000) return sign | 0x7c00;
    // Below 2⁻¹⁴ the step is 2⁻²⁴ throughout.
    if (magnitude < 0x38800000) return sign | roundToEven(Math.abs(values[i]) * 2 ** 24);
    const moved = magnitude - 0x38000000;
    return sign | ((moved + 0xfff + ((moved >>> 13) & 1)) >>> 13);
  });
}

function roundToEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  return rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? below + 1 : below;
}

/** A bfloat16 is the upper half of a 32-bit float. */
function singlesFromBrain(halves: Uint16Array): Float32Array {
  return new Float32Array(Uint32Array.from(halves, (bits) => bits << 16).buffer);
}
