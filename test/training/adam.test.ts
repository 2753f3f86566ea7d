import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AdamOptions, startMoments, updateDense, updateRows } from '../../src/training/adam.ts';

const start = [1, -2, 0.5, 0];
const gradients = [
  [0.5, -0.25, 0, 2],
  [-0.1, -0.3, 1e-4, 1.5],
  [0.2, 0.4, 0, -3],
];

function expectNear(weights: Float32Array, expected: readonly number[]): void {
  expected.forEach((value, i) => {
    expect(weights[i]).toBeCloseTo(value, 6);
  });
}

describe('updateDense', () => {
  it('moves each weight by about the learning rate in its first step, whatever the gradient', () => {
    const weights = Float32Array.of(1, 1, 1, 1);
    // Mean and mean square, corrected, are g and g²: the step is 0.1 · g / (|g| + 1e-8).
    updateDense(weights, Float32Array.of(3, -0.1, 1e-8, 0), startMoments(4), 1, { learningRate: 0.1 });
    expectNear(weights, [0.9, 1.1, 0.95, 1]);
  });

  // Three steps of the formulas in PyTorch's documentation of `torch.optim.AdamW`, in double precision in Python.
  it.each([
    [
      0,
      [
        [0.900000002, -1.900000004, 0.5, -0.1],
        [0.848897396, -1.799938696, 0.425596837, -0.198257507],
        [0.788781403, -1.791650948, 0.368084806, -0.197766592],
      ],
    ],
    [
      0.01,
      [
        [0.899000002, -1.898000004, 0.4995, -0.1],
        [0.846998396, -1.796040696, 0.424597337, -0.198157507],
        [0.786035404, -1.785956907, 0.366660709, -0.197468434],
      ],
    ],
  ])('follows PyTorch, weight decay %d', (weightDecay, expected) => {
    const weights = Float32Array.from(start);
    const moments = startMoments(4);
    gradients.forEach((gradient, i) => {
      updateDense(weights, Float32Array.from(gradient), moments, i + 1, { learningRate: 0.1, weightDecay });
      expectNear(weights, expected[i]);
    });
  });
});

describe('updateRows', () => {
  const options: AdamOptions = { learningRate: 0.1 };
  const width = 2;
  const anyBatch = fc.uniqueArray(fc.nat(4), { minLength: 0, maxLength: 5 }).chain((rows) =>
    fc.record({
      rows: fc.constant(Int32Array.from(rows)),
      values: fc
        .array(fc.integer({ min: -20, max: 20 }), { minLength: rows.length * width, maxLength: rows.length * width })
        .map((values) => Float32Array.from(values, (value) => value / 10)),
    }),
  );

  it('gives each row what dense Adam would give it alone, counting its own steps, and leaves the others untouched', () => {
    fc.assert(
      fc.property(fc.array(anyBatch, { maxLength: 6 }), (batches) => {
        const data = Float32Array.from({ length: 5 * width }, (_, i) => i / 10);
        const moments = startMoments(data.length);
        const steps = new Int32Array(5);
        const alone = Array.from({ length: 5 }, (_, row) => ({
          weights: data.slice(row * width, (row + 1) * width),
          moments: startMoments(width),
          steps: 0,
        }));
        for (const batch of batches) {
          updateRows({ data, width }, batch, moments, steps, options);
          batch.rows.forEach((row, i) => {
            const one = alone[row];
            const gradient = batch.values.subarray(i * width, (i + 1) * width);
            updateDense(one.weights, gradient, one.moments, ++one.steps, options);
          });
        }
        expect([...steps]).toEqual(alone.map((one) => one.steps));
        expect([...data]).toEqual(alone.flatMap((one) => [...one.weights]));
        expect([...moments.mean]).toEqual(alone.flatMap((one) => [...one.moments.mean]));
        expect([...moments.square]).toEqual(alone.flatMap((one) => [...one.moments.square]));
      }),
    );
  });
});
