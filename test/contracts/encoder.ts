/** What every encoder promises, whichever kind it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { tf } from '../../src/compile/tf.ts';
import type { Encoder } from '../../src/encoders/encoder.ts';
import { Random } from '../../src/random.ts';
import { count } from '../../src/weights.ts';
import { distance } from '../compile/kernel-case.ts';
import { differentiate, expectTrueGradients, type Piece } from './differentiable.ts';

/** A text is the rows of its tokens: length × W numbers. */
type Text = Float32Array;

export function describeEncoder(name: string, encoder: Encoder): void {
  const { dimension: D, tokenWidth: W } = encoder;
  const weights = drawWeights(encoder);
  const texts = drawTexts([3, 1, 5, 2, 4], W);

  /** Every padded token is given numbers as well, which nobody may look at. */
  function pieceOf(chosen: readonly Text[], T: number): Piece {
    const N = chosen.length;
    const noise = Random.fromSeed(99);
    const tokens = Float32Array.from({ length: T * N * W }, () => noise.normal());
    const mask = new Float32Array(T * N);
    chosen.forEach((text, n) => {
      for (let t = 0; t < text.length / W; t++) {
        tokens.set(text.subarray(t * W, (t + 1) * W), (t * N + n) * W);
        mask[t * N + n] = 1;
      }
    });
    return {
      inputs: { tokens: { shape: [T, N, W], data: tokens }, mask: { shape: [T, N], data: mask }, ...weights },
      slopes: ['tokens', ...Object.keys(weights)],
      run: ({ tokens, mask, ...rest }) =>
        encoder.encode({ tokens: tokens as tf.Tensor3D, mask: mask as tf.Tensor2D }, rest),
    };
  }

  async function encode(chosen: readonly Text[], T: number, engine: 'onnx' | 'tfjs' = 'tfjs'): Promise<number[][]> {
    const { value } = await differentiate({ ...pieceOf(chosen, T), slopes: [] }, engine);
    expect(value.length).toBe(chosen.length * D);
    return chosen.map((_, n) => value.slice(n * D, (n + 1) * D));
  }

  describe(`${name} as an encoder`, () => {
    it.each(['onnx', 'tfjs'] as const)(
      'gives one finite vector of the declared length for each text (%s)',
      async (engine) => {
        const vectors = await encode(texts, 6, engine);
        expect(vectors.map((vector) => vector.length)).toEqual(texts.map(() => D));
        expect(vectors.flat().every(Number.isFinite)).toBe(true);
      },
    );

    it.each(['onnx', 'tfjs'] as const)(
      'gives the same vectors however far the texts are padded (%s)',
      async (engine) => {
        const [tight, eight, twelve] = [
          await encode(texts, 5, engine),
          await encode(texts, 8, engine),
          await encode(texts, 12, engine),
        ];
        expect(distance(eight.flat(), tight.flat())).toBeLessThan(1e-6);
        expect(distance(twelve.flat(), eight.flat())).toBeLessThan(1e-6);
      },
    );

    it('permutes the vectors with the texts', async () => {
      const inOrder = await encode(texts, 6);
      await fc.assert(
        fc.asyncProperty(fc.shuffledSubarray([...texts.keys()], { minLength: texts.length }), async (order) => {
          const vectors = await encode(
            order.map((n) => texts[n]),
            6,
          );
          expect(
            distance(
              vectors.flat(),
              order.flatMap((n) => inOrder[n]),
            ),
          ).toBeLessThan(1e-6);
        }),
        { numRuns: 8 },
      );
    });

    it('does not let a text see its neighbours', async () => {
      const together = await encode(texts, 6);
      for (const [n, text] of texts.entries()) {
        const [alone] = await encode([text], 6);
        expect(distance(alone, together[n])).toBeLessThan(1e-6);
      }
    });

    it('has true gradients, compiled as well as eager', async () => {
      await expectTrueGradients(pieceOf(texts.slice(0, 2), 4));
    });

    it.each(['onnx', 'tfjs'] as const)('gives padded tokens a gradient of exactly zero (%s)', async (engine) => {
      const piece = pieceOf(texts, 7);
      const { gradients } = await differentiate(piece, engine);
      const mask = piece.inputs.mask.data;
      const sizes = Array.from(mask, (_, i) => largest(gradients.tokens.slice(i * W, (i + 1) * W)));
      sizes.forEach((size, i) => {
        if (mask[i] === 0) expect(size).toBe(0);
      });
      expect(sizes.some((size) => size > 0)).toBe(true);
    });

    it.each(['onnx', 'tfjs'] as const)(
      'encodes and trains on texts of one token, at T = 1 too (%s)',
      async (engine) => {
        const [, single] = texts;
        const padded = await encode([single], 4, engine);
        const { value, gradients } = await differentiate(pieceOf([single], 1), engine);
        expect(distance(value, padded.flat())).toBeLessThan(1e-6);
        expect(Object.values(gradients).flat().every(Number.isFinite)).toBe(true);
      },
    );

    it('reads exactly the weights that it declares, and each has an effect', async () => {
      const read = new Set<string>();
      const piece = pieceOf(texts, 6);
      const spying: Piece = {
        ...piece,
        run: ({ tokens, mask, ...rest }) =>
          encoder.encode(
            { tokens: tokens as tf.Tensor3D, mask: mask as tf.Tensor2D },
            new Proxy(rest, {
              get(target, key) {
                read.add(String(key));
                return target[String(key)];
              },
            }),
          ),
      };
      const { gradients } = await differentiate(spying);
      const names = encoder.weights.map((spec) => spec.name);
      expect(new Set(names).size).toBe(names.length);
      expect([...read].sort()).toEqual([...names].sort());
      for (const each of names) expect(largest(gradients[each]), each).toBeGreaterThan(0);
    });

    it('starts each weight with as many finite numbers as its shape holds, the same for the same seed', () => {
      for (const { shape, initial } of encoder.weights) {
        const values = initial(Random.fromSeed(5));
        expect(values.length).toBe(count(shape));
        expect(values.every(Number.isFinite)).toBe(true);
        expect(initial(Random.fromSeed(5))).toEqual(values);
      }
    });
  });
}

/** As training starts them, and a little noise so that no bias is zero. */
function drawWeights({ weights }: Encoder): Piece['inputs'] {
  const random = Random.fromSeed(3);
  const drawn = weights.map(({ name, shape, initial }) => {
    const data = initial(random.fork(name)).map((value) => value + 0.2 * random.normal());
    return [name, { shape, data }];
  });
  return Object.fromEntries(drawn);
}

function drawTexts(lengths: readonly number[], W: number): Text[] {
  const random = Random.fromSeed(17);
  return lengths.map((length) => Float32Array.from({ length: length * W }, () => 0.7 * random.normal()));
}

function largest(values: readonly number[]): number {
  return Math.max(...values.map(Math.abs));
}
