import { describe, expect, it } from 'vitest';
import { tokenizerFromState } from '../../src/text/tokenizers.ts';

describe('tokenizerFromState', () => {
  it.each([
    ['nothing', undefined, 'found at the top: '],
    ['an unknown kind', { kind: 'bytes', tokens: [] }, 'found at kind: '],
    ['tokens that are missing', { kind: 'words' }, 'found at tokens: '],
    ['tokens that are no text', { kind: 'words', tokens: ['a', 7] }, 'found at tokens.1: '],
    ['a token twice', { kind: 'segments', tokens: ['a', 'a'] }, 'found "a" twice'],
    ['characters with nothing inside', { kind: 'with-characters', from: 3, to: 5, grams: [] }, 'found at inner: '],
    [
      'characters with a damaged tokenizer inside',
      { kind: 'with-characters', from: 3, to: 5, grams: [], inner: { kind: 'words', tokens: ['a', 7] } },
      'found at tokens.1: ',
    ],
    [
      'characters without lengths',
      { kind: 'with-characters', grams: [], inner: { kind: 'words', tokens: [] } },
      'from: ',
    ],
    ['a damaged definition', { kind: 'wordpiece', definition: {} }, 'found at model: '],
  ])('refuses %s', (_, state, message) => {
    expect(() => tokenizerFromState(state, 'model/tokenizer.json')).toThrow(
      expect.objectContaining({ code: 'bad-model', message: expect.stringContaining(message) }),
    );
  });
});
