import { describe, expect, it } from 'vitest';
import { holdOutDev, holdOutQuestions, holdOutTriplets } from '../../corpora/hold-out.ts';
import type { Pair, Triplet } from '../../src/data/pair.ts';

describe('holdOutDev', () => {
  it('holds out a tenth by text', () => {
    const pairs = Array.from(
      { length: 200 },
      (_, i): Pair => ({ left: `l${i}`, right: `r${i}`, label: i % 2 ? 1 : 0 }),
    );
    const { train, dev } = holdOutDev(pairs, 'pairs.csv');
    expect([train.length, dev.length]).toEqual([180, 20]);
  });

  it('holds out high and low grades alike', () => {
    const pairs = Array.from({ length: 200 }, (_, i): Pair => ({ left: `l${i}`, right: `r${i}`, label: (i % 5) / 4 }));
    const { dev } = holdOutDev(pairs, 'pairs.csv');
    expect([dev.length, dev.filter(({ label }) => label >= 0.5).length]).toEqual([20, 12]);
  });

  it('says that pairs which all share a text cannot be split', () => {
    const pairs = Array.from({ length: 200 }, (_, i): Pair => ({ left: 'one', right: `r${i}`, label: i % 2 ? 1 : 0 }));
    expect(() => holdOutDev(pairs, 'pairs.csv')).toThrow(
      /found 0 that serve \(pairs\.csv\): give a file of its own with --dev/,
    );
  });
});

describe('holdOutQuestions', () => {
  const candidates = (questions: number) =>
    Array.from({ length: questions * 4 }, (_, i): Pair => {
      return { left: `question ${Math.floor(i / 4)}`, right: `candidate ${i % 9}`, label: i % 4 === 0 ? 1 : 0 };
    });

  it('holds out a tenth of the questions with all their candidates, which other questions may have too', () => {
    const { train, dev } = holdOutQuestions(candidates(50), 'answers.csv');
    expect([train.length, dev.length]).toEqual([180, 20]);
    const [trained, held] = [train, dev].map((pairs) => new Set(pairs.map(({ left }) => left)));
    expect([...held].filter((question) => trained.has(question))).toEqual([]);
    expect(held.size).toBe(5);
  });

  it('says that a single question cannot be split', () => {
    expect(() => holdOutQuestions(candidates(1), 'answers.csv')).toThrow(
      /candidates of some questions, to be held out as dev, found 0 that serve \(answers\.csv\): give a file .* --dev/,
    );
  });
});

describe('holdOutTriplets', () => {
  it('holds out a tenth, no text on both sides', () => {
    const triplets = Array.from({ length: 100 }, (_, i): Triplet => {
      return { anchor: `a${Math.floor(i / 2)}`, positive: `p${i}`, negative: `n${Math.floor(i / 4)}` };
    });
    const { train, dev } = holdOutTriplets(triplets, 'triplets.csv');
    expect(train.length + dev.length).toBe(100);
    expect(dev.length).toBeGreaterThan(4);
    expect(dev.length).toBeLessThan(11);
    const textsOf = (rows: readonly Triplet[]) => rows.flatMap((row) => [row.anchor, row.positive, row.negative]);
    const trained = new Set(textsOf(train));
    expect(textsOf(dev).filter((text) => trained.has(text))).toEqual([]);
  });

  it('says that triplets which are all linked cannot be split', () => {
    const triplets = Array.from({ length: 50 }, (_, i) => ({ anchor: `a${i}`, positive: `p${i}`, negative: 'n' }));
    expect(() => holdOutTriplets(triplets, 'triplets.csv')).toThrow(/tenth of the triplets .* found 0 that serve/);
  });
});
