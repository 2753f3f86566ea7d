/** A text → the same in other words, for training: synonyms as augmentation (Zhang, Zhao & LeCun 2015). */
import type { Random } from '../random.ts';
import { type Tokenizer, UNKNOWN } from './tokenizer.ts';
import { replaceWords } from './words.ts';

/** The synonyms of words, all in lower case. */
export type Synonyms = ReadonlyMap<string, readonly string[]>;

/**
 * Those synonyms that a tokenizer knows, so that none turns a word into an unknown one.
 *
 * @example
 * const known = knownSynonyms(new Map([['buy', ['purchase', 'obtain']]]), wordsTokenizer.fromTokens(['buy', 'purchase']));
 * known.get('buy'); // ['purchase']
 */
export function knownSynonyms(synonyms: Synonyms, tokenizer: Tokenizer): Synonyms {
  const known = new Map<string, readonly string[]>();
  for (const [word, others] of synonyms) {
    const usable = others.filter((other) => !tokenizer.encode(other).includes(UNKNOWN));
    if (usable.length > 0) known.set(word, usable);
  }
  return known;
}

/** What is replaced, and how often. */
export interface Replacing {
  readonly synonyms: Synonyms;
  /** The share of words, of those that have synonyms, that are replaced. */
  readonly share: number;
}

/**
 * The text with a synonym in the place of some words; the very same text where none was replaced.
 *
 * @example
 * const synonyms = new Map([['buy', ['purchase']]]);
 * replaceBySynonyms('Where to buy it?', { synonyms, share: 1 }, Random.fromSeed(1)); // 'Where to purchase it?'
 */
export function replaceBySynonyms(text: string, { synonyms, share }: Replacing, random: Random): string {
  let replaced = false;
  const other = replaceWords(text, (word) => {
    const choices = synonyms.get(word);
    if (!choices || random.uniform() >= share) return undefined;
    replaced = true;
    return random.pick(choices);
  });
  return replaced ? other : text;
}
