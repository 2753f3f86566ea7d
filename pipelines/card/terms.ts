/** By whose leave a model was trained: the terms of the corpora that its data name. */
import { corpusByName, corpusNames } from '../../corpora/catalogue.ts';
import type { CardFacts } from '../../src/report/card-facts.ts';

/** What a user says of data of their own comes last. */
export async function termsOf(data: string, own: string | undefined): Promise<CardFacts['terms']> {
  const words = wordsOf(data);
  const named = await Promise.all(corpusNames.filter((name) => words.has(name)).map(corpusByName));
  const known = named.map(({ name, terms }) => ({ of: name, terms }));
  return own === undefined ? known : [...known, { of: known.length > 0 ? 'the rest' : 'the data', terms: own }];
}

/** The words that say what a model was trained on, the names of corpora among them: the file `quora.csv` is not the corpus. */
export function wordsOf(data: string): ReadonlySet<string> {
  return new Set(data.split(/[\s,]+/));
}
