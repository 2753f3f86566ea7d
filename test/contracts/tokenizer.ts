/** What every tokenizer promises, whichever kind it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PADDING, type Tokenizer } from '../../src/text/tokenizer.ts';
import { tokenizerFromState } from '../../src/text/tokenizers.ts';

export function describeTokenizer(name: string, tokenizer: Tokenizer): void {
  const anyText = fc.string({ unit: 'binary', maxLength: 40 });

  describe(`${name} as a tokenizer`, () => {
    it('gives ids between 1 and size − 1, never padding, for any text', () => {
      fc.assert(
        fc.property(anyText, (text) => {
          for (const id of tokenizer.encode(text)) {
            expect(id).toBeGreaterThan(PADDING);
            expect(id).toBeLessThan(tokenizer.size);
          }
        }),
      );
    });

    it('reads the name of a special token as text', () => {
      for (const text of ['[PAD]', '[PAD] [UNK] [CLS]', '<pad>'])
        expect([...tokenizer.encode(text)]).not.toContain(PADDING);
    });

    it.each(['', ' ', '\t\n', '\u3000'])('gives no ids for %j', (text) => {
      expect(tokenizer.encode(text)).toEqual(Int32Array.of());
    });

    it('does not look at the amount of white space', () => {
      expect(tokenizer.encode('  what \t is\nit  ')).toEqual(tokenizer.encode('what is it'));
    });

    it('gives the same ids each time', () => {
      fc.assert(
        fc.property(anyText, (text) => {
          expect(tokenizer.encode(text)).toEqual(tokenizer.encode(text));
        }),
      );
    });

    it('names every id, each by a name of its own', () => {
      const names = Array.from({ length: tokenizer.size }, (_, id) => tokenizer.token(id));
      expect(names.every((token) => token.length > 0)).toBe(true);
      expect(new Set(names).size).toBe(tokenizer.size);
    });

    it('is the same tokenizer after its state went through JSON', () => {
      const again = tokenizerFromState(JSON.parse(JSON.stringify(tokenizer.state())));
      expect(again.kind).toBe(tokenizer.kind);
      expect(again.size).toBe(tokenizer.size);
      expect(again.state()).toEqual(tokenizer.state());
      fc.assert(
        fc.property(anyText, (text) => {
          expect(again.encode(text)).toEqual(tokenizer.encode(text));
        }),
      );
    });
  });
}
