/** What every encoder of pictures promises, whichever kind it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tf } from '../../src/compile/tf.ts';
import type { ImageEncoder } from '../../src/encoders/image-encoder.ts';
import { Random } from '../../src/random.ts';
import { count } from '../../src/weights.ts';
import { distance } from '../compile/kernel-case.ts';
import { differentiate, expectTrueGradients, type Piece } from './differentiable.ts';

/** H×W×C numbers. */
type Pixels = Float32Array;

/** step: of the finite differences; the more layers there are, the nearer the next kink of relu or of a maximum. */
export function describeImageEncoder(
  name: string,
  encoder: ImageEncoder,
  { step }: { readonly step?: number } = {},
): void {
  const { dimension: D, size } = encoder;
  const shape = [size.height, size.width, size.channels];
  const weights = drawWeights(encoder);
  const learned = encoder.weights.filter(({ update }) => !update).map((spec) => spec.name);
  const statistics = encoder.weights.filter(({ update }) => update === 'average').map((spec) => spec.name);
  const pictures = drawPictures(5, count(shape));

  function pieceOf(chosen: readonly Pixels[], training: boolean, given = weights): Piece {
    const pixels = Float32Array.from(chosen.flatMap((picture) => [...picture]));
    return {
      inputs: { pixels: { shape: [chosen.length, ...shape], data: pixels }, ...given },
      slopes: ['pixels', ...Object.keys(given)],
      run: ({ pixels, ...rest }) => encoder.encode(pixels as tf.Tensor4D, rest, training),
    };
  }

  async function encode(
    chosen: readonly Pixels[],
    { training = false, engine = 'tfjs', given = weights }: EncodeOptions = {},
  ): Promise<number[][]> {
    const { value } = await differentiate({ ...pieceOf(chosen, training, given), slopes: [] }, engine);
    expect(value.length).toBe(chosen.length * D);
    return chosen.map((_, n) => value.slice(n * D, (n + 1) * D));
  }

  /** The statistics of a batch: what running ones would have to be for nothing to pull at them. */
  async function statisticsOf(chosen: readonly Pixels[]): Promise<Piece['inputs']> {
    const { gradients } = await differentiate({ ...pieceOf(chosen, true), slopes: statistics });
    return Object.fromEntries(
      statistics.map((each) => {
        const { shape, data } = weights[each];
        return [each, { shape, data: data.map((running, i) => running - gradients[each][i]) }];
      }),
    );
  }

  describe(`${name} as an encoder of pictures`, () => {
    it.each([
      { training: false, engine: 'onnx' },
      { training: false, engine: 'tfjs' },
      { training: true, engine: 'onnx' },
      { training: true, engine: 'tfjs' },
    ] as const)('gives one finite vector of the declared length for each picture (%o)', async (options) => {
      const vectors = await encode(pictures, options);
      expect(vectors.map((vector) => vector.length)).toEqual(pictures.map(() => D));
      expect(vectors.flat().every(Number.isFinite)).toBe(true);
    });

    it.each([false, true])('gives the same vectors on both engines (training: %s)', async (training) => {
      const [compiled, eager] = [
        await encode(pictures, { training, engine: 'onnx' }),
        await encode(pictures, { training, engine: 'tfjs' }),
      ];
      expect(distance(compiled.flat(), eager.flat())).toBeLessThan(1e-4);
    });

    it('does not let a picture see its neighbours, outside training', async () => {
      const together = await encode(pictures);
      for (const [n, picture] of pictures.entries()) {
        const [alone] = await encode([picture]);
        expect(distance(alone, together[n])).toBeLessThan(1e-6);
      }
    });

    it.each([false, true])('permutes the vectors with the pictures (training: %s)', async (training) => {
      const inOrder = await encode(pictures, { training });
      await fc.assert(
        fc.asyncProperty(fc.shuffledSubarray([...pictures.keys()], { minLength: pictures.length }), async (order) => {
          const chosen = order.map((n) => pictures[n]);
          const expected = order.flatMap((n) => inOrder[n]);
          expect(distance((await encode(chosen, { training })).flat(), expected)).toBeLessThan(2e-5);
        }),
        { numRuns: 6 },
      );
    });

    it('gives different pictures different vectors', async () => {
      const [first, second] = await encode(pictures);
      expect(distance(first, second)).toBeGreaterThan(1e-3);
    });

    it.each([false, true])('has true gradients, compiled as well as eager (training: %s)', async (training) => {
      // Few pictures: the more values there are, the nearer one is to a kink of relu or of a maximum.
      const piece = pieceOf(pictures.slice(0, 2), training);
      // In training the statistics have none: something else stands in their place.
      await expectTrueGradients({ ...piece, slopes: training ? ['pixels', ...learned] : piece.slopes }, step);
    });

    it.each(['onnx', 'tfjs'] as const)(
      'gives, in place of a statistic’s gradient in training, its distance from the batch’s own (%s)',
      async (engine) => {
        const own = await statisticsOf(pictures);
        const { gradients } = await differentiate({ ...pieceOf(pictures, true), slopes: statistics }, engine);
        for (const each of statistics) {
          const gaps = Array.from(weights[each].data, (running, i) => running - own[each].data[i]);
          expect(distance(gradients[each], gaps), each).toBeLessThan(1e-5);
        }
        // With the batch's own, nothing pulls any more, whatever the loss is.
        const settled = await differentiate(
          { ...pieceOf(pictures, true, { ...weights, ...own }), slopes: statistics },
          engine,
        );
        for (const each of statistics) expect(largest(settled.gradients[each]), each).toBeLessThan(1e-5);
      },
    );

    it('gives in training what it gives outside it with the batch’s own statistics', async () => {
      const given = { ...weights, ...(await statisticsOf(pictures)) };
      const [inside, outside] = [await encode(pictures, { training: true }), await encode(pictures, { given })];
      expect(distance(inside.flat(), outside.flat())).toBeLessThan(1e-5);
    });

    it.each([false, true])(
      'reads exactly the weights that it declares, and each has an effect (training: %s)',
      async (training) => {
        const read = new Set<string>();
        const piece = pieceOf(pictures, training);
        const spying: Piece = {
          ...piece,
          run: ({ pixels, ...rest }) => encoder.encode(pixels as tf.Tensor4D, spyOn(rest, read), training),
        };
        const { gradients } = await differentiate(spying);
        const names = encoder.weights.map((spec) => spec.name);
        expect(new Set(names).size).toBe(names.length);
        expect([...read].sort()).toEqual([...names].sort());
        for (const each of names) expect(largest(gradients[each]), each).toBeGreaterThan(0);
      },
    );

    it('starts each weight with as many finite numbers as its shape holds, the same for the same seed', () => {
      for (const { shape, initial } of encoder.weights) {
        const values = initial(Random.fromSeed(5));
        expect(values.length).toBe(count(shape));
        expect(values.every(Number.isFinite)).toBe(true);
        expect(initial(Random.fromSeed(5))).toEqual(values);
      }
    });

    it('leaves no tensors behind', async () => {
      await differentiate(pieceOf(pictures, true));
      const before = tf.memory().numTensors;
      await differentiate(pieceOf(pictures, true));
      await differentiate(pieceOf(pictures, false));
      expect(tf.memory().numTensors).toBe(before);
    });

    it('stays finite on pictures without any difference in them', async () => {
      const flat = [0, 1, 2].map(() => new Float32Array(count(shape)).fill(1));
      const { value, gradients } = await differentiate(pieceOf(flat, true), 'onnx');
      expect(value.every(Number.isFinite)).toBe(true);
      expect(Object.values(gradients).flat().every(Number.isFinite)).toBe(true);
    });
  });
}

interface EncodeOptions {
  readonly training?: boolean;
  readonly engine?: 'onnx' | 'tfjs';
  readonly given?: Piece['inputs'];
}

/** As training starts them, and a little noise so that no bias is zero; variances stay well above zero. */
function drawWeights({ weights }: ImageEncoder): Piece['inputs'] {
  const random = Random.fromSeed(3);
  const drawn = weights.map(({ name, shape, initial }) => {
    const data = initial(random.fork(name)).map((value) => value + 0.1 * random.normal());
    return [name, { shape, data }];
  });
  return Object.fromEntries(drawn);
}

function drawPictures(howMany: number, size: number): Pixels[] {
  const random = Random.fromSeed(17);
  return Array.from({ length: howMany }, () => Float32Array.from({ length: size }, () => 0.7 * random.normal()));
}

function spyOn<Value>(values: Readonly<Record<string, Value>>, read: Set<string>): Readonly<Record<string, Value>> {
  return new Proxy(values, {
    get(target, key) {
      read.add(String(key));
      return target[String(key)];
    },
  });
}

function largest(values: readonly number[]): number {
  return Math.max(...values.map(Math.abs));
}
