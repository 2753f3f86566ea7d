import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTensors, encodeTensors } from '../../src/storage/safetensors.ts';
import { assertFinite, type StoredTensor } from '../../src/storage/tensor-types.ts';
import { count } from '../../src/weights.ts';

const example = {
  weight: { shape: [2, 2], data: Float32Array.of(1, -2, 0.5, 3) },
  bytes: { shape: [3], data: Int8Array.of(-128, 0, 127) },
  scale: { shape: [], data: Float32Array.of(7) },
};

describe('encodeTensors', () => {
  it('writes the header, padded to 8 bytes, and the numbers, widest type first and then by name', () => {
    const bytes = encodeTensors(example, { format: 'gemel' });
    const header =
      '{"__metadata__":{"format":"gemel"},"scale":{"dtype":"F32","shape":[],"data_offsets":[0,4]},' +
      '"weight":{"dtype":"F32","shape":[2,2],"data_offsets":[4,20]},"bytes":{"dtype":"I8","shape":[3],"data_offsets":[20,23]}}';
    const length = Math.ceil(header.length / 8) * 8;
    expect(new DataView(bytes.buffer).getBigUint64(0, true)).toBe(BigInt(length));
    expect(new TextDecoder().decode(bytes.subarray(8, 8 + length))).toBe(header.padEnd(length));
    expect(bytes.length).toBe(8 + length + 23);
  });

  it('gives the same bytes in whatever order tensors and metadata come', () => {
    const reversed = Object.fromEntries(Object.entries(example).reverse());
    expect(encodeTensors(reversed, { b: '2', a: '1' })).toEqual(encodeTensors(example, { a: '1', b: '2' }));
  });

  it('refuses data that does not fill the shape', () => {
    expect(() => encodeTensors({ bias: { shape: [2, 3], data: new Float32Array(5) } })).toThrow(
      'tensor "bias": expected data of shape [2,3], found 5 numbers',
    );
  });

  it('refuses the name that the format keeps for itself', () => {
    expect(() => encodeTensors({ __metadata__: { shape: [1], data: new Float32Array(1) } })).toThrow('"__metadata__"');
  });
});

