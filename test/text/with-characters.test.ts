import { describe, expect, it } from 'vitest';
import type { Tokenizer } from '../../src/text/tokenizer.ts';
import { characterGrams, withCharactersTokenizer } from '../../src/text/with-characters.ts';
import { wordpieceTokenizer } from '../../src/text/wordpiece.ts';
import { wordsTokenizer } from '../../src/text/words.ts';
import { describeTokenizer } from '../contracts/tokenizer.ts';
import { smallWordpiece } from './small-wordpiece.ts';

const texts = ['two cats', 'the cat, cats!'];
const words = wordsTokenizer.fromTexts(texts);
const pieces = wordpieceTokenizer.fromDefinition(smallWordpiece());
const withTrigrams = (inner: Tokenizer, options = {}) =>
  withCharactersTokenizer.fromTexts(inner, texts, { from: 3, to: 3, ...options });
const tokensOf = (tokenizer: Tokenizer, text: string) => Array.from(tokenizer.encode(text), tokenizer.token);

describeTokenizer('words with characters', withTrigrams(words, { from: 1, to: 4 }));
describeTokenizer('word pieces with characters', withTrigrams(pieces));

describe('characterGrams', () => {
  it.each([
    ['marks the ends', 'cat', 3, 3, ['<ca', 'cat', 'at>']],
    ['leaves out the whole word with both marks', 'is', 3, 5, ['<is', 'is>']],
    ['finds none in a word that is too short', 'a', 3, 5, []],
    ['counts characters, not their halves', '𝒶𝒷', 2, 2, ['<𝒶', '𝒶𝒷', '𝒷>']],
    ['gives repeated ones each time', 'aaa', 2, 2, ['<a', 'aa', 'aa', 'a>']],
  ])('%s', (_, word, from, to, grams) => {
    expect(characterGrams(word, { from, to })).toEqual(grams);
  });
});

describe('withCharactersTokenizer', () => {
  it('gives the tokens of the other tokenizer, then the n-grams that are known', () => {
    const tokenizer = withTrigrams(words);
    expect(tokensOf(tokenizer, 'The cat sat')).toEqual([
      'the',
      'cat',
      '[UNK]',
      '‹<th›',
      '‹the›',
      '‹he>›',
      '‹<ca›',
      '‹cat›',
      '‹at>›',
      '‹at>›',
    ]);
    expect(tokensOf(withTrigrams(pieces), 'unaffable cats')).toEqual([
      'un',
      '##aff',
      '##able',
      '[UNK]',
      '‹<ca›',
      '‹cat›',
      '‹ats›',
      '‹ts>›',
    ]);
  });

  it('numbers n-grams from the end of the other vocabulary on, the most frequent first', () => {
    const tokenizer = withTrigrams(words);
    expect(tokenizer.token(words.size)).toBe('‹<ca›');
    expect([...tokenizer.encode('cats').slice(0, 2)]).toEqual([...words.encode('cats'), words.size]);
  });

  it('cuts n-grams by frequency and number, whatever the other vocabulary holds', () => {
    expect(withTrigrams(words, { minimumCount: 2 }).size).toBe(words.size + 4);
    expect(withTrigrams(words, { minimumCount: 3 }).size).toBe(words.size + 2);
    expect(withTrigrams(words, { maximumSize: 1 }).size).toBe(words.size + 1);
    expect(withTrigrams(pieces, { maximumSize: 1 }).size).toBe(pieces.size + 1);
  });
});
