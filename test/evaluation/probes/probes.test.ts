import { describe, expect, it } from 'vitest';
import type { Pair } from '../../../src/data/pair.ts';
import { length } from '../../../src/evaluation/probes/length.ts';
import { majority } from '../../../src/evaluation/probes/majority.ts';
import { leftOnly, rightOnly } from '../../../src/evaluation/probes/one-side.ts';
import { overlap } from '../../../src/evaluation/probes/overlap.ts';
import { probes } from '../../../src/evaluation/probes/probes.ts';
import { tfidf } from '../../../src/evaluation/probes/tfidf.ts';
import { rocAuc } from '../../../src/evaluation/roc-auc.ts';
import { Random } from '../../../src/random.ts';

const pair = (left: string, right: string, label = 0): Pair => ({ left, right, label });
const score = (probe: (typeof probes)[number], train: Pair[], left: string, right: string) =>
  probe.fit(train)([{ left, right }])[0];

/** The right text of a match says "not" most of the time; the left ones and the other words are noise. */
function biased(pairs: number, seed: number): Pair[] {
  const random = Random.fromSeed(seed);
  const noise = () => Array.from({ length: 8 }, () => `w${random.integer(500)}`).join(' ');
  return Array.from({ length: pairs }, () => {
    const label = random.integer(2);
    const right = random.uniform() < (label === 1 ? 0.9 : 0.1) ? `${noise()} not` : noise();
    return { left: noise(), right, label };
  });
}

describe('every probe', () => {
  it('has a name of its own', () => {
    expect(probes.map(({ name }) => name)).toEqual(['majority', 'length', 'leftOnly', 'rightOnly', 'overlap', 'tfidf']);
  });

  it.each(probes)('$name: equal scores again, whatever was scored in between, all finite', (probe) => {
    const [train, dev] = [biased(300, 1), biased(50, 2)];
    const fitted = probe.fit(train);
    const scores = fitted(dev);
    fitted(biased(20, 3));
    expect(fitted(dev)).toEqual(scores);
    expect(probe.fit(train)(dev)).toEqual(scores);
    expect(scores.every(Number.isFinite)).toBe(true);
  });

  it.each(probes)('$name: does without training pairs, words and pairs', (probe) => {
    const scores = probe.fit([])([pair('', ''), pair('a', '?')]);
    expect(scores.every(Number.isFinite)).toBe(true);
    expect(probe.fit(biased(20, 1))([])).toHaveLength(0);
  });

  it.each(probes)('$name: takes grades and classes as matches from ½ on', (probe) => {
    const train = biased(200, 1);
    const dev = biased(20, 2);
    const grades = train.map((record, i) => ({ ...record, label: record.label === 1 ? 0.5 + (i % 3) / 6 : 0.4 }));
    const classes = train.map((record, i) => ({ ...record, label: record.label * (1 + (i % 3)) }));
    expect(probe.fit(grades)(dev)).toEqual(probe.fit(train)(dev));
    expect(probe.fit(classes)(dev)).toEqual(probe.fit(train)(dev));
  });
});

describe('by hand', () => {
  it('majority: the share of matches', () => {
    expect(score(majority, [pair('a', 'b', 1), pair('a', 'c'), pair('b', 'c'), pair('c', 'd')], 'x', 'y')).toBe(0.25);
  });

  it('length: in the direction that training shows', () => {
    const nearer = [pair('aaaa', 'bbbb', 1), pair('aaaa', 'b')];
    const further = [pair('aaaa', 'bbbb'), pair('aaaa', 'b', 1)];
    expect(score(length, nearer, 'aaaa', 'b')).toBe(0.25);
    expect(score(length, further, 'aaaa', 'b')).toBe(0.75);
  });

  it('overlap: shared words of all words, each once', () => {
    expect(score(overlap, [], 'the cat sat', 'The cat, the DOG!')).toBe(0.5);
    expect(score(overlap, [], 'one', 'two')).toBe(0);
  });

  it('tfidf: a rare word counts for more', () => {
    // Three distinct texts; "the" is in all of them, "cat" in two, "dog" in one.
    const train = [pair('the cat', 'the dog'), pair('the cat', 'the the cat')];
    const [the, cat, dog] = [1, Math.log(4 / 3) + 1, Math.log(2) + 1];
    const expected = 1 / (Math.hypot(the, cat) * Math.hypot(the, dog));
    expect(score(tfidf, train, 'the cat', 'the dog')).toBeCloseTo(expected, 6);
    expect(score(tfidf, train, 'the the cat', 'the the cat')).toBeCloseTo(1, 6);
    const unknown = Math.log(4) + 1;
    expect(score(tfidf, train, 'the bird', 'bird')).toBeCloseTo(unknown / Math.hypot(the, unknown), 6);
    expect(score(tfidf, train, 'cat', '')).toBe(0);
  });

  it('one side: finds the word that gives the label away, on its side only', () => {
    const [train, dev] = [biased(2000, 1), biased(1000, 2)];
    const labels = dev.map(({ label }) => label);
    // A rule that knows the word alone gets 0.9.
    expect(rocAuc(rightOnly.fit(train)(dev), labels)).toBeGreaterThan(0.87);
    expect(Math.abs(rocAuc(leftOnly.fit(train)(dev), labels) - 0.5)).toBeLessThan(0.06);
  });

  it('one side: the share of matches where no word is known', () => {
    expect(score(leftOnly, [pair('a', 'b', 1), pair('c', 'd')], 'zzz', 'b')).toBeCloseTo(0.5, 1);
  });
});
