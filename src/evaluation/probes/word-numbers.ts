/** Texts as words in numbers: what the probes that read words count. */
import { splitWords } from '../../text/words.ts';
import type { Sides } from './probe.ts';

/** The distinct texts of pairs, each as the numbers of its words, ascending, a repeated word repeated. */
export type NumberedTexts = ReadonlyMap<string, Uint32Array>;

/** Both sides of the pairs, each distinct text once. */
export function* textsOf(pairs: Iterable<Sides>): Generator<string> {
  for (const { left, right } of pairs) {
    yield left;
    yield right;
  }
}

/** Splits each distinct text once; words that `vocabulary` lacks are added to it, numbered in order of appearance. */
export function numberWords(texts: Iterable<string>, vocabulary: Map<string, number>): NumberedTexts {
  const numbered = new Map<string, Uint32Array>();
  for (const text of texts) {
    if (numbered.has(text)) continue;
    const words = splitWords(text);
    const numbers = new Uint32Array(words.length);
    for (const [position, word] of words.entries()) {
      const known = vocabulary.get(word) ?? vocabulary.size;
      if (known === vocabulary.size) vocabulary.set(word, known);
      numbers[position] = known;
    }
    numbered.set(text, numbers.sort());
  }
  return numbered;
}

/** Each distinct number once, ascending. */
export function distinctNumbers(sorted: Uint32Array): Uint32Array {
  return sorted.filter((number, i) => i === 0 || number !== sorted[i - 1]);
}

/** The entry of a text that was numbered. */
export function lookUp<Value>(texts: ReadonlyMap<string, Value>, text: string): Value {
  const found = texts.get(text);
  if (found === undefined) throw new Error(`a text that was not numbered: ${text.slice(0, 40)}`);
  return found;
}
