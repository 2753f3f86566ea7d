/** STS benchmark: sentence pairs from news, captions and forums, graded from 0 (unrelated) to 5 (the same). */
import type { Pair } from '../src/data/pair.ts';
import type { Corpus, CorpusRequest, PairSplits } from './corpus.ts';
import { type CorpusFolder, openFolder } from './folder.ts';
import { parseGrade, scaleGrade } from './grade.ts';
import { textsOf } from './labelled-file.ts';
import { readTabLines, textField } from './tab-lines.ts';

const RANGE = { lowest: 0, highest: 5 };
/** Of the columns genre, file, year, id, score, sentence 1, sentence 2; some rows name their sources after them. */
const [SCORE, LEFT, RIGHT] = [4, 5, 6];

/** `sts-train.csv`, `sts-dev.csv` and, where it is there, `sts-test.csv`: tab-separated whatever their name says, without header or quoting. */
export const stsb: Corpus = {
  name: 'stsb',
  description: 'STS benchmark: how alike are two sentences, from 0 to 5?',
  terms: 'STS benchmark (Cer et al. 2017); each genre by the terms of its source',
  task: { kind: 'graded', ...RANGE },
  preset: 'graded-siamese',
  load,
  labelledTexts,
};

async function load(request: CorpusRequest): Promise<PairSplits> {
  const folder = await open(request);
  const hasTest = folder.has('sts-test.csv');
  return {
    train: (await readPairs(folder.path('sts-train.csv'))).slice(0, request.limit),
    dev: await readPairs(folder.path('sts-dev.csv')),
    test: hasTest ? await readPairs(folder.path('sts-test.csv')) : [],
    notes: hasTest ? [] : ['sts-test.csv is not there: no test pairs'],
  };
}

async function* labelledTexts(request: Pick<CorpusRequest, 'data'>): AsyncGenerator<string> {
  yield* textsOf(await readPairs((await open(request)).path('sts-train.csv')));
}

async function readPairs(path: string): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for await (const row of readTabLines(path, { fields: 7 })) {
    const score = parseGrade(row.fields[SCORE], row.where);
    pairs.push({
      left: textField(row, LEFT),
      right: textField(row, RIGHT),
      label: scaleGrade(score, RANGE, row.where),
    });
  }
  return pairs;
}

function open(request: CorpusRequest): Promise<CorpusFolder> {
  return openFolder(stsb, request, {
    anyOf: ['sts-train.csv'],
    byHand: 'fetch http://ixa2.si.ehu.eus/stswiki/images/4/48/Stsbenchmark.tar.gz, unpack it',
  });
}
