/**
 * A phrasing as the lexicon writes it, parsed once and filled many times:
 * `[fix|mend] a {product}` offers two verbs, `[fix]` offers the synonyms listed under *fix*, `{product}` is a slot, and
 * `{product:s}` the slot in another form. Words with synonyms that fit anywhere need no brackets.
 */

import { GemelError } from '../../src/errors.ts';
import type { Random } from '../../src/random.ts';
import { synonyms, synonymsAnywhere } from './lexicon/synonyms.ts';

type Part = { readonly choices: readonly string[] } | { readonly slot: string; readonly form: string };

export interface Phrase {
  readonly parts: readonly Part[];
  /** Names of its slots, sorted, each once. */
  readonly slots: readonly string[];
}

export function parsePhrase(source: string): Phrase {
  const parts = [...source.matchAll(/\[([^\]]*)\]|\{([^}:]+):?([^}]*)\}|([^[{]+)/g)].flatMap(
    ([, choice, slot, form, literal]): Part[] => {
      if (slot !== undefined) return [{ slot, form }];
      return choice === undefined ? withSynonyms(literal) : [{ choices: choicesOf(choice, source) }];
    },
  );
  const slots = new Set(parts.flatMap((part) => ('slot' in part ? [part.slot] : [])));
  return { parts, slots: [...slots].sort() };
}

/** Splits a text around the words that have synonyms anywhere. */
function withSynonyms(literal: string): Part[] {
  const known = (word: string) => Object.hasOwn(synonymsAnywhere, word);
  return literal.split(/\b/).map((word) => ({ choices: known(word) ? synonymsAnywhere[word].split('|') : [word] }));
}

function choicesOf(choice: string, source: string): readonly string[] {
  if (choice.includes('|')) return choice.split('|');
  if (Object.hasOwn(synonyms, choice)) return synonyms[choice].split('|');
  throw new GemelError('bad-input', `lexicon: no synonyms are listed for "${choice}" in "${source}"`);
}

/** Draws each choice and asks for the text of each slot. */
export function fillPhrase(phrase: Phrase, random: Random, textOf: (slot: string, form: string) => string): string {
  const texts = phrase.parts.map((part) => {
    if ('slot' in part) return textOf(part.slot, part.form);
    return part.choices.length === 1 ? part.choices[0] : random.pick(part.choices);
  });
  return texts.join('');
}
