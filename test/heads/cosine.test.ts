import { describe, expect, it } from 'vitest';
import { cosine, scaledCosine } from '../../src/heads/cosine.ts';
import { distance } from '../compile/kernel-case.ts';
import { compareWith, describeHead } from '../contracts/head.ts';

describeHead('cosine', cosine());
describeHead('scaled cosine', scaledCosine({ scale: 4, bias: -1 }));

const left = [
  [3, 4, 0],
  [1, 0, 0],
  [1, 2, 2],
  [1, 2, 3],
];
const right = [
  [4, 3, 0],
  [0, 0, 9],
  [-2, -4, -4],
  [0, 0, 0],
];
const cosines = [24 / 25, 0, -1, 0];

describe('cosine', () => {
  it('is the cosine of the angle, and zero where there is none', async () => {
    expect(distance(await compareWith(cosine(), left, right), cosines)).toBeLessThan(1e-6);
  });
});

describe('scaledCosine', () => {
  it('is scale · cosine + bias, from the start that it was given', async () => {
    const head = scaledCosine({ scale: 4, bias: -1 });
    const logits = cosines.map((value) => 4 * value - 1);
    expect(distance(await compareWith(head, left, right), logits)).toBeLessThan(1e-5);
  });
});
