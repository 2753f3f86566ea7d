import { describe, expect, it } from 'vitest';
import { tf } from '../../src/compile/tf.ts';
import type { Measure } from '../../src/heads/head.ts';
import { toScore } from '../../src/heads/score.ts';
import { distance } from '../compile/kernel-case.ts';
import { differentiate } from '../contracts/differentiable.ts';

const cases: [Measure, number[], number[]][] = [
  ['similarity', [-1, 0, 0.5, 1], [-1, 0, 0.5, 1]],
  ['distance', [9, 3, 1, 0], [0.1, 0.25, 0.5, 1]],
  ['logit', [-1e4, 0, Math.log(3), 1e4], [0, 0.5, 0.75, 1]],
];

describe('toScore', () => {
  it.each(cases)('a %s of %j becomes %j: higher is more alike', async (measure, outputs, scores) => {
    const { value } = await differentiate({
      inputs: { output: { shape: [outputs.length], data: Float32Array.from(outputs) } },
      slopes: [],
      run: ({ output }) => tf.add(toScore(output, measure), 0),
    });
    expect(distance(value, scores)).toBeLessThan(1e-6);
    expect([...value].sort((a, b) => a - b)).toEqual(value);
  });

  it('takes from classes the probability of any but the first', async () => {
    const logits = [0, 0, 0, Math.log(2), 0, Math.log(3), 1e4, 0, 0, -1e4, 0, 5];
    const { value } = await differentiate({
      inputs: { output: { shape: [4, 3], data: Float32Array.from(logits) } },
      slopes: [],
      run: ({ output }) => toScore(output, 'classes'),
    });
    expect(distance(value, [2 / 3, 4 / 6, 0, 1])).toBeLessThan(1e-6);
  });
});
