/** Which tokens have a row in the embedding table, and which row: what a tokenizer learns from the training texts. */
import { GemelError } from '../errors.ts';
import { UNKNOWN } from './tokenizer.ts';

export interface VocabularyOptions {
  /** Rarer tokens become unknown. */
  readonly minimumCount?: number;
  /** At most this many ids, padding and unknown included; the most frequent tokens stay. */
  readonly maximumSize?: number;
}

/**
 * Tokens by id: padding is 0, unknown is 1, then the known tokens, the most frequent first.
 *
 * @example
 * const vocabulary = Vocabulary.fromTokenLists([['a', 'cat'], ['a', 'dog']], { minimumCount: 2 });
 * vocabulary.id('a'); // 2
 * vocabulary.id('cat'); // 1, unknown
 */
export class Vocabulary {
  readonly #tokens: readonly string[];
  readonly #ids: ReadonlyMap<string, number>;

  private constructor(known: readonly string[]) {
    this.#tokens = [...RESERVED, ...known];
    this.#ids = new Map(known.map((token, i) => [token, i + RESERVED.length]));
  }

  /** Counts tokens and keeps the frequent ones. Equal counts are ordered by code points, so the same texts give the same ids everywhere. */
  static fromTokenLists(
    lists: Iterable<readonly string[]>,
    { minimumCount = 1, maximumSize = Number.POSITIVE_INFINITY }: VocabularyOptions = {},
  ): Vocabulary {
    const counts = new Map<string, number>();
    for (const tokens of lists) for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
    const frequent = [...counts]
      .filter(([, count]) => count >= minimumCount)
      .sort(([a, countOfA], [b, countOfB]) => countOfB - countOfA || compareCodePoints(a, b));
    return new Vocabulary(frequent.slice(0, Math.max(0, maximumSize - RESERVED.length)).map(([token]) => token));
  }

  /** From the `known` tokens of a saved vocabulary, in their order. */
  static fromTokens(known: readonly string[]): Vocabulary {
    const vocabulary = new Vocabulary(known);
    const repeated = known.find((token, i) => vocabulary.id(token) !== i + RESERVED.length);
    if (repeated === undefined) return vocabulary;
    throw new GemelError('bad-model', `vocabulary: expected each token once, found ${JSON.stringify(repeated)} twice`);
  }

  /** V, padding and unknown included. */
  get size(): number {
    return this.#tokens.length;
  }

  /** The tokens from id 2 on. */
  get known(): readonly string[] {
    return this.#tokens.slice(RESERVED.length);
  }

  id(token: string): number {
    return this.#ids.get(token) ?? UNKNOWN;
  }

  token(id: number): string {
    return this.#tokens[id];
  }
}

/** What padding and unknown are called when a person reads them. */
const RESERVED = ['[PAD]', '[UNK]'];

function compareCodePoints(a: string, b: string): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const difference = (a.codePointAt(i) ?? 0) - (b.codePointAt(i) ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
