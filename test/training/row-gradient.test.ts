import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowGradients, type TokenGradient } from '../../src/training/row-gradient.ts';

const [rows, width, T] = [6, 2, 3];
const ids = fc
  .array(fc.integer({ min: 1, max: rows - 1 }), { minLength: 1, maxLength: T + 1 })
  .map((all) => Int32Array.from(all));
const anyGradient = fc.array(ids, { minLength: 1, maxLength: 4 }).chain((texts) => {
  const size = T * texts.length * width;
  return fc.record({
    texts: fc.constant(texts),
    gradient: fc
      .array(fc.integer({ min: -9, max: 9 }), { minLength: size, maxLength: size })
      .map((values) => Float32Array.from(values)),
    share: fc.constantFrom(1, 0.5),
  });
});
const anyStep = fc.array(anyGradient, { minLength: 1, maxLength: 4 });

/** A table of the sums, token by token. Texts longer than T are cut there, as in the batch. */
function sumNaively(step: readonly TokenGradient[]): Map<number, number[]> {
  const sums = new Map<number, number[]>();
  for (const { texts, gradient, share } of step) {
    texts.forEach((text, n) => {
      for (const [t, row] of [...text].slice(0, T).entries()) {
        const sum = sums.get(row) ?? [0, 0];
        const from = (t * texts.length + n) * width;
        sums.set(row, [sum[0] + share * gradient[from], sum[1] + share * gradient[from + 1]]);
      }
    });
  }
  return sums;
}

function sumOf(gradients: RowGradients, step: readonly TokenGradient[]) {
  gradients.start();
  gradients.add(step);
  return gradients.sum;
}

describe('RowGradients', () => {
  it('sums the gradients of a token wherever it occurs, on each side and lane by its share, step after step', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 1, maxLength: 3 }), (steps) => {
        const gradients = new RowGradients(rows, width);
        for (const step of steps) {
          gradients.start();
          for (const one of step) gradients.add([one]);
          const { rows: touched, values } = gradients.sum;
          const found = Array.from(
            touched,
            (row, i) => [row, [...values.subarray(i * width, (i + 1) * width)]] as const,
          );
          expect(new Set(touched).size).toBe(touched.length);
          expect(new Map(found)).toEqual(sumNaively(step));
        }
      }),
    );
  });

  it('averages over the lanes, wherever a token occurs', () => {
    const oneToken = (id: number, slope: number): TokenGradient => ({
      texts: [Int32Array.of(id)],
      gradient: Float32Array.of(slope),
      share: 0.5,
    });
    const lanes = [oneToken(1, 2), oneToken(2, 4), oneToken(2, 10), oneToken(3, 20)];
    const { rows: touched, values } = sumOf(new RowGradients(rows, 1), lanes);
    expect([...touched]).toEqual([1, 2, 3]);
    expect([...values]).toEqual([1, 7, 10]);
  });

  it('makes room for more rows than it began with', () => {
    const size = 3000;
    const left = Int32Array.from({ length: size }, (_, i) => i);
    const gradient = Float32Array.from({ length: size * 2 }, (_, i) => i);
    const texts = [left, Int32Array.of(7)];
    const { rows: touched, values } = sumOf(new RowGradients(size, 1), [{ texts, gradient, share: 1 }]);
    expect(touched).toEqual(left);
    // The first text's tokens stand at even places; row 7 occurs in the second as well, at place 1.
    expect(values).toEqual(Float32Array.from(left, (row) => 2 * row + (row === 7 ? 1 : 0)));
  });
});
