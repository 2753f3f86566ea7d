import { expect, it } from 'vitest';
import type { Side } from '../../src/data/side.ts';
import { varyExample } from '../../src/data/vary-example.ts';
import { Random } from '../../src/random.ts';
import { letterSides, pairExample } from './examples.ts';

const random = Random.fromSeed(1);
const plain = letterSides({ lengths: [4] });
/** A side that shows each id as its successor. */
const varying: Side = { ...plain.left, vary: (item) => (item as Int32Array).map((id) => id + 1) };
const example = pairExample({ left: Int32Array.of(2), right: Int32Array.of(3) });
const triplet = { ...example, rights: [Int32Array.of(3), Int32Array.of(7)] };

it('varies each item by its own side, and nothing else of an example', () => {
  expect(varyExample(triplet, { left: varying, right: varying, shared: true }, random)).toEqual({
    ...triplet,
    left: Int32Array.of(3),
    rights: [Int32Array.of(4), Int32Array.of(8)],
  });
  expect(varyExample(example, { ...plain, right: varying }, random)).toEqual({
    ...example,
    rights: [Int32Array.of(4)],
  });
});

it('gives the very example where no side varies', () => {
  expect(varyExample(example, plain, random)).toBe(example);
});
