/** Quora Question Pairs: half a million questions of the site's users, in pairs labelled by whether one answer would serve both. */
import type { Pair } from '../src/data/pair.ts';
import { type Split, splitByText } from '../src/data/split.ts';
import type { Corpus, CorpusRequest, PairSplits } from './corpus.ts';
import { type CorpusFolder, openFolder } from './folder.ts';
import { readLabelledFile, textsOf } from './labelled-file.ts';

const ORIGINAL = 'quora_duplicate_questions.tsv';

/**
 * Three layouts of the folder, told apart by its files, each also `.gz`:
 * - `train.csv`, `dev.csv`, `test.csv` and, if asked for by `extra`, `positives.csv` (matches only, kept apart): used as they are;
 * - the original `quora_duplicate_questions.tsv`, or Kaggle's `train.csv` alone: no official split, so a tenth each goes to dev and test
 *   by a fixed hash, no question on two sides (`splitByText`). Kaggle's `test.csv` has no labels and is not read.
 *
 * The original has a few rows that lack a question (two or three of 404,290): they are skipped, and counted in the notes.
 */
export const quora: Corpus = {
  name: 'quora',
  description: 'Quora Question Pairs: do two questions ask the same?',
  terms: "Quora's terms of service, non-commercial use",
  task: { kind: 'match' },
  preset: 'siamese-lstm',
  sources: [{ url: `http://qim.fs.quoracdn.net/${ORIGINAL}`, fileName: ORIGINAL }],
  load,
  labelledTexts,
};

async function load(request: CorpusRequest): Promise<PairSplits> {
  const { limit, extra = [] } = request;
  const folder = await open(request);
  const notes: string[] = [];

  if (folder.has('dev.csv')) {
    const train = await readFile(folder.path('train.csv'), notes, limit);
    const positives = extra.length > 0 ? await readFile(folder.path('positives.csv'), notes) : undefined;
    const dev = await readFile(folder.path('dev.csv'), notes);
    const test = await readFile(folder.path('test.csv'), notes);
    return { train, ...(positives && { positives }), dev, test, notes };
  }

  if (extra.length > 0) folder.path('positives.csv');
  const { train, dev, test } = await splitWhole(folder, notes);
  return { train: train.slice(0, limit), dev, test, notes };
}

async function* labelledTexts(request: Pick<CorpusRequest, 'data'>): AsyncGenerator<string> {
  const folder = await open(request);
  if (!folder.has('dev.csv')) return yield* textsOf((await splitWhole(folder, [])).train);
  for (const name of ['train.csv', 'positives.csv']) {
    if (folder.has(name)) yield* textsOf(await readFile(folder.path(name), []));
  }
}

async function splitWhole(folder: CorpusFolder, notes: string[]): Promise<Split<Pair>> {
  const name = folder.has(ORIGINAL) ? ORIGINAL : 'train.csv';
  const pairs = await readFile(folder.path(name), notes);
  notes.push(`${name} has no official split: a tenth of its pairs each went to dev and test, no question on two sides`);
  return splitByText(pairs, { fractions: { dev: 0.1, test: 0.1 }, salt: 'quora' });
}

async function readFile(path: string, notes: string[], limit?: number): Promise<Pair[]> {
  let skipped = 0;
  const pairs = await readLabelledFile(path, {
    left: 'question1',
    right: 'question2',
    label: 'is_duplicate',
    limit,
    onEmpty: () => skipped++,
  });
  if (skipped > 0)
    notes.push(`${path}: skipped ${skipped} ${skipped === 1 ? 'row that lacks' : 'rows that lack'} a question`);
  return pairs;
}

function open(request: CorpusRequest): Promise<CorpusFolder> {
  return openFolder(quora, request, { anyOf: ['train.csv', ORIGINAL], extras: ['positives'] });
}
