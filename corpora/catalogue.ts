/** The corpora by name. Each is imported when it is asked for. */
import { GemelError } from '../src/errors.ts';
import { suggest } from './closest.ts';
import type { Corpus } from './corpus.ts';

const MEMBERS: Readonly<Record<string, () => Promise<Corpus>>> = {
  generated: async () => (await import('./generated/corpus.ts')).generated,
  quora: async () => (await import('./quora.ts')).quora,
  stsb: async () => (await import('./stsb.ts')).stsb,
  sick: async () => (await import('./sick.ts')).sick,
  wikiqa: async () => (await import('./wikiqa.ts')).wikiqa,
  trecqa: async () => (await import('./trecqa.ts')).trecqa,
  fnc1: async () => (await import('./fnc1.ts')).fnc1,
  agnews: async () => (await import('./agnews.ts')).agnews,
  atec: async () => (await import('./atec.ts')).atec,
  lcqmc: async () => (await import('./lcqmc.ts')).lcqmc,
  flickr8k: async () => (await import('./flickr8k.ts')).flickr8k,
  omniglot: async () => (await import('./omniglot.ts')).omniglot,
  mnist: async () => (await import('./mnist.ts')).mnist,
  faces: async () => (await import('./faces.ts')).faces,
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
