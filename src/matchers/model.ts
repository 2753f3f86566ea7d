/** A matcher with its weights, and how its texts are read. */
import type { Sides } from '../data/batches.ts';
import type { EmbeddingTable } from '../data/embeddings.ts';
import { GemelError } from '../errors.ts';
import { cutToLength } from '../text/lengths.ts';
import type { Tokenizer } from '../text/tokenizer.ts';
import type { Matcher, VectorSpace } from './matcher.ts';

/** The dense weights by name, each row by row. */
export type Weights = Readonly<Record<string, Float32Array>>;

export interface Model {
  readonly matcher: Matcher;
  readonly sides: Sides;
  readonly weights: Weights;
  readonly embeddings: EmbeddingTable;
  /** Absent where no side reads texts. */
  readonly tokenizer?: Tokenizer;
}

/** The token ids of a text as a model's left side reads them: at least one, cut to its longest length. */
export function tokenize({ tokenizer, sides }: Pick<Model, 'tokenizer' | 'sides'>, text: string): Int32Array {
  if (!tokenizer)
    throw new GemelError('bad-usage', 'tokenize: expected a model that reads texts by tokens, found one that does not');
  const { lengths } = sides.left;
  return cutToLength(tokenizer.encode(text), lengths[lengths.length - 1]);
}

/** The vectors of a matcher, or an error that says what needs them. */
export function vectorsOf({ matcher }: Pick<Model, 'matcher'>, purpose: string): VectorSpace {
  if (matcher.vectors) return matcher.vectors;
  throw new GemelError(
    'bad-usage',
    `${purpose}: expected a matcher that makes a vector of each side, found one that reads pairs jointly: train a siamese or pseudo-siamese one`,
  );
}
