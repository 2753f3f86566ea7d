import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PADDING, UNKNOWN } from '../../src/text/tokenizer.ts';
import { Vocabulary } from '../../src/text/vocabulary.ts';

const lists = [
  ['b', 'a', 'b'],
  ['c', 'a', 'b', 'é'],
];

describe('Vocabulary', () => {
  it('numbers tokens by count, then by code point, after padding and unknown', () => {
    const vocabulary = Vocabulary.fromTokenLists(lists);
    expect(vocabulary.known).toEqual(['b', 'a', 'c', 'é']);
    expect(['b', 'a', 'c', 'é', 'x'].map((token) => vocabulary.id(token))).toEqual([2, 3, 4, 5, UNKNOWN]);
    expect([PADDING, UNKNOWN, 2].map((id) => vocabulary.token(id))).toEqual(['[PAD]', '[UNK]', 'b']);
    expect(vocabulary.size).toBe(6);
  });

  it('orders by code points, not by the halves of a surrogate pair', () => {
    expect(Vocabulary.fromTokenLists([['😀', '\uff01', 'ab', 'a']]).known).toEqual(['a', 'ab', '\uff01', '😀']);
  });

  it('drops rare tokens and those beyond the largest size', () => {
    expect(Vocabulary.fromTokenLists(lists, { minimumCount: 2 }).known).toEqual(['b', 'a']);
    expect(Vocabulary.fromTokenLists(lists, { maximumSize: 3 }).known).toEqual(['b']);
    expect(Vocabulary.fromTokenLists(lists, { maximumSize: 1 }).size).toBe(2);
  });

  it('does not confuse tokens with the properties of an object', () => {
    const vocabulary = Vocabulary.fromTokenLists([['constructor']]);
    expect(vocabulary.id('__proto__')).toBe(UNKNOWN);
    expect(vocabulary.id('constructor')).toBe(2);
  });

  it('does not depend on the order of the texts', () => {
    const anyLists = fc.array(fc.array(fc.string({ maxLength: 2 })));
    fc.assert(
      fc.property(anyLists, (lists) => {
        expect(Vocabulary.fromTokenLists([...lists].reverse()).known).toEqual(Vocabulary.fromTokenLists(lists).known);
      }),
    );
  });

  it('refuses saved tokens that name one twice', () => {
    expect(() => Vocabulary.fromTokens(['a', 'b', 'a'])).toThrow('expected each token once, found "a" twice');
  });
});
