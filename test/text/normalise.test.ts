import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise, normaliseForIdentity } from '../../src/text/normalise.ts';

describe('normalise', () => {
  it.each([
    ['folds width, case and white space', '  Ｗhat\tis NaCl？\u3000', {}, 'what is nacl?'],
    ['composes accents', 'cafe\u0301', {}, 'caf\u00e9'],
    ['keeps case when asked', 'NaCl', { lowerCase: false }, 'NaCl'],
    ['keeps ligatures in NFC', 'ﬁne', { form: 'NFC' }, 'ﬁne'],
    ['resolves ligatures in NFKC', 'ﬁne', { form: 'NFKC' }, 'fine'],
    ['drops a byte order mark, zero bytes and zero-width spaces', '\ufeffa\u0000b\u200bc', {}, 'a b c'],
    ['keeps Chinese', '花呗，怎么还？', {}, '花呗,怎么还?'],
  ] as const)('%s', (_, text, options, expected) => {
    expect(normalise(text, options)).toBe(expected);
  });

  it('changes nothing the second time', () => {
    const options = { lowerCase: false };
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = normalise(text, options);
        expect(normalise(once, options)).toBe(once);
      }),
    );
  });
});

describe('normaliseForIdentity', () => {
  it.each([
    ['a final question mark', 'What is AI?', 'what is ai'],
    ['white space and case', ' WHAT  is\tAI', 'what is ai'],
    ['quotes and inner punctuation', 'Who said "no", or ‘no’?', 'who said no or no'],
    ['typographic apostrophes', 'I don’t', "I don't"],
    ['full-width forms', '花呗怎么还？', '花呗怎么还'],
    ['composed accents', 'Cafe\u0301?', 'café'],
  ])('does not look at %s', (_, left, right) => {
    expect(normaliseForIdentity(left)).toBe(normaliseForIdentity(right));
  });

  it.each([
    ['numbers', 'iphone 6', 'iphone 7'],
    ['accents', 'año', 'ano'],
    ['word boundaries', 'an aim', 'a naim'],
    ['signs when there is nothing else', ':-)', ':-('],
  ])('tells %s apart', (_, left, right) => {
    expect(normaliseForIdentity(left)).not.toBe(normaliseForIdentity(right));
  });
});
