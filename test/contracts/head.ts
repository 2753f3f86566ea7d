/** What every head promises, whichever kind it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tf } from '../../src/compile/tf.ts';
import type { Head, Measure, Metric } from '../../src/heads/head.ts';
import { toScore } from '../../src/heads/score.ts';
import { Random } from '../../src/random.ts';
import { distance } from '../compile/kernel-case.ts';
import { differentiate, expectTrueGradients, type Piece } from './differentiable.ts';

/** D of the vectors that a head under test compares. */
export const D = 3;

/** What a head says about pairs of vectors, on the eager engine; K numbers for each pair where it tells classes apart. */
export async function compareWith(
  head: Head,
  left: readonly (readonly number[])[],
  right: readonly (readonly number[])[],
  { weights = startWeights(head), asScore = false }: { weights?: Piece['inputs']; asScore?: boolean } = {},
): Promise<readonly number[]> {
  const piece = pieceOf(head, { u: left.flat(), v: right.flat(), weights });
  const scored: Piece = { ...piece, run: (given) => toScore(piece.run(given), head.measure) };
  return (await differentiate({ ...(asScore ? scored : piece), slopes: [] })).value;
}

export function describeHead(name: string, head: Head): void {
  const component = fc.integer({ min: -40, max: 40 }).map((n) => n / 20);
  const vector = fc.array(component, { minLength: D, maxLength: D });
  const batch = fc
    .integer({ min: 1, max: 6 })
    .chain((B) => fc.tuple(...[0, 1].map(() => fc.array(vector, { minLength: B, maxLength: B }))));

  describe(`${name} as a head`, () => {
    it('gives as many numbers for each pair as its measure says, within its bounds', async () => {
      await fc.assert(
        fc.asyncProperty(batch, async ([left, right]) => {
          const output = await compareWith(head, left, right);
          if (head.measure !== 'classes') expect(output.length).toBe(left.length);
          else expect(output.length % left.length === 0 && output.length > left.length).toBe(true);
          const [low, high] = BOUNDS[head.measure];
          for (const value of output) {
            expect(value).toBeGreaterThanOrEqual(low);
            expect(value).toBeLessThanOrEqual(high);
          }
          const scores = await compareWith(head, left, right, { asScore: true });
          expect(scores.length).toBe(left.length);
          for (const score of scores) expect(Math.abs(score)).toBeLessThanOrEqual(1 + 1e-6);
        }),
        { numRuns: 20 },
      );
    });

    it('looks at each pair by itself', async () => {
      await fc.assert(
        fc.asyncProperty(batch, async ([left, right]) => {
          const together = await compareWith(head, left, right);
          const alone = await compareWith(head, left.slice(-1), right.slice(-1));
          expect(distance(alone, together.slice(-alone.length))).toBeLessThan(1e-6);
        }),
        { numRuns: 10 },
      );
    });

    if (head.symmetric) {
      it('does not look at the order of the two vectors', async () => {
        await fc.assert(
          fc.asyncProperty(batch, async ([left, right]) => {
            const [there, back] = [await compareWith(head, left, right), await compareWith(head, right, left)];
            expect(distance(there, back)).toBeLessThan(1e-6);
          }),
          { numRuns: 20 },
        );
      });
    } else {
      it('says that order matters because it does', async () => {
        const [left, right] = [[[1, 0, 0.5]], [[0, -1, 2]]];
        const [there, back] = [await compareWith(head, left, right), await compareWith(head, right, left)];
        expect(distance(there, back)).toBeGreaterThan(1e-4);
      });
    }

    it('has true gradients, compiled as well as eager', async () => {
      const random = Random.fromSeed(23);
      const [u, v] = [0, 1].map(() => Array.from({ length: 4 * D }, () => random.normal()));
      await expectTrueGradients(pieceOf(head, { u, v, weights: startWeights(head) }));
    });

    const [zero, one, other] = [
      [0, 0, 0],
      [1, -2, 0.5],
      [-1, 2, -0.5],
    ];
    it.each([
      ['two equal vectors', one, one],
      ['two opposite vectors', one, other],
      ['a zero vector on the left', zero, one],
      ['a zero vector on the right', one, zero],
      ['two zero vectors', zero, zero],
      ['two tiny vectors', one.map((x) => x * 1e-20), one.map((x) => x * -1e-20)],
      ['two huge vectors', one.map((x) => x * 1e6), other.map((x) => x * 1e6)],
    ])('gives finite numbers and gradients for %s', async (_, u, v) => {
      for (const engine of ['tfjs', 'onnx'] as const) {
        const { value, gradients } = await differentiate(pieceOf(head, { u, v, weights: startWeights(head) }), engine);
        expect([...value, ...Object.values(gradients).flat()].every(Number.isFinite)).toBe(true);
      }
    });

    const { search } = head;
    if (!search) return;
    const weights = startWeights(head);
    const values = Object.fromEntries(Object.entries(weights).map(([key, { data }]) => [key, data]));

    it(`scores by the ${search.metric} metric and its biases alone, and finds the value again from the score`, async () => {
      await fc.assert(
        fc.asyncProperty(batch, async ([left, right]) => {
          const scores = await compareWith(head, left, right, { asScore: true });
          const { biases } = search;
          const added = biases && (await compareWith(addingUp(head, biases), left, right));
          left.forEach((u, i) => {
            // A zero vector has no direction.
            if (search.metric === 'cosine' && (length(u) === 0 || length(right[i]) === 0)) return;
            const expected = METRICS[search.metric](u, right[i]) + (added?.[i] ?? 0);
            // Near 0 and 1 a score has few digits left to tell the metric by.
            if (scores[i] < 1e-3 || (head.measure === 'logit' && scores[i] > 1 - 1e-3)) return;
            expect(distance([search.metricAt(scores[i], values)], [expected])).toBeLessThan(1e-3);
          });
        }),
        { numRuns: 20 },
      );
    });

    it('knows in which direction the metric goes with the score', () => {
      const metrics = [0.05, 0.2, 0.4, 0.6, 0.8, 0.95].map((score) => search.metricAt(score, values));
      const rises = search.metric === 'cosine';
      for (let i = 1; i < metrics.length; i++) expect(metrics[i] > metrics[i - 1]).toBe(rises);
    });
  });
}

