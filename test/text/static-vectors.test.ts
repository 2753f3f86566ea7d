import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaleToText, staticVectors } from '../../src/text/static-vectors.ts';

describe('staticVectors', () => {
  it('reads integers as floats', () => {
    const vectors = staticVectors({ embeddings: { shape: [2, 2], data: Int8Array.of(-128, 1, 2, 127) } });
    expect(vectors).toEqual({ rows: 2, dimension: 2, data: Float32Array.of(-128, 1, 2, 127) });
  });

  it('gives each token its row and its weight', () => {
    const vectors = staticVectors({
      embeddings: { shape: [2, 1], data: Float32Array.of(10, 20) },
      mapping: [1, 0, 1],
      weights: [1, 0.5, 2],
    });
    expect(vectors).toEqual({ rows: 3, dimension: 1, data: Float32Array.of(20, 5, 40) });
  });

  const embeddings = { shape: [2, 1], data: Float32Array.of(10, 20) };
  it.each([
    ['a cube', { embeddings: { ...embeddings, shape: [1, 2, 1] } }, 'rows × dimension, found shape [1,2,1]'],
    ['too few weights', { embeddings, weights: [1] }, 'expected weights for 2 tokens, found 1'],
    ['a row that is not there', { embeddings, mapping: [0, 2] }, 'rows 0 to 1, found 2 for token 1'],
  ])('refuses %s', (_, tensors, message) => {
    expect(() => staticVectors(tensors)).toThrow(
      expect.objectContaining({ code: 'bad-model', message: expect.stringContaining(message) }),
    );
  });
});

describe('scaleToText', () => {
  const vectors = { rows: 3, dimension: 2, data: Float32Array.of(9, 9, 3, 1, 0, 2) };

  it('weighs rows by how often they occur', () => {
    // Row 1 three times, row 2 once: (3·10 + 4) / (4·2) = 4.25.
    const scaled = scaleToText(vectors, [Int32Array.of(1, 1), Int32Array.of(2, 1)], 1);
    expect(scaled.data[2]).toBeCloseTo(3 / Math.sqrt(4.25), 6);
    expect(scaled.data[0]).toBeCloseTo(9 / Math.sqrt(4.25), 6);
    expect(vectors.data[0]).toBe(9);
  });

  it('reaches the target from any scale', () => {
    const texts = [Int32Array.of(1, 2, 2)];
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (factor) => {
        const { data } = scaleToText({ ...vectors, data: vectors.data.map((value) => value * factor) }, texts);
        const squares = [1, 2, 2].map((row) => data[2 * row] ** 2 + data[2 * row + 1] ** 2);
        expect(Math.sqrt((squares[0] + squares[1] + squares[2]) / 6)).toBeCloseTo(0.3, 5);
      }),
    );
  });

  it('refuses texts without tokens', () => {
    expect(() => scaleToText(vectors, [Int32Array.of()])).toThrow('expected texts with known tokens');
  });
});
