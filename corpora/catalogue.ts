/** The corpora by name. Each is imported when it is asked for. */
import { GemelError } from '../src/errors.ts';
import { suggest } from './closest.ts';
import type { Corpus } from './corpus.ts';

const MEMBERS: Readonly<Record<string, () => Promise<Corpus>>> = {
  generated: async () => (await import('./generated/corpus.ts')).generated,
  quora: async () => (await import('./quora.ts')).quora,
};

/** The embedded corpus, which needs no file. */
export const DEFAULT_CORPUS = 'generated';

export const corpusNames: readonly string[] = Object.keys(MEMBERS);

/** @throws GemelError `bad-usage` for a name that is none, with those there are. */
export async function corpusByName(name: string): Promise<Corpus> {
  if (Object.hasOwn(MEMBERS, name)) return MEMBERS[name]();
  throw new GemelError(
    'bad-usage',
    `expected a corpus (${corpusNames.join(', ')}), found "${name}"${suggest(name, corpusNames)}`,
  );
}
