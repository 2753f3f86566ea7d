import { describe, expect, it } from 'vitest';
import { readSynonyms } from '../../corpora/wordnet.ts';
import { temporaryFolder } from './temporary.ts';

const temporary = temporaryFolder();

describe('readSynonyms', () => {
  it.each([
    ['a verb that is also a noun', 'buy', ['purchase']],
    ['a noun', 'car', ['auto', 'automobile', 'motorcar']],
    ['an adjective', 'big', ['large']],
    ['an adverb', 'quickly', ['rapidly', 'speedily']],
    ['a word whose synonyms do not occur in tagged texts', 'learn', undefined],
    ['a word that is no dictionary form', 'cars', undefined],
    ['a function word', 'can', undefined],
    ['an abbreviation', 'mo', undefined],
    ['a word that there is not', 'zzzz', undefined],
  ])('knows of %s: %s', async (_, word, synonyms) => {
    expect((await whole).get(word)).toEqual(synonyms);
  });

  it('gives single words in lower case, never the word itself, and none without synonyms', async () => {
    for (const [word, others] of await whole) {
      expect(others.length).toBeGreaterThan(0);
      expect(others).not.toContain(word);
      for (const other of others) expect(other).toMatch(/^[a-z]{3,}$/);
    }
  });

  it('takes the first sense of the most frequent part of speech', async () => {
    const lines = [
      'bank%1:14:00:: 00000001 1 20',
      'bank%1:17:01:: 00000002 2 9',
      'bank%2:40:00:: 00000001 1 28',
      'brink%1:17:01:: 00000002 1 3',
      'depository%1:14:00:: 00000001 1 4',
      'lodge%2:40:00:: 00000001 1 7',
      'trust%1:14:00:: 00000001 1 0',
      'savings_bank%1:14:00:: 00000001 1 5',
    ];
    const path = temporary.write('index.sense', `${lines.join('\n')}\n`);
    expect(await readSynonyms(path)).toEqual(
      new Map([
        ['bank', ['depository']],
        ['brink', ['bank']],
        ['depository', ['bank']],
        ['lodge', ['bank']],
        ['trust', ['bank', 'depository']],
      ]),
    );
  });

  it('says which line it cannot read', async () => {
    const path = temporary.write('damaged.sense', 'bank%1:14:00:: 00000001 1 20\nbank\n');
    await expect(readSynonyms(path)).rejects.toMatchObject({
      code: 'bad-input',
      message: `${path}: expected lemma%key place sense count, found "bank" (line 2)`,
    });
  });
});

const whole = readSynonyms();
