/** TREC-QA: questions of the TREC tracks, and sentences of news of which some answer them. */
import type { Pair } from '../src/data/pair.ts';
import type { Corpus, CorpusRequest, PairSplits } from './corpus.ts';
import { type CorpusFolder, openFolder } from './folder.ts';
import { readLabelledFile, textsOf } from './labelled-file.ts';

/** `train.csv` and `dev.csv` with the columns question_id, question, answer, label. There is no test file: choose by dev, and report it as such. */
export const trecqa: Corpus = {
  name: 'trecqa',
  description: 'TREC-QA: which sentence answers the question?',
  terms: 'TREC question answering tracks (Wang et al. 2007), research',
  task: { kind: 'ranking' },
  preset: 'answers-bag',
  load,
  labelledTexts,
};

async function load(request: CorpusRequest): Promise<PairSplits> {
  const folder = await open(request);
  return {
    train: await readPairs(folder.path('train.csv'), request.limit),
    dev: await readPairs(folder.path('dev.csv')),
    test: [],
    notes: ['trecqa has no test pairs'],
  };
}

async function* labelledTexts(request: Pick<CorpusRequest, 'data'>): AsyncGenerator<string> {
  yield* textsOf(await readPairs((await open(request)).path('train.csv')));
}

function readPairs(path: string, limit?: number): Promise<Pair[]> {
  return readLabelledFile(path, { left: 'question', right: 'answer', label: 'label', limit });
}

function open(request: CorpusRequest): Promise<CorpusFolder> {
  return openFolder(trecqa, request, {
    anyOf: ['train.csv'],
    byHand: 'put train.csv and dev.csv with the columns question_id, question, answer, label into one',
  });
}
