/** Parts of words beside another tokenizer's tokens: a typo, an inflection or a rare name still shares most of its parts with what is known. */
import { type Tokenizer, UNKNOWN } from './tokenizer.ts';
import { Vocabulary, type VocabularyOptions } from './vocabulary.ts';
import { splitWords } from './words.ts';

export interface CharacterGramLengths {
  /** The fewest and the most characters of a part, the marks of a word's ends included. */
  readonly from: number;
  readonly to: number;
}

/** Tokenizers that add the character n-grams of words to the tokens of another one. */
export const withCharactersTokenizer = { fromTexts, fromGrams };

/**
 * The parts of a word, its ends marked by `<` and `>`, the shortest first (Bojanowski et al. 2017, "Enriching Word Vectors with Subword
 * Information"). The whole word with both marks is none of them: it is the other tokenizer's token.
 *
 * @example
 * characterGrams('where', { from: 3, to: 4 }); // ['<wh', 'whe', 'her', 'ere', 're>', '<whe', 'wher', 'here', 'ere>']
 */
export function characterGrams(word: string, { from, to }: CharacterGramLengths): string[] {
  const characters = ['<', ...word, '>'];
  const grams: string[] = [];
  for (let length = from; length <= Math.min(to, characters.length - 1); length++) {
    for (let start = 0; start + length <= characters.length; start++) {
      grams.push(characters.slice(start, start + length).join(''));
    }
  }
  return grams;
}

/**
 * The tokenizer `inner` with the n-grams that are frequent in texts; use training texts only. A text's ids are those of `inner`, then
 * those of the n-grams that are known, word by word; their ids begin at `inner.size`. `maximumSize` counts n-grams alone.
 *
 * It suits a bag, to which order is nothing. It does not suit an LSTM, a GRU or a convolution: behind the words stands what is no
 * sentence. With lengths of 3 to 5 a word has some ten n-grams, so `text.lengths` has to go on to about 200 for texts of 20 words; the
 * words come first, and what is cut off are n-grams.
 *
 * @example
 * const words = wordsTokenizer.fromTexts(['two cats']);
 * const tokenizer = withCharactersTokenizer.fromTexts(words, ['two cats'], { from: 3, to: 3 });
 * Array.from(tokenizer.encode('cat'), tokenizer.token); // ['[UNK]', '‹<ca›', '‹cat›']
 */
function fromTexts(
  inner: Tokenizer,
  texts: Iterable<string>,
  { from, to, minimumCount, maximumSize = Number.POSITIVE_INFINITY }: CharacterGramLengths & VocabularyOptions,
): Tokenizer {
  const options = { minimumCount, maximumSize: maximumSize + RESERVED };
  return fromVocabulary(inner, Vocabulary.fromTokenLists(gramsOfAll(texts, { from, to }), options), { from, to });
}

/** From the n-grams of a saved state. */
function fromGrams(inner: Tokenizer, grams: readonly string[], lengths: CharacterGramLengths): Tokenizer {
  return fromVocabulary(inner, Vocabulary.fromTokens(grams), lengths);
}

function fromVocabulary(inner: Tokenizer, vocabulary: Vocabulary, { from, to }: CharacterGramLengths): Tokenizer {
  /** Padding and unknown are those of `inner`; an n-gram that is not known is left out. */
  const shift = inner.size - RESERVED;
  return {
    kind: 'with-characters',
    size: vocabulary.size + shift,
    encode: (text) => {
      const ids = [...inner.encode(text)];
      for (const gram of gramsOf(text, { from, to })) {
        const id = vocabulary.id(gram);
        if (id !== UNKNOWN) ids.push(id + shift);
      }
      return Int32Array.from(ids);
    },
    // In quotation marks, since the n-gram `cat` is not the word.
    token: (id) => (id < inner.size ? inner.token(id) : `‹${vocabulary.token(id - shift)}›`),
    state: () => ({ kind: 'with-characters', from, to, grams: vocabulary.known, inner: inner.state() }),
  };
}

/** The ids that every vocabulary keeps for padding and unknown. */
const RESERVED = 2;

function gramsOf(text: string, lengths: CharacterGramLengths): string[] {
  return splitWords(text).flatMap((word) => characterGrams(word, lengths));
}

/** One list at a time, so that a large corpus is never held as n-grams. */
function* gramsOfAll(texts: Iterable<string>, lengths: CharacterGramLengths): Generator<string[]> {
  for (const text of texts) yield gramsOf(text, lengths);
}
