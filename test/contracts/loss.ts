/** What every loss promises, whichever kind it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { tf } from '../../src/compile/tf.ts';
import type { Measure } from '../../src/heads/head.ts';
import type { Loss } from '../../src/losses/loss.ts';
import { distance } from '../compile/kernel-case.ts';
import { differentiate, expectTrueGradients, type Piece } from './differentiable.ts';

/** The outputs that a head of each measure may give, and the worst of them. */
const RANGES: Readonly<Record<Measure, { low: number; high: number; extremes: readonly number[] }>> = {
  similarity: { low: -1, high: 1, extremes: [-1, 0, 1] },
  distance: { low: 0, high: 4, extremes: [0, 1e-6, 1e4] },
  logit: { low: -6, high: 6, extremes: [-1e4, 0, 1e4] },
};

/** The loss of a batch on the eager engine. */
export async function lossOf(
  loss: Loss,
  output: readonly number[],
  label: readonly number[],
  measure: Measure,
): Promise<number> {
  return (await differentiate({ ...pieceOf(loss, output, label, measure), slopes: [] })).value[0];
}

export function describeLoss(
  name: string,
  loss: Loss,
  { leastSimilarity = -1 }: { leastSimilarity?: number } = {},
): void {
  describe(`${name} as a loss`, () => {
    it('names the measures that it reads, each once', () => {
      expect(loss.accepts.length).toBeGreaterThan(0);
      expect(new Set(loss.accepts).size).toBe(loss.accepts.length);
    });
  });

  describe.each([...loss.accepts])(`${name} of a %s as a loss`, (measure) => {
    const { high, extremes } = RANGES[measure];
    const low = measure === 'similarity' ? leastSimilarity : RANGES[measure].low;
    const output = fc.integer({ min: 0, max: 100 }).map((n) => low + ((high - low) * n) / 100);
    const pair = fc.record({ output, label: fc.constantFrom(0, 1) });
    const batch = fc.array(pair, { minLength: 1, maxLength: 6 });
    const of = (pairs: readonly { output: number; label: number }[]) =>
      lossOf(
        loss,
        pairs.map((each) => each.output),
        pairs.map((each) => each.label),
        measure,
      );

    it('is never negative', async () => {
      await fc.assert(
        fc.asyncProperty(batch, async (pairs) => {
          expect(await of(pairs)).toBeGreaterThanOrEqual(0);
        }),
        { numRuns: 20 },
      );
    });

    it('is the mean of the losses of its pairs', async () => {
      await fc.assert(
        fc.asyncProperty(batch, async (pairs) => {
          const alone: number[] = [];
          for (const each of pairs) alone.push(await of([each]));
          const mean = alone.reduce((sum, value) => sum + value, 0) / alone.length;
          expect(distance([await of(pairs)], [mean])).toBeLessThan(1e-5);
        }),
        { numRuns: 10 },
      );
    });

    it('never rises when a match looks more alike, or a non-match less', async () => {
      const steps = Array.from({ length: 21 }, (_, i) => low + ((high - low) * i) / 20);
      for (const label of [0, 1]) {
        const losses: number[] = [];
        for (const step of steps) losses.push(await of([{ output: step, label }]));
        const falls = (measure === 'distance') === (label === 0);
        if (!falls) losses.reverse();
        for (let i = 1; i < losses.length; i++) expect(losses[i]).toBeLessThanOrEqual(losses[i - 1] + 1e-6);
        expect(losses[losses.length - 1]).toBeLessThan(losses[0]);
      }
    });

    it.each(extremes.flatMap((value) => [0, 1].map((label) => ({ value, label }))))(
      'stays finite at $value with label $label, with its gradient',
      async ({ value, label }) => {
        for (const engine of ['tfjs', 'onnx'] as const) {
          const answer = await differentiate(pieceOf(loss, [value], [label], measure), engine);
          expect([...answer.value, ...answer.gradients.output].every(Number.isFinite)).toBe(true);
        }
      },
    );

    it('has true gradients, compiled as well as eager', async () => {
      const outputs = Array.from({ length: 8 }, (_, i) => low + ((high - low) * (i + 0.37)) / 8);
      await expectTrueGradients(
        pieceOf(
          loss,
          outputs,
          outputs.map((_, i) => i % 2),
          measure,
        ),
      );
    });
  });
}

function pieceOf(loss: Loss, output: readonly number[], label: readonly number[], measure: Measure): Piece {
  const shape = [output.length];
  return {
    inputs: {
      output: { shape, data: Float32Array.from(output) },
      label: { shape, data: Float32Array.from(label) },
    },
    slopes: ['output'],
    run: ({ output, label }) => loss.compute(output as tf.Tensor1D, label as tf.Tensor1D, measure),
  };
}
