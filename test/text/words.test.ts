import { describe, expect, it } from 'vitest';
import { replaceWords, splitWords, wordsTokenizer } from '../../src/text/words.ts';
import { describeTokenizer } from '../contracts/tokenizer.ts';

const texts = ['What is it?', "It isn't 3.5.", 'what is that?'];

describeTokenizer('words', wordsTokenizer.fromTexts(texts));

describe('splitWords', () => {
  it.each([
    ['keeps contractions whole', "I don't; it Isn’t", ['i', "don't", 'it', "isn't"]],
    ['drops quotes round a word', "the 'big' “one”", ['the', 'big', 'one']],
    ['keeps the point and comma of a number', '3.5, 1,000 and 7.', ['3.5', '1,000', 'and', '7']],
    ['keeps digits in words', 'iPhone7 vs 24x7', ['iphone7', 'vs', '24x7']],
    ['tells C, C++ and C# apart', 'C, C++ or C#?', ['c', 'c++', 'or', 'c#']],
    ['keeps signs', '5% of $20 😀', ['5', '%', 'of', '$', '20', '😀']],
    ['splits at hyphens and slashes', 'state-of-the-art and/or', ['state', 'of', 'the', 'art', 'and', 'or']],
    ['keeps accents', 'Größe naïve cafe\u0301', ['größe', 'naïve', 'café']],
    ['reads other scripts', 'Привет, हिन्दी λόγος', ['привет', 'हिन्दी', 'λόγος']],
    ['finds nothing in punctuation', '?!…', []],
  ])('%s', (_, text, words) => {
    expect(splitWords(text)).toEqual(words);
  });
});

describe('replaceWords', () => {
  const shout = (word: string) => (word === 'cat' || word === 'don' ? word.toUpperCase() : undefined);
  it.each([
    ['leaves the rest as it was', 'The Cat, a CAT? cats!', 'The CAT, a CAT? cats!'],
    ['sees the words that the tokenizer sees', 'I don’t; don', "I don't; DON"],
    ['finds none in nothing', '', ''],
  ])('%s', (_, text, replaced) => {
    expect(replaceWords(text, shout)).toBe(replaced);
  });
});

describe('wordsTokenizer', () => {
  it('learns from texts and gives 1 for what it has not seen', () => {
    const tokenizer = wordsTokenizer.fromTexts(texts);
    expect(tokenizer.state()).toEqual({ kind: 'words', tokens: ['is', 'it', 'what', '3.5', "isn't", 'that'] });
    expect(tokenizer.encode('what is this')).toEqual(Int32Array.of(4, 2, 1));
  });

  it('cuts by frequency', () => {
    expect(wordsTokenizer.fromTexts(texts, { minimumCount: 2 }).size).toBe(5);
  });
});
