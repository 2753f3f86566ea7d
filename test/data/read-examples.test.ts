import { describe, expect, it } from 'vitest';
import type { Sides } from '../../src/data/batches.ts';
import { readTrainingSet } from '../../src/data/read-examples.ts';
import type { Side } from '../../src/data/side.ts';
import { letterSides } from './examples.ts';

const sides = letterSides({ lengths: [2, 4] });
const idsOf = (items: readonly ArrayLike<number>[]) => items.map((item) => Array.from(item));

/** Sides that remember what they were asked to read. */
function watched(of: Sides): { sides: Sides; read: string[][] } {
  const read: string[][] = [];
  const watch = (side: Side): Side => ({
    ...side,
    read: (raw) => {
      read.push([...raw]);
      return side.read(raw);
    },
  });
  const left = watch(of.left);
  return { sides: { ...of, left, right: of.left === of.right ? left : watch(of.right) }, read };
}

describe('readTrainingSet', () => {
  it('makes an example of each pair, with its label and the groups of its items', async () => {
    const train = [
      { left: 'a b', right: 'c', label: 1 },
      { left: 'c', right: 'd', label: 0.25 },
    ];
    const { labelled, positives } = await readTrainingSet({ train }, sides);
    expect(positives).toEqual([]);
    expect(labelled.map(({ labels }) => labels)).toEqual([[1], [0.25]]);
    expect(idsOf(labelled.map(({ left }) => left))).toEqual([[2, 3], [4]]);
    expect(idsOf(labelled.map(({ rights }) => rights[0]))).toEqual([[4], [5]]);
    const [one, other] = labelled.map(({ groups }) => groups);
    expect(one.left).toBe(one.rights[0]);
    expect(other.left).toBe(one.left);
    expect(other.rights[0]).not.toBe(one.left);
  });

  it('keeps further matches apart, and knows them for matches', async () => {
    const train = [{ left: 'a', right: 'b', label: 0 }];
    const extra = [
      { left: 'a', right: 'c', label: 1 },
      { left: 'c', right: 'b', label: 1 },
    ];
    const { labelled, positives } = await readTrainingSet({ train, positives: extra }, sides);
    expect(positives.map(({ labels, weight }) => [...labels, weight])).toEqual([
      [1, 1],
      [1, 1],
    ]);
    expect(labelled[0].groups.left).toBe(labelled[0].groups.rights[0]);
  });

  it('keeps what a teacher takes for matches out of the known ones', async () => {
    const train = [{ left: 'a', right: 'b', label: 1 }];
    const taken = [
      { left: 'a', right: 'c', label: 0.9 },
      { left: 'd', right: 'a', label: 0.2 },
    ];
    const { labelled, soft } = await readTrainingSet({ train, soft: taken }, sides);
    expect(soft.map(({ labels }) => labels)).toEqual([[0.9], [0.2]]);
    const known = labelled[0].groups.left;
    expect(soft[0].groups).toEqual({ left: known, rights: [expect.not.toSatisfy((group: number) => group === known)] });
    expect(soft[1].groups.rights).toEqual([known]);
  });

  it('shows triplets, the match first, in place of the pairs', async () => {
    const train = [{ left: 'a', right: 'b', label: 1 }];
    const triplets = [
      { anchor: 'a', positive: 'c', negative: 'd e' },
      { anchor: 'x', positive: 'y', negative: 'a' },
    ];
    const { labelled } = await readTrainingSet({ train, triplets }, sides);
    expect(labelled.map(({ labels }) => labels)).toEqual([
      [1, 0],
      [1, 0],
    ]);
    expect(labelled.map(({ rights }) => idsOf(rights))).toEqual([
      [[4], [5, 6]],
      [[26], [2]],
    ]);
    const [first, second] = labelled.map(({ groups }) => groups);
    expect(first.rights[0]).toBe(first.left);
    expect(first.rights[1]).not.toBe(first.left);
    // The second non-match is the first anchor, which is known by its group.
    expect(second.rights[1]).toBe(first.left);
  });

  it('asks each side when two strings are one item', async () => {
    const train = [
      { left: 'x/A-1.jpg', right: 'a cat', label: 1 },
      { left: 'x/a 1.jpg', right: 'a dog', label: 1 },
      { left: 'x/b.jpg', right: 'A cat!', label: 0 },
    ];
    const asTheyAre: Side = { ...sides.left, identityOf: (path) => path };
    const { labelled } = await readTrainingSet({ train }, { left: asTheyAre, right: sides.left, shared: false });
    const [first, second, third] = labelled.map(({ groups }) => groups);
    expect(second.left).not.toBe(first.left);
    expect(third.rights[0]).toBe(first.rights[0]);
    const spelled = (await readTrainingSet({ train }, sides)).labelled;
    expect(spelled[1].groups.left).toBe(spelled[0].groups.left);
  });

  it('reads every string once, and both sides together where they are read alike', async () => {
    const train = [
      { left: 'a', right: 'b', label: 1 },
      { left: 'b', right: 'a', label: 1 },
      { left: 'a', right: 'c', label: 0 },
    ];
    const alike = watched(sides);
    const { labelled } = await readTrainingSet({ train }, alike.sides);
    expect(alike.read.map((raw) => raw.sort())).toEqual([['a', 'b', 'c']]);
    expect(labelled[1].left).toBe(labelled[0].rights[0]);
    const apart = watched(letterSides({ lengths: [2, 4], rightLengths: [1], shared: false }));
    await readTrainingSet({ train }, apart.sides);
    expect(apart.read.map((raw) => raw.sort())).toEqual([
      ['a', 'b'],
      ['a', 'b', 'c'],
    ]);
  });
});
