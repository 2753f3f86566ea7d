/** What words, characters and segments have in common: a way to split a text, and a vocabulary learned from the training texts. */
import type { Tokenizer } from './tokenizer.ts';
import { Vocabulary, type VocabularyOptions } from './vocabulary.ts';

/** The two ways to a tokenizer with a vocabulary of its own. */
export interface VocabularyTokenizers {
  /** Learns the vocabulary from texts. Use training texts only. */
  fromTexts(texts: Iterable<string>, options?: VocabularyOptions): Tokenizer;
  /** From the tokens of a saved state. */
  fromTokens(tokens: readonly string[]): Tokenizer;
}

export function vocabularyTokenizers(
  kind: 'words' | 'characters' | 'segments',
  split: (text: string) => string[],
): VocabularyTokenizers {
  const fromVocabulary = (vocabulary: Vocabulary): Tokenizer => ({
    kind,
    size: vocabulary.size,
    encode: (text) => Int32Array.from(split(text), (token) => vocabulary.id(token)),
    token: (id) => vocabulary.token(id),
    state: () => ({ kind, tokens: vocabulary.known }),
  });
  return {
    fromTexts: (texts, options) => fromVocabulary(Vocabulary.fromTokenLists(splitAll(texts, split), options)),
    fromTokens: (tokens) => fromVocabulary(Vocabulary.fromTokens(tokens)),
  };
}

/** One list at a time, so that a large corpus is never held as tokens. */
function* splitAll(texts: Iterable<string>, split: (text: string) => string[]): Generator<string[]> {
  for (const text of texts) yield split(text);
}
