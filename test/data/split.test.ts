import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pair } from '../../src/data/pair.ts';
import { sideOfText, splitByText } from '../../src/data/split.ts';
import { normaliseForIdentity } from '../../src/text/normalise.ts';

const textsOf = (pairs: readonly Pair[]) =>
  new Set(pairs.flatMap(({ left, right }) => [left, right].map(normaliseForIdentity)));
const shareOfMatches = (pairs: readonly Pair[]) => pairs.filter(({ label }) => label === 1).length / pairs.length;
const fractions = { dev: 0.1, test: 0.1 };

/** 1,000 pairs, a third of which match: 400 with texts of their own, and one giant component of 600. */
const pairs = Array.from(
  { length: 1000 },
  (_, i): Pair => ({
    left: i < 400 ? `left ${i}` : 'giant',
    right: `right ${i}`,
    label: i % 3 === 0 ? 1 : 0,
  }),
);

describe('splitByText', () => {
  const text = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABC');
  const pair = fc.record({ left: text, right: text, label: fc.constantFrom<0 | 1>(0, 1) });

  it('puts every pair on one side and no text on two', () => {
    fc.assert(
      fc.property(fc.array(pair), (rows) => {
        const { train, dev, test } = splitByText(rows, { fractions: { dev: 0.2, test: 0.3 } });
        expect(train.length + dev.length + test.length).toBe(rows.length);
        const sides = [train, dev, test].map(textsOf);
        const all = sides.reduce((count, side) => count + side.size, 0);
        expect(all).toBe(textsOf(rows).size);
      }),
    );
  });

  it('does not depend on the order of the rows, and keeps it', () => {
    const split = splitByText(pairs, { fractions });
    const reversed = splitByText([...pairs].reverse(), { fractions });
    for (const side of ['train', 'dev', 'test'] as const) expect(reversed[side]).toEqual([...split[side]].reverse());
    expect(split.train).toEqual(pairs.filter((row) => split.train.includes(row)));
  });

  it('holds out what was asked for, with the same share of matches, and trains on the giant', () => {
    const { train, dev, test } = splitByText(pairs, { fractions });
    expect([train.length, dev.length, test.length]).toEqual([798, 101, 101]);
    for (const side of [train, dev, test]) expect(shareOfMatches(side)).toBeCloseTo(1 / 3, 1);
    expect(train.filter(({ left }) => left === 'giant')).toHaveLength(600);
  });

  it('holds out no test where none is asked for', () => {
    expect(splitByText(pairs, { fractions: { dev: 0.1 } }).test).toEqual([]);
  });

  it('is the same for ever, and another by another salt', () => {
    const small = Array.from({ length: 20 }, (_, i): Pair => ({ left: `l${i}`, right: `r${i}`, label: i % 2 ? 1 : 0 }));
    const lefts = (salt?: string) => splitByText(small, { fractions, salt }).test.map(({ left }) => left);
    expect(lefts()).toEqual(['l5', 'l12']);
    expect(lefts('other')).not.toEqual(lefts());
  });

  it('gives a dev pair of each label even to the smallest set', () => {
    const four = [0, 1, 2, 3].map((i): Pair => ({ left: `l${i}`, right: `r${i}`, label: i % 2 ? 1 : 0 }));
    expect(new Set(splitByText(four, { fractions: { dev: 0.1 } }).dev.map(({ label }) => label))).toEqual(
      new Set([0, 1]),
    );
  });
});

describe('sideOfText', () => {
  const sides = (salt?: string) =>
    Array.from({ length: 10_000 }, (_, i) => sideOfText(`text ${i}`, { fractions: { dev: 0.1, test: 0.3 }, salt }));

  it('gives each side about its share', () => {
    const count = (side: string) => sides().filter((found) => found === side).length / 10_000;
    for (const [side, share] of Object.entries({ train: 0.6, dev: 0.1, test: 0.3 }))
      expect(Math.abs(count(side) - share)).toBeLessThan(0.015);
  });

  it('is the same for ever, and another by another salt', () => {
    expect(sides().slice(0, 8).join(' ')).toBe('train train train train train train train dev');
    expect(sides('other')).not.toEqual(sides());
  });
});
