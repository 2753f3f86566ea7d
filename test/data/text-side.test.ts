import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/data/side.ts';
import { textSide } from '../../src/data/text-side.ts';
import { Random } from '../../src/random.ts';
import { wordsTokenizer } from '../../src/text/words.ts';

const side = textSide({ tokenizer: wordsTokenizer.fromTokens(['a', 'cat', 'sees']), lengths: [2, 4], width: 2 });
const table = { rows: 5, width: 2, data: Float32Array.from({ length: 10 }, (_, i) => i) };

describe('textSide', () => {
  it('reads texts as token ids, at least one of them and cut at the longest length', async () => {
    const items = await side.read(['a cat', '', 'a cat sees a cat sees', 'a zebra']);
    expect(items.map((item) => [...item])).toEqual([[2, 3], [1], [2, 3, 4, 2], [2, 1]]);
    expect(items.map((item) => side.lengthOf(item))).toEqual([2, 2, 4, 2]);
  });

  it('is fed the embedding rows, time first, and says where there is a token', async () => {
    const arrays = allocate(side, 2, 2);
    expect(side.specs(2, 2)).toEqual({
      tokens: { shape: [2, 2, 2], dtype: 'float32' },
      mask: { shape: [2, 2], dtype: 'float32' },
    });
    side.fill(arrays, await side.read(['a cat', 'sees']), table);
    expect([...arrays.tokens]).toEqual([4, 5, 8, 9, 6, 7, 0, 0]);
    expect([...arrays.mask]).toEqual([1, 1, 1, 0]);
    expect(side.taught).toBe('tokens');
  });
});

describe('textSide with synonyms', () => {
  const tokenizer = wordsTokenizer.fromTokens(['a', 'cat', 'sees', 'spots', 'views']);
  const synonyms = new Map([
    ['sees', ['spots', 'views', 'witnesses']],
    ['a', ['one']],
  ]);
  const replacing = { synonyms, share: 0.5 };
  const varied = textSide({ tokenizer, lengths: [2, 4], width: 2, replacing });

  it('shows an item with known synonyms in it, as long as before, and leaves what it read alone', async () => {
    const [item] = await varied.read(['a cat sees sees sees']);
    const drawn = Array.from({ length: 200 }, (_, seed) => varied.vary?.(item, Random.fromSeed(seed)) ?? item);
    const ids = new Set(drawn.flatMap((one) => [...one].slice(2)));
    expect(ids).toEqual(new Set([4, 5, 6]));
    for (const one of drawn) expect([...one].slice(0, 2)).toEqual([2, 3]);
    for (const one of drawn) expect(one).toHaveLength(4);
    expect([...item]).toEqual([2, 3, 4, 4]);
    expect(drawn[3]).toEqual(varied.vary?.(item, Random.fromSeed(3)));
  });

  it('gives the very item where nothing is replaced, or where it did not read it', async () => {
    const [item] = await varied.read(['a cat']);
    expect(varied.vary?.(item, Random.fromSeed(1))).toBe(item);
    const stray = Int32Array.of(4);
    expect(varied.vary?.(stray, Random.fromSeed(1))).toBe(stray);
  });

  it('varies nothing without synonyms', () => {
    expect(side.vary).toBeUndefined();
  });
});
