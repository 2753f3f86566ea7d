import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/data/side.ts';
import { textSide } from '../../src/data/text-side.ts';
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
