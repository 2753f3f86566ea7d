/** Characters: the tokenizer for Chinese and for noisy text, since it has few unknowns and no word boundaries to get wrong. */
import { normalise } from './normalise.ts';
import { vocabularyTokenizers } from './vocabulary-tokenizer.ts';

/**
 * The code points of a text in lower case; white space is one space. Code points, not graphemes: a grapheme is cut differently by each
 * version of Node's Unicode tables, and a rare emoji sequence would be unknown as a whole.
 *
 * @example
 * splitCharacters('花呗 OK'); // ['花', '呗', ' ', 'o', 'k']
 */
export function splitCharacters(text: string): string[] {
  return [...normalise(text)];
}

/** Tokenizers over characters. */
export const charactersTokenizer = vocabularyTokenizers('characters', splitCharacters);
