/** ATEC: Chinese questions to a payment service, in pairs labelled by whether they ask the same. */
import type { Pair } from '../src/data/pair.ts';
import { type Split, splitByText } from '../src/data/split.ts';
import type { Corpus, CorpusRequest, PairSplits } from './corpus.ts';
import { openFolder } from './folder.ts';
import { readLabelledFile, textsOf } from './labelled-file.ts';

/**
 * `train.csv` with the columns sentence1, sentence2, label. It has no official split: a tenth each goes to dev and test, no text on two
 * sides. Some cells hold a byte-order mark or spaces at their ends, which are taken off; nothing else is changed.
 */
export const atec: Corpus = {
  name: 'atec',
  description: 'ATEC: do two Chinese questions of customers ask the same?',
  terms: 'Ant Financial, research',
  task: { kind: 'match' },
  preset: 'chinese-siamese',
  load,
  labelledTexts,
};

async function load(request: CorpusRequest): Promise<PairSplits> {
  const { train, dev, test } = await readSplit(request);
  const note = 'train.csv has no official split: a tenth of its pairs each went to dev and test, no text on two sides';
  return { train: train.slice(0, request.limit), dev, test, notes: [note] };
}

async function* labelledTexts(request: Pick<CorpusRequest, 'data'>): AsyncGenerator<string> {
  yield* textsOf((await readSplit(request)).train);
}

async function readSplit(request: CorpusRequest): Promise<Split<Pair>> {
  const folder = await openFolder(atec, request, {
    anyOf: ['train.csv'],
    byHand: 'put train.csv with the columns sentence1, sentence2, label into one',
  });
  const columns = { left: 'sentence1', right: 'sentence2', label: 'label' };
  const found = await readLabelledFile(folder.path('train.csv'), columns);
  const pairs = found.map(({ left, right, label }) => ({ left: left.trim(), right: right.trim(), label }));
  return splitByText(pairs, { fractions: { dev: 0.1, test: 0.1 }, salt: 'atec' });
}
