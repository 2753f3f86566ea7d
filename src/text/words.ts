/** Words and numbers: the tokenizer for languages that put spaces between words, when there are no pretrained vectors to start from. */

// By subpath: `natural` itself takes half a second to load (its stores bring database drivers), its tokenizers 15 ms.
import { RegexpTokenizer } from 'natural/lib/natural/tokenizers/index.js';
import { normalise } from './normalise.ts';
import { vocabularyTokenizers } from './vocabulary-tokenizer.ts';

/**
 * The words of a text in lower case. A contraction stays whole (`don't`, `isn't`: the negation decides many pairs), a number keeps its
 * point or comma, `c++` and `c#` differ from `c`, signs such as `%`, `$` and emoji are tokens, other punctuation is dropped.
 *
 * @example
 * splitWords('Isn’t C++ 3.5% faster?'); // ["isn't", 'c++', '3.5', '%', 'faster']
 */
export function splitWords(text: string): string[] {
  // Despite its declared type, `tokenize` gives null where nothing matches.
  return naturalTokenizer.tokenize(straighten(normalise(text))) ?? [];
}

/**
 * A text with other words in the place of some, in the form that `splitWords` reads but for capital letters. `replace` is given words in
 * lower case.
 *
 * @example
 * replaceWords('How to BUY it?', (word) => (word === 'buy' ? 'purchase' : undefined)); // 'How to purchase it?'
 */
export function replaceWords(text: string, replace: (word: string) => string | undefined): string {
  return straighten(normalise(text, { lowerCase: false })).replace(WORD, (word) => replace(word.toLowerCase()) ?? word);
}

/** Tokenizers over words. */
export const wordsTokenizer = vocabularyTokenizers('words', splitWords);

function straighten(text: string): string {
  return text.replaceAll('’', "'");
}

const WORD = /[\p{L}\p{M}\p{N}_]+(?:(?:'|(?<=\p{N})[.,](?=\p{N}))[\p{L}\p{M}\p{N}_]+)*(?:\+\+|#)?|[%\p{S}]/gu;

/**
 * Of natural's tokenizers the one that can be told what a word is. The ready-made ones lose meaning: `WordTokenizer` knows Latin letters without
 * accents and Cyrillic and cuts `don't` into `don`, `t`; `TreebankWordTokenizer` and `WordPunctTokenizer` cut words at letters they do not know
 * (`caf é`); the aggressive ones know one language each.
 */
const naturalTokenizer = new RegexpTokenizer({ pattern: WORD, gaps: false });
