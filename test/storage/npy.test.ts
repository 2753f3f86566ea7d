import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { decodeNpy, encodeNpy, npyHeader, numberBytes, openNpy } from '../../src/storage/npy.ts';

// np.save of np.array([[1.5, -2, 0], [3, 4, 5]], dtype=np.float32)
const python = Buffer.from(
  'k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDMpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAMA/AAAAwAAAAAAAAEBAAACAQAAAoEA=',
  'base64',
);
const folder = mkdtempSync(join(tmpdir(), 'gemel-npy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const matrix = { rows: 2, columns: 3, data: Float32Array.of(1.5, -2, 0, 3, 4, 5) };

describe('npy', () => {
  it('writes what NumPy writes', () => {
    expect(Buffer.from(encodeNpy(matrix)).equals(python)).toBe(true);
  });

  it('reads what NumPy writes', () => {
    expect(decodeNpy(python, 'a.npy')).toEqual(matrix);
  });

  it('can be written in pieces', () => {
    const pieces = [npyHeader(matrix), numberBytes(matrix.data.subarray(0, 3)), numberBytes(matrix.data.subarray(3))];
    expect(Buffer.concat(pieces).equals(python)).toBe(true);
  });

  it('can be written to a file in pieces', async () => {
    const path = join(folder, 'pieces.npy');
    const writer = await openNpy(path, matrix);
    await writer.write(matrix.data.subarray(0, 3));
    expect(readdirSync(folder)).not.toContain('pieces.npy');
    await writer.write(matrix.data.subarray(3));
    await writer.commit();
    expect(readFileSync(path).equals(python)).toBe(true);
  });

  it.each([0, 1, 3])('leaves no file where %i of 2 rows were written', async (rows) => {
    const writer = await openNpy(join(folder, 'rows.npy'), matrix);
    for (let row = 0; row < rows; row++) await writer.write(matrix.data.subarray(0, 3));
    await expect(writer.commit()).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining(`expected 2 rows to write, found ${rows}`),
    });
    expect(readdirSync(folder).filter((name) => name.startsWith('rows'))).toEqual([]);
  });

  it('starts its numbers at a multiple of 64 bytes', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.maxSafeNat(), (rows, columns) => {
        const header = npyHeader({ rows, columns });
        expect(header.length % 64).toBe(0);
        expect(header[header.length - 1]).toBe(0x0a);
      }),
    );
  });

  it('reads back any matrix', () => {
    const anyMatrix = fc
      .record({ rows: fc.nat({ max: 5 }), columns: fc.nat({ max: 5 }) })
      .chain(({ rows, columns }) =>
        fc
          .float32Array({ minLength: rows * columns, maxLength: rows * columns })
          .map((data) => ({ rows, columns, data })),
      );
    fc.assert(
      fc.property(anyMatrix, (matrix) => {
        expect(decodeNpy(encodeNpy(matrix), 'a.npy')).toEqual(matrix);
      }),
    );
  });

  it.each([
    ['an empty file', new Uint8Array(0), 'expected a .npy file of version 1.0'],
    ['another format', new TextEncoder().encode('id,text\n1,a\n'), 'expected a .npy file of version 1.0'],
    ['doubles', replaced("'<f4'", "'<f8'"), 'expected 32-bit floats in two dimensions'],
    ['columns first', replaced('False', 'True '), 'expected 32-bit floats in two dimensions, row by row'],
    ['a vector', replaced('(2, 3)', '(6,)  '), 'expected 32-bit floats in two dimensions'],
    ['numbers cut off', python.subarray(0, -1), 'expected 24 bytes of numbers, found 23'],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => decodeNpy(bytes, 'a.npy')).toThrow(
      expect.objectContaining({ code: 'bad-input', message: expect.stringContaining(`a.npy: ${message}`) }),
    );
  });
});

function replaced(from: string, to: string): Uint8Array {
  return Buffer.from(python.toString('latin1').replace(from, to), 'latin1');
}
