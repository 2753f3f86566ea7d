import { describe, expect, it } from 'vitest';
import { charactersTokenizer, splitCharacters } from '../../src/text/characters.ts';
import { describeTokenizer } from '../contracts/tokenizer.ts';

describeTokenizer('characters', charactersTokenizer.fromTexts(['花呗怎么还', 'what is it']));

describe('splitCharacters', () => {
  it.each([
    ['花呗 OK？', ['花', '呗', ' ', 'o', 'k', '?']],
    ['cafe\u0301 𠮷', ['c', 'a', 'f', 'é', ' ', '𠮷']],
    ['  ', []],
  ])('%j', (text, characters) => {
    expect(splitCharacters(text)).toEqual(characters);
  });

  it('gives back the text', () => {
    expect(splitCharacters('我喜欢北京').join('')).toBe('我喜欢北京');
  });
});
