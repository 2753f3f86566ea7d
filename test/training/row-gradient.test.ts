import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TokenPair } from '../../src/data/pair-batches.ts';
import { RowGradients } from '../../src/training/row-gradient.ts';

const [rows, width, T] = [6, 2, 3];
const ids = fc
  .array(fc.integer({ min: 1, max: rows - 1 }), { minLength: 1, maxLength: T + 1 })
  .map((all) => Int32Array.from(all));
const pair = fc.record({ left: ids, right: ids, label: fc.constant(1 as const) });
const batch = fc.array(pair, { minLength: 1, maxLength: 4 }).chain((pairs) => {
  const size = T * 2 * pairs.length * width;
  return fc.record({
    pairs: fc.constant(pairs),
    gradient: fc
      .array(fc.integer({ min: -9, max: 9 }), { minLength: size, maxLength: size })
      .map((values) => Float32Array.from(values)),
  });
});

/** A table of the sums, token by token. Texts longer than T are cut there, as in the batch. */
function sumNaively(pairs: readonly TokenPair[], gradient: Float32Array): Map<number, number[]> {
  const sums = new Map<number, number[]>();
  const texts = [...pairs.map(({ left }) => left), ...pairs.map(({ right }) => right)];
  texts.forEach((text, n) => {
    for (const [t, row] of [...text].slice(0, T).entries()) {
      const sum = sums.get(row) ?? [0, 0];
      const from = (t * texts.length + n) * width;
      sums.set(row, [sum[0] + gradient[from], sum[1] + gradient[from + 1]]);
    }
  });
  return sums;
}

describe('RowGradients', () => {
  it('sums the gradients of a token wherever it occurs, batch after batch', () => {
    fc.assert(
      fc.property(fc.array(batch, { minLength: 1, maxLength: 3 }), (batches) => {
        const gradients = new RowGradients(rows, width);
        for (const { pairs, gradient } of batches) {
          const { rows: touched, values } = gradients.collect([pairs], [gradient]);
          const found = Array.from(
            touched,
            (row, i) => [row, [...values.subarray(i * width, (i + 1) * width)]] as const,
          );
          expect(new Set(touched).size).toBe(touched.length);
          expect(new Map(found)).toEqual(sumNaively(pairs, gradient));
        }
      }),
    );
  });

  it('averages over the lanes, wherever a token occurs', () => {
    const pairOf = (left: number, right: number): TokenPair => ({
      left: Int32Array.of(left),
      right: Int32Array.of(right),
      label: 1,
    });
    const shares = [[pairOf(1, 2)], [pairOf(2, 3)]];
    const { rows: touched, values } = new RowGradients(rows, 1).collect(shares, [
      Float32Array.of(2, 4),
      Float32Array.of(10, 20),
    ]);
    expect([...touched]).toEqual([1, 2, 3]);
    expect([...values]).toEqual([1, 7, 10]);
  });

  it('makes room for more rows than it began with', () => {
    const size = 3000;
    const left = Int32Array.from({ length: size }, (_, i) => i);
    const pairs: TokenPair[] = [{ left, right: Int32Array.of(7), label: 1 }];
    const gradient = Float32Array.from({ length: size * 2 }, (_, i) => i);
    const { rows: touched, values } = new RowGradients(size, 1).collect([pairs], [gradient]);
    expect(touched).toEqual(left);
    // The left text's tokens stand at even places; row 7 occurs on the right as well, at place 1.
    expect(values).toEqual(Float32Array.from(left, (row) => 2 * row + (row === 7 ? 1 : 0)));
  });
});
