/** Quora Question Pairs: half a million questions of the site's users, in pairs labelled by whether one answer would serve both. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pair } from '../src/data/pair.ts';
import { splitByText } from '../src/data/split.ts';
import { GemelError } from '../src/errors.ts';
import type { CorpusRequest, PairCorpus, PairSplits } from './corpus.ts';
import { downloadCorpus } from './download.ts';
import { collectPairs } from './user-pairs.ts';

/**
 * Three layouts of the folder, told apart by its files, each also `.gz`:
 * - `train.csv`, `dev.csv`, `test.csv` and, if asked for by `extra`, `positives.csv` (matches only): used as they are;
 * - the original `quora_duplicate_questions.tsv`, or Kaggle's `train.csv` alone: no official split, so a tenth each goes to dev and test
 *   by a fixed hash, no question on two sides (`splitByText`). Kaggle's `test.csv` has no labels and is not read.
 *
 * The original has a few rows that lack a question (two or three of 404,290): they are skipped, and counted in the notes.
 */
export const quora: PairCorpus = {
  kind: 'pairs',
  name: 'quora',
  description: 'Quora Question Pairs: do two questions ask the same?',
  terms: "Quora's terms of service, non-commercial use",
  preset: 'siamese-lstm',
  source: {
    url: 'http://qim.fs.quoracdn.net/quora_duplicate_questions.tsv',
    fileName: 'quora_duplicate_questions.tsv',
  },
  load,
  labelledTexts,
};

async function load(request: CorpusRequest): Promise<PairSplits> {
  const { limit, extra = [] } = request;
  const folder = await openFolder(request);
  const unknown = extra.find((name) => name !== 'positives');
  if (unknown !== undefined) throw new GemelError('bad-usage', `quora: expected --extra positives, found "${unknown}"`);
  const notes: string[] = [];

  if (folder.has('dev.csv')) {
    const train = await readFile(folder.path('train.csv'), notes, limit);
    const room = limit === undefined ? undefined : limit - train.length;
    const positives = extra.length > 0 ? await readFile(folder.path('positives.csv'), notes, room) : [];
    const dev = await readFile(folder.path('dev.csv'), notes);
    const test = await readFile(folder.path('test.csv'), notes);
    return { train: [...train, ...positives], dev, test, notes };
  }

  if (extra.length > 0) folder.path('positives.csv');
  const { train, dev, test } = await splitWhole(folder, notes);
  return { train: train.slice(0, limit), dev, test, notes };
}

async function* labelledTexts(request: Pick<CorpusRequest, 'data'>): AsyncGenerator<string> {
  const folder = await openFolder(request);
  if (!folder.has('dev.csv')) return yield* textsOf((await splitWhole(folder, [])).train);
  for (const name of ['train.csv', 'positives.csv']) {
    if (folder.has(name)) yield* textsOf(await readFile(folder.path(name), []));
  }
}

function textsOf(pairs: readonly Pair[]): string[] {
  return pairs.flatMap(({ left, right }) => [left, right]);
}

async function splitWhole(folder: Folder, notes: string[]): Promise<ReturnType<typeof splitByText<Pair>>> {
  const name = folder.has(ORIGINAL) ? ORIGINAL : 'train.csv';
  const pairs = await readFile(folder.path(name), notes);
  notes.push(`${name} has no official split: a tenth of its pairs each went to dev and test, no question on two sides`);
  return splitByText(pairs, { fractions: { dev: 0.1, test: 0.1 }, salt: 'quora' });
}

async function readFile(path: string, notes: string[], limit?: number): Promise<Pair[]> {
  let skipped = 0;
  const located = await collectPairs(path, {
    left: 'question1',
    right: 'question2',
    label: 'is_duplicate',
    limit,
    onEmpty: () => skipped++,
  });
  if (skipped > 0)
    notes.push(`${path}: skipped ${skipped} ${skipped === 1 ? 'row that lacks' : 'rows that lack'} a question`);
  return located.map(({ left, right, label }) => ({ left, right, label }));
}

const ORIGINAL = 'quora_duplicate_questions.tsv';

interface Folder {
  has(name: string): boolean;
  /** The file of that name, packed or not; an error where there is none. */
  path(name: string): string;
}

async function openFolder({ data, onProgress }: CorpusRequest): Promise<Folder> {
  const folder = data ?? (await downloadCorpus(quora, onProgress));
  const names = await readdir(folder).catch((error) => {
    throw new GemelError('bad-input', `quora: expected a folder, found none: ${folder}: check --data`, {
      cause: error,
    });
  });
  const find = (name: string) => [name, `${name}.gz`].find((candidate) => names.includes(candidate));
  if (find('train.csv') === undefined && find(ORIGINAL) === undefined) {
    const found = names.length === 0 ? 'nothing' : names.slice(0, 8).join(', ');
    throw new GemelError(
      'bad-input',
      `quora: expected train.csv or ${ORIGINAL}, each also .gz, found ${found} in ${folder}: check --data`,
    );
  }
  return {
    has: (name) => find(name) !== undefined,
    path(name) {
      const found = find(name);
      if (found !== undefined) return join(folder, found);
      throw new GemelError(
        'bad-input',
        `quora: expected ${name} or ${name}.gz, found neither in ${folder}: put it there`,
      );
    },
  };
}
