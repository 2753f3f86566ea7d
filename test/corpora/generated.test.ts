import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PairSplits } from '../../corpora/corpus.ts';
import { generated, samplePath } from '../../corpora/generated/corpus.ts';
import { normalise, wordOverlap } from '../../corpora/generated/overlap.ts';
import { readTable } from '../../corpora/table.ts';
import type { Pair } from '../../src/data/pair.ts';

let splits: PairSplits;
beforeAll(async () => {
  splits = await generated.load({});
}, 120_000);

describe('the embedded corpus', () => {
  it('has no text of train in dev or test', () => {
    const seen = new Set(textsOf(splits.train));
    expect([...textsOf(splits.dev), ...textsOf(splits.test)].filter((text) => seen.has(text))).toEqual([]);
  });

  it('never generates a question of the hand-written list', async () => {
    const seen = new Set([...textsOf(splits.train), ...textsOf(splits.dev)]);
    const questions = await columnsOf('questions.csv', ['question']);
    expect(questions.filter(([question]) => seen.has(normalise(question)))).toEqual([]);
  });

  it.each(['train', 'dev', 'test'] as const)('%s has about as many pairs that match as pairs that do not', (part) => {
    const share = splits[part].filter(({ label }) => label === 1).length / splits[part].length;
    expect(share).toBeGreaterThan(0.45);
    expect(share).toBeLessThan(0.55);
  });

  it.each(['train', 'dev', 'test'] as const)(
    '%s cannot be told by counting shared words, nor by the opposite',
    (part) => {
      expect(bestOverlapAccuracy(splits[part])).toBeLessThan(0.65);
    },
  );

  it('has the vocabulary of everyday life', () => {
    const words = new Set(textsOf(splits.train).flatMap((text) => text.split(' ')));
    expect(words.size).toBeGreaterThan(4000);
    const handwritten = textsOf(splits.test).flatMap((text) => text.split(' '));
    expect(handwritten.filter((word) => words.has(word)).length / handwritten.length).toBeGreaterThan(0.93);
  });

  it('keeps to the limit on training rows, which are the first of all', async () => {
    const { train, dev } = await generated.load({ limit: 40 });
    expect(train).toEqual(splits.train.slice(0, 40));
    expect(dev).toEqual(splits.dev);
  });

  it('gives the texts of train as those that count as seen', async () => {
    const texts: string[] = [];
    for await (const text of generated.labelledTexts({})) texts.push(text);
    expect(texts).toEqual(splits.train.flatMap(({ left, right }) => [left, right]));
  });
});

describe('the hand-written samples', () => {
  it('hold at least 220 distinct pairs, each with its kind', async () => {
    const rows = await columnsOf('test-pairs.csv', ['left', 'right', 'label', 'kind']);
    expect(rows.length).toBeGreaterThanOrEqual(220);
    expect(new Set(rows.map(([left, right]) => [left, right].map(normalise).sort().join('|'))).size).toBe(rows.length);
    const matching = ['paraphrase', 'synonym', 'ellipsis', 'reorder'];
    expect(rows.filter(([, , label, kind]) => (label === '1') !== matching.includes(kind))).toEqual([]);
  });

  it('hold at least 160 distinct questions, about two thirds of them in groups of 2-5', async () => {
    const rows = await columnsOf('questions.csv', ['question', 'group']);
    expect(rows.length).toBeGreaterThanOrEqual(160);
    expect(new Set(rows.map(([question]) => normalise(question))).size).toBe(rows.length);
    const sizes = new Map<string, number>();
    for (const [, group] of rows) sizes.set(group, (sizes.get(group) ?? 0) + 1);
    const alone = sizes.get('') ?? 0;
    sizes.delete('');
    expect([...sizes.values()].every((size) => size >= 2 && size <= 5)).toBe(true);
    expect(1 - alone / rows.length).toBeGreaterThan(0.6);
    expect(1 - alone / rows.length).toBeLessThan(0.7);
  });

  it('count in their README what they hold', async () => {
    const readme = await readFile(new URL('../../corpora/samples/README.md', import.meta.url), 'utf8');
    const pairs = await columnsOf('test-pairs.csv', ['left']);
    const questions = await columnsOf('questions.csv', ['question']);
    expect(readme).toContain(`${pairs.length} pairs`);
    expect(readme).toContain(`${questions.length} questions`);
  });
});

function textsOf(pairs: readonly Pair[]): string[] {
  return pairs.flatMap(({ left, right }) => [normalise(left), normalise(right)]);
}

async function columnsOf(name: 'test-pairs.csv' | 'questions.csv', columns: string[]): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const { values } of await readTable(samplePath(name), { required: columns })) {
    rows.push(columns.map((column) => values[column]));
  }
  return rows;
}

/** The best accuracy of any threshold on the share of common words, the pairs above it taken as matches or as the opposite. */
function bestOverlapAccuracy(pairs: readonly Pair[]): number {
  const byOverlap = new Map<number, { matches: number; others: number }>();
  for (const { left, right, label } of pairs) {
    const overlap = wordOverlap(left, right);
    const count = byOverlap.get(overlap) ?? { matches: 0, others: 0 };
    byOverlap.set(overlap, { matches: count.matches + label, others: count.others + 1 - label });
  }
  let right = pairs.filter(({ label }) => label === 0).length;
  let best = Math.max(right, pairs.length - right);
  for (const overlap of [...byOverlap.keys()].sort((a, b) => b - a)) {
    const { matches, others } = byOverlap.get(overlap) ?? { matches: 0, others: 0 };
    right += matches - others;
    best = Math.max(best, right, pairs.length - right);
  }
  return best / pairs.length;
}