describe('decodeTensors', () => {
  const anyTensor: fc.Arbitrary<StoredTensor> = fc
    .array(fc.nat({ max: 4 }), { maxLength: 3 })
    .chain((shape) =>
      fc
        .oneof(
          ...[fc.float32Array, fc.float64Array, fc.int8Array, fc.uint8Array, fc.int32Array, fc.bigInt64Array].map(
            (array) => (array as typeof fc.float32Array)({ minLength: count(shape), maxLength: count(shape) }),
          ),
        )
        .map((data) => ({ shape, data })),
    );
  const anyName = fc.string({ unit: 'binary-ascii' }).filter((name) => name !== '__metadata__');

  it('gives back what was encoded, at any alignment', () => {
    const anyFile = fc.record({
      tensors: fc.dictionary(anyName, anyTensor, { noNullPrototype: true }),
      metadata: fc.dictionary(fc.string(), fc.string(), { noNullPrototype: true }),
      offset: fc.nat({ max: 8 }),
    });
    fc.assert(
      fc.property(anyFile, ({ tensors, metadata, offset }) => {
        const bytes = encodeTensors(tensors, metadata);
        const moved = new Uint8Array(bytes.length + offset).subarray(offset);
        moved.set(bytes);
        expect(decodeTensors(moved, 'a')).toEqual({ tensors, metadata });
      }),
    );
  });

  it('looks at the bytes instead of copying them', () => {
    const bytes = encodeTensors(example);
    expect(decodeTensors(bytes, 'a').tensors.weight.data.buffer).toBe(bytes.buffer);
  });

  // Written by safetensors for Python from NumPy arrays.
  it('reads half precision, 64-bit integers and metadata as Python writes them', () => {
    const { tensors, metadata } = decodeTensors(
      Buffer.from(
        'GAEAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyJvcmlnaW4iOiJweXRob24ifSwid2hvbGUiOnsiZHR5cGUiOiJJNjQiLCJzaGFwZSI6WzNdLCJkYXRhX29mZnNldHMiOlswLDI0XX0sInNpbmdsZSI6eyJkdHlwZSI6IkYzMiIsInNoYXBlIjpbXSwiZGF0YV9vZmZzZXRzIjpbMjQsMjhdfSwiaGFsZiI6eyJkdHlwZSI6IkYxNiIsInNoYXBlIjpbMiwzXSwiZGF0YV9vZmZzZXRzIjpbMjgsNDBdfSwiYnl0ZXMiOnsiZHR5cGUiOiJJOCIsInNoYXBlIjpbMSwzXSwiZGF0YV9vZmZzZXRzIjpbNDAsNDNdfX0gICAgICAgAQAAAAAAAAD+/////////wMAAAAAAAAAAAAAPwA8AMEAAP97/wMBAIAAfw==',
        'base64',
      ),
      'python.safetensors',
    );
    expect(metadata).toEqual({ origin: 'python' });
    expect(tensors).toEqual({
      whole: { shape: [3], data: BigInt64Array.of(1n, -2n, 3n) },
      single: { shape: [], data: Float32Array.of(0.5) },
      // The largest half, then a normal and a subnormal one next to 6.1e-5 and 5.96e-8.
      half: { shape: [2, 3], data: Float32Array.of(1, -2.5, 0, 65504, 1023 * 2 ** -24, 2 ** -24) },
      bytes: { shape: [1, 3], data: Int8Array.of(-128, 0, 127) },
    });
  });

  it('reads bfloat16', () => {
    const { tensors } = decodeTensors(
      Buffer.from(
        'QAAAAAAAAAB7ImJyYWluIjp7ImR0eXBlIjoiQkYxNiIsInNoYXBlIjpbNF0sImRhdGFfb2Zmc2V0cyI6WzAsOF19fSAgICAggD8gwElASXE=',
        'base64',
      ),
      'brain.safetensors',
    );
    expect(tensors.brain).toEqual({ shape: [4], data: Float32Array.of(1, -2.5, 3.140625, 9.953037915854457e29) });
  });

  it.each([
    ['a file cut before its header', fileOf('{}').subarray(0, 3), 'expected a header, found a file of 3 bytes'],
    [
      'a header longer than the file',
      fileOf('{}').subarray(0, 12),
      'expected a header of 8 bytes, found 4 bytes in all',
    ],
    ['another format', new TextEncoder().encode('<!DOCTYPE html><html>'), 'found 13 bytes in all'],
    ['a header that is no JSON', fileOf('{"a":'), 'expected a header that is a JSON object'],
    ['a header that is a list', fileOf('[]'), 'expected a header that is a JSON object'],
    ['metadata that is no text', fileOf('{"__metadata__":{"a":1}}'), 'expected metadata that is text by name'],
    ['an entry without a shape', fileOf('{"a":{"dtype":"F32"}}'), 'tensor "a": expected dtype, shape and data_offsets'],
    [
      'an unknown type',
      fileOf(entry('F8', [1], [0, 1]), 1),
      'tensor "a": expected one of F64, I64, F32, I32, F16, BF16, I8, U8, found dtype F8',
    ],
    ['a type named like a property', fileOf(entry('constructor', [1], [0, 1]), 1), 'found dtype constructor'],
    [
      'offsets that do not match the shape',
      fileOf(entry('F32', [2], [0, 4]), 4),
      'tensor "a": expected 8 bytes for F32 of shape [2], found 4',
    ],
    [
      'offsets that run backwards',
      fileOf(entry('F32', [1], [4, 0]), 4),
      'expected 4 bytes for F32 of shape [1], found -4',
    ],
    [
      'numbers cut off',
      fileOf(entry('F32', [2], [0, 8]), 5),
      'tensor "a": expected its data within 5 bytes, found it to end at 8',
    ],
    ['a negative size', fileOf(entry('F32', [-1], [0, 4]), 4), 'expected dtype, shape and data_offsets'],
    [
      'a gap',
      fileOf(entry('I8', [2], [2, 4]), 4),
      'tensor "a": expected its data to begin at byte 0, found 2 (overlap or gap)',
    ],
    [
      'an overlap',
      fileOf(
        '{"a":{"dtype":"I8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"I8","shape":[2],"data_offsets":[1,3]}}',
        3,
      ),
      'tensor "b": expected its data to begin at byte 2, found 1 (overlap or gap)',
    ],
    ['bytes after the last tensor', fileOf(entry('I8', [1], [0, 1]), 3), 'expected 1 bytes of tensor data, found 3'],
  ])('explains %s', (_, bytes, message) => {
    expect(() => decodeTensors(bytes, 'weights.safetensors')).toThrow(
      expect.objectContaining({ code: 'bad-model', message: expect.stringContaining(message) }),
    );
    expect(() => decodeTensors(bytes, 'weights.safetensors')).toThrow(/^weights\.safetensors: [^\n]*$/);
  });

  it('never fails in another way, wherever a file is cut or changed', () => {
    const bytes = encodeTensors(example, { format: 'gemel' });
    const anyDamage = fc.record({
      at: fc.nat({ max: bytes.length - 1 }),
      to: fc.nat({ max: 255 }),
      length: fc.nat({ max: bytes.length }),
    });
    fc.assert(
      fc.property(anyDamage, ({ at, to, length }) => {
        const damaged = bytes.slice(0, length);
        if (at < length) damaged[at] = to;
        try {
          decodeTensors(damaged, 'a');
        } catch (error) {
          expect(error).toMatchObject({ code: 'bad-model' });
        }
      }),
    );
  });
});

describe('assertFinite', () => {
  it('lets numbers and integers pass', () => {
    expect(() => assertFinite('a', Float32Array.of(0, -1e30), 'f')).not.toThrow();
    expect(() => assertFinite('a', Int8Array.of(1), 'f')).not.toThrow();
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('names the place of %d', (value) => {
    expect(() => assertFinite('bias', Float32Array.of(0, value), 'weights.safetensors')).toThrow(
      `weights.safetensors: expected finite numbers in tensor "bias", found ${value} at element 1`,
    );
  });
});

function entry(dtype: string, shape: number[], offsets: number[]): string {
  return JSON.stringify({ a: { dtype, shape, data_offsets: offsets } });
}

/** A file with this header and so many zero bytes. */
function fileOf(header: string, numbers = 0): Uint8Array {
  const padded = header.padEnd(Math.ceil(header.length / 8) * 8);
  const bytes = new Uint8Array(8 + padded.length + numbers);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(padded.length), true);
  bytes.set(new TextEncoder().encode(padded), 8);
  return bytes;
}
