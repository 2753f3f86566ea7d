/** LCQMC: Chinese questions of everyday life, in pairs labelled by whether they have the same intention. */
import type { Pair } from '../src/data/pair.ts';
import { splitByText } from '../src/data/split.ts';
import type { Corpus, CorpusRequest, PairSplits } from './corpus.ts';
import { type CorpusFolder, openFolder } from './folder.ts';
import { readLabelledFile, textsOf } from './labelled-file.ts';

/**
 * `train.csv`, `dev.csv`, `test.csv` with the columns sentence1, sentence2, label. Where the large `train.csv` is absent, nine tenths of
 * `dev.csv` serve to train and the other tenth is dev, no text in both; test is `test.csv` either way.
 */
export const lcqmc: Corpus = {
  name: 'lcqmc',
  description: 'LCQMC: do two Chinese questions have the same intention?',
  terms: 'Harbin Institute of Technology, Shenzhen (Liu et al. 2018), research',
  task: { kind: 'match' },
  preset: 'chinese-bag',
  load,
  labelledTexts,
};

async function load(request: CorpusRequest): Promise<PairSplits> {
  const folder = await open(request);
  const { train, dev } = await readTrainAndDev(folder);
  const whole = folder.has('train.csv');
  return {
    train: train.slice(0, request.limit),
    dev,
    test: await readPairs(folder.path('test.csv')),
    notes: whole
      ? []
      : ['train.csv is not there: nine tenths of dev.csv are train, the other tenth dev, no text in both'],
  };
}

async function* labelledTexts(request: Pick<CorpusRequest, 'data'>): AsyncGenerator<string> {
  yield* textsOf((await readTrainAndDev(await open(request))).train);
}

async function readTrainAndDev(folder: CorpusFolder): Promise<{ train: Pair[]; dev: Pair[] }> {
  const dev = await readPairs(folder.path('dev.csv'));
  if (folder.has('train.csv')) return { train: await readPairs(folder.path('train.csv')), dev };
  return splitByText(dev, { fractions: { dev: 0.1 }, salt: 'lcqmc' });
}

function readPairs(path: string): Promise<Pair[]> {
  return readLabelledFile(path, { left: 'sentence1', right: 'sentence2', label: 'label' });
}

function open(request: CorpusRequest): Promise<CorpusFolder> {
  return openFolder(lcqmc, request, {
    anyOf: ['dev.csv'],
    byHand:
      'ask its authors for the corpus, put train.csv, dev.csv and test.csv with the columns sentence1, sentence2, label into one',
  });
}
