/** The synonyms that training draws from, read only where the settings ask for some. */
import type { Config } from '../src/config.ts';
import type { Synonyms } from '../src/text/synonyms.ts';

/** Those of WordNet, or none where `training.synonyms` is 0. */
export async function openSynonyms({ training }: Config): Promise<Synonyms | undefined> {
  if (training.synonyms === 0) return undefined;
  const { readSynonyms } = await import('../corpora/wordnet.ts');
  return readSynonyms();
}