/** A head that says of two vectors what they add to the metric. */
function addingUp(head: Head, biases: NonNullable<NonNullable<Head['search']>['biases']>): Head {
  return { ...head, measure: 'logit', compare: (u, v, weights) => tf.add(biases(u, weights), biases(v, weights)) };
}

const BOUNDS: Readonly<Record<Measure, readonly [number, number]>> = {
  similarity: [-1 - 1e-6, 1 + 1e-6],
  distance: [0, Number.MAX_VALUE],
  logit: [-Number.MAX_VALUE, Number.MAX_VALUE],
  classes: [-Number.MAX_VALUE, Number.MAX_VALUE],
};

const length = (u: readonly number[]) => Math.hypot(...u);
const METRICS: Readonly<Record<Metric, (u: readonly number[], v: readonly number[]) => number>> = {
  cosine: (u, v) => u.reduce((sum, x, i) => sum + x * v[i], 0) / (length(u) * length(v)),
  euclidean: (u, v) => length(u.map((x, i) => x - v[i])),
  manhattan: (u, v) => u.reduce((sum, x, i) => sum + Math.abs(x - v[i]), 0),
};

function startWeights({ weights }: Head): Piece['inputs'] {
  const random = Random.fromSeed(3);
  return Object.fromEntries(
    weights.map(({ name, shape, initial }) => [name, { shape, data: initial(random.fork(name)) }]),
  );
}

function pieceOf(
  head: Head,
  { u, v, weights }: { u: readonly number[]; v: readonly number[]; weights: Piece['inputs'] },
): Piece {
  const shape = [u.length / D, D];
  return {
    inputs: { u: { shape, data: Float32Array.from(u) }, v: { shape, data: Float32Array.from(v) }, ...weights },
    slopes: ['u', 'v', ...Object.keys(weights)],
    run: ({ u, v, ...rest }) => head.compare(u as tf.Tensor2D, v as tf.Tensor2D, rest),
  };
}
