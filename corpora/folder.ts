/** The folder with a corpus' original files: opened once for every reader, each file plain or `.gz`, with errors that say what to put where. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { GemelError } from '../src/errors.ts';
import type { CorpusCard, CorpusRequest } from './corpus.ts';
import { downloadCorpus } from './download.ts';

export interface CorpusFolder {
  readonly folder: string;
  has(name: string): boolean;
  /** The file of that name, packed or not; an error where there is none. */
  path(name: string): string;
}

export interface FolderOptions {
  /** Names by one of which the corpus is known to be there; none where it cannot be known by name. */
  readonly anyOf: readonly string[];
  /** How a user gets the files of a corpus that has no sources. */
  readonly byHand?: string;
  /** Further training files that may be asked for. */
  readonly extras?: readonly string[];
}

/** @throws GemelError `bad-usage` for an unknown extra, or without a folder where nothing can be fetched; `bad-input` for one that does not hold the corpus. */
export async function openFolder(
  corpus: CorpusCard,
  { data, onProgress, extra = [] }: CorpusRequest,
  { anyOf, byHand, extras = [] }: FolderOptions,
): Promise<CorpusFolder> {
  const { name: corpusName } = corpus;
  const unknown = extra.find((name) => !extras.includes(name));
  if (unknown !== undefined) {
    const expected = extras.length > 0 ? `--extra ${extras.join(' or ')}` : 'no --extra';
    throw new GemelError('bad-usage', `${corpusName}: expected ${expected}, found "${unknown}"`);
  }
  if (data === undefined && corpus.sources === undefined) {
    throw new GemelError(
      'bad-usage',
      `${corpusName}: expected a folder with ${anyOf.join(' or ') || 'its files'}, found none: ${byHand}, and name the folder with --data DIR`,
    );
  }
  const folder = data ?? (await downloadCorpus(corpus, onProgress));
  const names = await readdir(folder).catch((error) => {
    throw new GemelError('bad-input', `${corpusName}: expected a folder, found none: ${folder}: check --data`, {
      cause: error,
    });
  });
  const find = (name: string) => [name, `${name}.gz`].find((candidate) => names.includes(candidate));
  if (anyOf.length > 0 && anyOf.every((name) => find(name) === undefined)) {
    const found = names.length === 0 ? 'nothing' : names.slice(0, 8).join(', ');
    throw new GemelError(
      'bad-input',
      `${corpusName}: expected ${anyOf.join(' or ')}${orPacked(anyOf)}, found ${found} in ${folder}: check --data`,
    );
  }
  return {
    folder,
    has: (name) => find(name) !== undefined,
    path(name) {
      const found = find(name);
      if (found !== undefined) return join(folder, found);
      const expected = isPacked(name) ? `${name}, found none` : `${name} or ${name}.gz, found neither`;
      throw new GemelError('bad-input', `${corpusName}: expected ${expected} in ${folder}: put it there`);
    },
  };
}

function orPacked(names: readonly string[]): string {
  if (names.every(isPacked)) return '';
  return names.length > 1 ? ', each also .gz' : ', also .gz';
}

function isPacked(name: string): boolean {
  return name.endsWith('.zip');
}
