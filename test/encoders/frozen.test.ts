import { describe, expect, it } from 'vitest';
import type { tf } from '../../src/compile/tf.ts';
import { type FrozenOptions, frozen } from '../../src/encoders/frozen.ts';
import { Random } from '../../src/random.ts';
import { differentiate, expectTrueGradients, type Piece } from '../contracts/differentiable.ts';

/** Two vectors of three numbers through the encoder. */
function piece(options: FrozenOptions, projection: Piece['inputs'] = {}): Piece {
  return {
    inputs: { features: { shape: [2, 3], data: Float32Array.of(1, 2, 3, -1, 0.5, 4) }, ...projection },
    slopes: ['features', ...Object.keys(projection)],
    run: ({ features, ...weights }) => frozen(options).encode(features as tf.Tensor2D, weights),
  };
}
const matrix = { projection: { shape: [3, 2], data: Float32Array.of(1, 0, 0, 1, 0.5, -1) } };

describe('frozen', () => {
  it.each(['onnx', 'tfjs'] as const)('gives the vectors as they are, or times a matrix (%s)', async (engine) => {
    const asTheyAre = await differentiate({ ...piece({ features: 3 }), slopes: [] }, engine);
    expect(asTheyAre.value).toEqual([1, 2, 3, -1, 0.5, 4]);
    const times = await differentiate({ ...piece({ features: 3, projection: 2 }, matrix), slopes: [] }, engine);
    expect(times.value).toEqual([2.5, -1, 1, -3.5]);
  });

  it('has true gradients, compiled as well as eager', async () => {
    await expectTrueGradients(piece({ features: 3, projection: 2 }, matrix));
  });

  it('begins as the identity where nothing changes length, and else with numbers of a seed', () => {
    const start = (options: FrozenOptions) =>
      frozen(options).weights.map(({ name, shape, initial }) => [name, shape, [...initial(Random.fromSeed(5))]]);
    expect(start({ features: 2 })).toEqual([]);
    expect(start({ features: 2, projection: 'same' })).toEqual([['projection', [2, 2], [1, 0, 0, 1]]]);
    expect(start({ features: 2, projection: 3 })).toEqual(start({ features: 2, projection: 3 }));
    expect(frozen({ features: 2, projection: 3 }).dimension).toBe(3);
    expect(frozen({ features: 2, projection: 'same' }).dimension).toBe(2);
  });
});
