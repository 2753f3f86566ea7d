import { describe, expect, it } from 'vitest';
import { generateAnswers, generateArticles } from '../../corpora/generated/answers.ts';
import { samplePath } from '../../corpora/generated/corpus.ts';
import { readTable } from '../../corpora/table.ts';

describe('generateAnswers', () => {
  const pairs = generateAnswers({ seed: 3, count: 200 });

  it('gives each question one answer first and wrong ones after it, the same for the same seed', () => {
    expect(pairs.filter(({ label }) => label === 1)).toHaveLength(200);
    for (const [i, { left, label }] of pairs.entries()) if (label === 0) expect(left).toBe(pairs[i - 1].left);
    expect(pairs.length).toBeGreaterThan(800);
    expect(generateAnswers({ seed: 3, count: 200 })).toEqual(pairs);
    expect(generateAnswers({ seed: 4, count: 5 })).not.toEqual(pairs.slice(0, 5));
  });

  it('writes whole sentences', () => {
    for (const { right } of pairs) expect(right).toMatch(/^[A-Z].*\.$/);
    expect(pairs.filter(({ left, right }) => /[{}[\]|]|undefined/.test(left + right))).toEqual([]);
  });
});

describe('generateArticles', () => {
  const pairs = generateArticles({ seed: 3, count: 100, part: 'dev' });

  it('gives each title its own body and that of another', () => {
    expect(pairs.map(({ label }) => label)).toEqual(Array.from({ length: 200 }, (_, i) => 1 - (i % 2)));
    for (let i = 0; i < pairs.length; i += 2) {
      expect(pairs[i].left).toBe(pairs[i + 1].left);
      expect(pairs[i].right).not.toBe(pairs[i + 1].right);
    }
    expect(pairs.filter(({ left, right }) => /[{}[\]|]|undefined/.test(left + right))).toEqual([]);
  });
});

describe('samples written by hand', () => {
  const read = async (name: Parameters<typeof samplePath>[0]) => {
    const rows = [];
    for await (const { values } of await readTable(samplePath(name))) rows.push(values);
    return rows;
  };

  it('answers.csv: 60 questions, each with an answer of its own', async () => {
    const rows = await read('answers.csv');
    expect(new Set(rows.map(({ question }) => question)).size).toBe(60);
    expect(new Set(rows.map(({ answer }) => answer)).size).toBe(60);
  });

  it('titles.csv: 42 articles, ten of which have the title of another', async () => {
    const rows = await read('titles.csv');
    expect(rows).toHaveLength(42);
    expect(rows.filter(({ title, own }) => title !== own)).toHaveLength(10);
    expect(rows.map(({ title }) => title).sort()).toEqual(rows.map(({ own }) => own).sort());
  });
});
