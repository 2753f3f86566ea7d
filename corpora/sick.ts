/** SICK: sentence pairs made from captions, graded from 1 (unrelated) to 5 (the same). */
import type { Pair } from '../src/data/pair.ts';
import type { Corpus, CorpusRequest, PairSplits } from './corpus.ts';
import { type CorpusFolder, openFolder } from './folder.ts';
import { parseGrade, scaleGrade } from './grade.ts';
import { textsOf } from './labelled-file.ts';
import { findColumns, readTabLines, textField } from './tab-lines.ts';

const RANGE = { lowest: 1, highest: 5 };
const TEST = 'SICK_test_annotated.txt';

/** The files of SemEval-2014 task 1: `SICK_train.txt`, `SICK_trial.txt` as dev and, where it is there, `SICK_test_annotated.txt`. */
export const sick: Corpus = {
  name: 'sick',
  description: 'SICK: how related are two sentences, from 1 to 5?',
  terms: 'CC BY-NC-SA 3.0 (Marelli et al. 2014)',
  task: { kind: 'graded', ...RANGE },
  preset: 'graded-siamese',
  load,
  labelledTexts,
};

async function load(request: CorpusRequest): Promise<PairSplits> {
  const folder = await open(request);
  const hasTest = folder.has(TEST);
  return {
    train: (await readPairs(folder.path('SICK_train.txt'))).slice(0, request.limit),
    dev: await readPairs(folder.path('SICK_trial.txt')),
    test: hasTest ? await readPairs(folder.path(TEST)) : [],
    notes: hasTest ? [] : [`${TEST} is not there: no test pairs`],
  };
}

async function* labelledTexts(request: Pick<CorpusRequest, 'data'>): AsyncGenerator<string> {
  yield* textsOf(await readPairs((await open(request)).path('SICK_train.txt')));
}

async function readPairs(path: string): Promise<Pair[]> {
  const pairs: Pair[] = [];
  let columns: Record<'sentence_A' | 'sentence_B' | 'relatedness_score', number> | undefined;
  for await (const row of readTabLines(path, { fields: 4 })) {
    if (columns === undefined) {
      columns = findColumns(row, ['sentence_A', 'sentence_B', 'relatedness_score']);
      continue;
    }
    const score = parseGrade(row.fields[columns.relatedness_score], row.where);
    pairs.push({
      left: textField(row, columns.sentence_A),
      right: textField(row, columns.sentence_B),
      label: scaleGrade(score, RANGE, row.where),
    });
  }
  return pairs;
}

function open(request: CorpusRequest): Promise<CorpusFolder> {
  return openFolder(sick, request, {
    anyOf: ['SICK_train.txt'],
    byHand:
      'fetch sick_train.zip, sick_trial.zip and sick_test_annotated.zip from https://alt.qcri.org/semeval2014/task1/data/uploads/, unpack them into one folder',
  });
}
