import { expect, it } from 'vitest';
import { readTrainingSet } from '../../src/data/read-examples.ts';
import { teachingOf } from '../../src/data/teaching.ts';
import { letterSides } from './examples.ts';

const left = { raw: ['a', 'b'], vectors: Float32Array.of(1, 2, 3, 4) };
const right = { raw: ['a', 'c'], vectors: Float32Array.of(5, 6, 7, 8) };
const teaching = teachingOf({ left, right, dimension: 2 });

it('knows the vector of each string on each side', () => {
  expect(teaching.vectorOf('left', 'a')).toEqual(Float32Array.of(1, 2));
  expect(teaching.vectorOf('right', 'a')).toEqual(Float32Array.of(5, 6));
  expect(teaching.vectorOf('right', 'a')).toBe(teaching.vectorOf('right', 'a'));
});

it('says which string it knows nothing of', () => {
  expect(() => teaching.vectorOf('left', 'c')).toThrow(
    'expected a vector for each item of the left side, found none of "c"',
  );
});

it('goes along with the examples', async () => {
  const train = [{ left: 'b', right: 'c', label: 0.7 }];
  const sides = letterSides({ lengths: [2] });
  const [example] = (await readTrainingSet({ train, teaching }, sides)).labelled;
  expect(example.targets).toEqual({ left: Float32Array.of(3, 4), rights: [Float32Array.of(7, 8)] });
  const [untaught] = (await readTrainingSet({ train }, sides)).labelled;
  expect(untaught).not.toHaveProperty('targets');
});
