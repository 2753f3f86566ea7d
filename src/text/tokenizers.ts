/** A saved tokenizer → the tokenizer, whichever kind it is. */
import { z } from 'zod';
import { GemelError, unreachable } from '../errors.ts';
import { charactersTokenizer } from './characters.ts';
import { segmentsTokenizer } from './segments.ts';
import type { Tokenizer } from './tokenizer.ts';
import { withCharactersTokenizer } from './with-characters.ts';
import { wordpieceTokenizer } from './wordpiece.ts';
import { wordsTokenizer } from './words.ts';

/**
 * The tokenizer whose `state()` this is: the same text gives the same ids. `file` is named in errors.
 *
 * @example
 * const saved = wordsTokenizer.fromTexts(['a cat']).state();
 * tokenizerFromState(saved).encode('cat'); // Int32Array [3]
 */
export function tokenizerFromState(state: unknown, file = 'tokenizer'): Tokenizer {
  const parsed = stateSchema.safeParse(state);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new GemelError(
      'bad-model',
      `${file}: expected a saved tokenizer, found at ${issue.path.join('.') || 'the top'}: ${issue.message}`,
    );
  }
  const { kind } = parsed.data;
  switch (kind) {
    case 'words':
      return wordsTokenizer.fromTokens(parsed.data.tokens);
    case 'characters':
      return charactersTokenizer.fromTokens(parsed.data.tokens);
    case 'segments':
      return segmentsTokenizer.fromTokens(parsed.data.tokens);
    case 'wordpiece':
      return wordpieceTokenizer.fromDefinition(parsed.data.definition, file);
    case 'with-characters': {
      const { inner, grams, from, to } = parsed.data;
      return withCharactersTokenizer.fromGrams(tokenizerFromState(inner, file), grams, { from, to });
    }
    default:
      return unreachable(kind);
  }
}

const stateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['words', 'characters', 'segments']), tokens: z.array(z.string()) }),
  z.object({ kind: z.literal('wordpiece'), definition: z.unknown() }),
  z.object({
    kind: z.literal('with-characters'),
    from: z.int().positive(),
    to: z.int().positive(),
    grams: z.array(z.string()),
    inner: z.unknown(),
  }),
]);
