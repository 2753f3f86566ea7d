import { describe, expect, it } from 'vitest';
import { Random } from '../../src/random.ts';
import { knownSynonyms, replaceBySynonyms } from '../../src/text/synonyms.ts';
import { UNKNOWN } from '../../src/text/tokenizer.ts';
import { wordpieceTokenizer } from '../../src/text/wordpiece.ts';
import { wordsTokenizer } from '../../src/text/words.ts';
import { smallWordpiece } from './small-wordpiece.ts';

const synonyms = new Map([
  ['buy', ['purchase', 'obtain']],
  ['big', ['large']],
  ['cat', ['what', 'unaffable', 'feline']],
]);
const text = 'Buy a BIG cart, buy a big cart';
const draw = (share: number, seed: number) => replaceBySynonyms(text, { synonyms, share }, Random.fromSeed(seed));

describe('knownSynonyms', () => {
  it('keeps the synonyms that the tokenizer knows, and the words that still have some', () => {
    const tokenizer = wordsTokenizer.fromTokens(['buy', 'purchase', 'big']);
    expect(knownSynonyms(synonyms, tokenizer)).toEqual(new Map([['buy', ['purchase']]]));
  });

  it('takes word pieces for known where all are', () => {
    const tokenizer = wordpieceTokenizer.fromDefinition(smallWordpiece());
    expect(knownSynonyms(synonyms, tokenizer)).toEqual(new Map([['cat', ['what', 'unaffable']]]));
    for (const word of ['what', 'unaffable']) expect(tokenizer.encode(word)).not.toContain(UNKNOWN);
  });
});

describe('replaceBySynonyms', () => {
  it('replaces all words that have synonyms, or none', () => {
    expect(draw(1, 1)).toMatch(/^(purchase|obtain) a large cart, (purchase|obtain) a large cart$/);
    expect(draw(0, 1)).toBe(text);
    const untidy = 'A  “cart”’s';
    expect(replaceBySynonyms(untidy, { synonyms, share: 1 }, Random.fromSeed(1))).toBe(untidy);
  });

  it('replaces the share that was asked for, by each synonym as often', () => {
    const drawn = Array.from({ length: 1000 }, (_, seed) => draw(0.3, seed).split(' '));
    const count = (wanted: string) => drawn.flat().filter((word) => word === wanted).length;
    expect(count('large') / 2000).toBeCloseTo(0.3, 1);
    expect(count('purchase') / 2000).toBeCloseTo(0.15, 1);
    expect(count('obtain') / 2000).toBeCloseTo(0.15, 1);
  });

  it('is the same for the same seed', () => {
    expect(draw(0.5, 4)).toBe(draw(0.5, 4));
    expect(new Set([1, 2, 3, 4, 5, 6].map((seed) => draw(0.5, seed))).size).toBeGreaterThan(1);
  });
});
