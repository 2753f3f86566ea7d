import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTensors, encodeTensors } from '../../src/storage/safetensors.ts';
import { storeMatrix, takeMatrix, takeTensor } from '../../src/storage/stored-weights.ts';
import type { StoredTensor } from '../../src/storage/tensor-types.ts';

/** What is read of a matrix that went through a file. */
function throughFile(shape: readonly number[], data: Float32Array, type: 'float32' | 'float16' | 'int8'): Float32Array {
  const { tensors } = decodeTensors(encodeTensors(storeMatrix('w', { shape, data }, type)), 'w.safetensors');
  return takeMatrix('w', shape, { tensors, file: 'w.safetensors' });
}

describe('storeMatrix', () => {
  it('keeps 32-bit floats as they are', () => {
    const data = Float32Array.of(1 / 3, -7e20);
    expect(throughFile([1, 2], data, 'float32')).toEqual(data);
  });

  it('rounds to the nearest half, of two to the even one', () => {
    const data = Float32Array.of(
      1 / 3,
      65504,
      2 ** -24,
      2 ** -25,
      3 * 2 ** -25,
      2049,
      2051,
      1 - 2 ** -12,
      -0,
      2 ** -14,
    );
    const halves = [1365 / 2 ** 12, 65504, 2 ** -24, 0, 2 ** -23, 2048, 2052, 1, -0, 2 ** -14];
    expect([...throughFile([2, 5], data, 'float16')]).toEqual(halves);
  });

  it('gives back every half', () => {
    const every = Float32Array.from({ length: 65536 }, (_, bits) => {
      const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023];
      const size = exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15);
      return (exponent === 31 ? 0 : size) * (bits & 0x8000 ? -1 : 1);
    });
    expect(throughFile([256, 256], every, 'float16')).toEqual(every);
  });

  it('stores rows of bytes with a scale for each', () => {
    const stored = storeMatrix('w', { shape: [3, 2], data: Float32Array.of(-254, 3, 0, 0, 0.5, 0.25) }, 'int8');
    expect(stored).toEqual({
      w: { shape: [3, 2], data: Int8Array.of(-127, 2, 0, 0, 127, 64) },
      'w.scale': { shape: [3, 1], data: Float32Array.of(2, 0, 0.5 / 127) },
    });
    expect(Object.entries(storeMatrix('w', { shape: [2, 3, 1], data: new Float32Array(6) }, 'int8'))[1]).toEqual([
      'w.scale',
      { shape: [2, 3, 1], data: new Float32Array(6) },
    ]);
  });

  it('is off by half a step at most', () => {
    const row = fc.array(fc.float({ min: -100, max: 100, noNaN: true }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), (rows) => {
        const found = throughFile([rows.length, 3], Float32Array.from(rows.flat()), 'int8');
        for (const [i, values] of rows.entries()) {
          const step = Math.max(...values.map(Math.abs)) / 127;
          for (const [j, value] of values.entries()) {
            expect(Math.abs(found[3 * i + j] - value)).toBeLessThanOrEqual(0.5001 * step + 1e-30);
          }
        }
      }),
    );
  });

  it('refuses what half precision does not reach', () => {
    expect(() => storeMatrix('w', { shape: [1, 2], data: Float32Array.of(1, -65505) }, 'float16')).toThrow(
      'tensor "w": expected numbers up to 65,504 for float16, found -65505: use int8',
    );
  });
});

describe('takeMatrix', () => {
  const scale = { shape: [1, 1], data: Float32Array.of(2) };
  const bytes = { shape: [1, 2], data: Int8Array.of(1, 2) };
  it.each<[string, Record<string, StoredTensor>, string]>([
    ['without its scales', { w: bytes }, 'f: expected a tensor "w.scale", found none'],
    ['with too few scales', { w: bytes, 'w.scale': { ...scale, shape: [1] } }, 'tensor "w.scale" of shape [1,1]'],
    [
      'of another shape',
      { w: { ...bytes, shape: [2, 1] }, 'w.scale': scale },
      'tensor "w" of shape [1,2] in float32, found [2,1]',
    ],
    ['that is not there', {}, 'expected a tensor "w", found none'],
    [
      'with a scale that is no number',
      { w: bytes, 'w.scale': { shape: [1, 1], data: Float32Array.of(Number.NaN) } },
      'finite',
    ],
  ])('refuses a matrix %s', (_, tensors, message) => {
    expect(() => takeMatrix('w', [1, 2], { tensors, file: 'f' })).toThrow(message);
  });

  it('refuses bytes where floats are expected', () => {
    expect(() => takeTensor('w', [1, 2], { tensors: { w: bytes }, file: 'f' })).toThrow('in float32');
  });
});

/** Where Python has safetensors, it reads the same numbers. */
const python = `import sys, json
from safetensors.numpy import load
t = load(sys.stdin.buffer.read())
print(json.dumps({'int8': (t['a'] * t['a.scale']).tolist(), 'float16': t['b'].astype('float32').tolist(), 'dtype': str(t['b'].dtype)}))`;

function hasPython(): boolean {
  try {
    execFileSync('python3', ['-c', 'import safetensors.numpy'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

it.skipIf(!hasPython())('writes what safetensors for Python reads', () => {
  const data = Float32Array.of(1 / 3, -1, 0.01, 5, 4, 1e-6);
  const file = encodeTensors({
    ...storeMatrix('a', { shape: [2, 3], data }, 'int8'),
    ...storeMatrix('b', { shape: [2, 3], data }, 'float16'),
  });
  const read = JSON.parse(execFileSync('python3', ['-c', python], { input: file, encoding: 'utf8' }));
  expect(read.int8.flat()).toEqual([...throughFile([2, 3], data, 'int8')]);
  expect(read.float16.flat()).toEqual([...throughFile([2, 3], data, 'float16')]);
  expect(read.dtype).toBe('float16');
});
