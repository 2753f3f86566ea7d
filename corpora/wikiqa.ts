/** WikiQA: questions to a search engine, and the sentences of a Wikipedia article of which some answer them. */
import type { Pair } from '../src/data/pair.ts';
import { GemelError } from '../src/errors.ts';
import type { Corpus, CorpusRequest, PairSplits } from './corpus.ts';
import { type CorpusFolder, openFolder } from './folder.ts';
import { readLabelledFile, textsOf } from './labelled-file.ts';
import { findColumns, readTabLines, textField } from './tab-lines.ts';

type Side = 'train' | 'dev' | 'test';

/**
 * Two layouts of the folder, told apart by its files:
 * - the original `WikiQA-{train,dev,test}.tsv`: two thirds of its questions have no right answer, so nothing can be ranked first; they are
 *   left out of all three, as is usual, and counted in the notes;
 * - `{train,dev,test}.csv` with the columns question_id, question, answer, label: used as they are.
 */
export const wikiqa: Corpus = {
  name: 'wikiqa',
  description: 'WikiQA: which sentence answers the question?',
  terms: 'Microsoft Research Data License (Yang et al. 2015)',
  task: { kind: 'ranking' },
  preset: 'answers-pseudo-siamese',
  load,
  labelledTexts,
};

async function load(request: CorpusRequest): Promise<PairSplits> {
  const folder = await open(request);
  const notes: string[] = [];
  return {
    train: (await readSide(folder, 'train', notes)).slice(0, request.limit),
    dev: await readSide(folder, 'dev', notes),
    test: await readSide(folder, 'test', notes),
    notes,
  };
}

async function* labelledTexts(request: Pick<CorpusRequest, 'data'>): AsyncGenerator<string> {
  yield* textsOf(await readSide(await open(request), 'train', []));
}

function readSide(folder: CorpusFolder, side: Side, notes: string[]): Promise<Pair[]> {
  if (folder.has('WikiQA-train.tsv')) return readOriginal(folder.path(`WikiQA-${side}.tsv`), notes);
  return readLabelledFile(folder.path(`${side}.csv`), { left: 'question', right: 'answer', label: 'label' });
}

async function readOriginal(path: string, notes: string[]): Promise<Pair[]> {
  const questions = new Map<string, Pair[]>();
  let columns: Record<'QuestionID' | 'Question' | 'Sentence' | 'Label', number> | undefined;
  for await (const row of readTabLines(path, { fields: 4 })) {
    if (columns === undefined) {
      columns = findColumns(row, ['QuestionID', 'Question', 'Sentence', 'Label']);
      continue;
    }
    const written = row.fields[columns.Label];
    if (written !== '0' && written !== '1')
      throw new GemelError('bad-input', `expected a label of 0 or 1, found ${JSON.stringify(written)} (${row.where})`);
    const pair = {
      left: textField(row, columns.Question),
      right: textField(row, columns.Sentence),
      label: Number(written),
    };
    const question = row.fields[columns.QuestionID];
    const candidates = questions.get(question);
    if (candidates === undefined) questions.set(question, [pair]);
    else candidates.push(pair);
  }
  const answered = [...questions.values()].filter((pairs) => pairs.some(({ label }) => label === 1));
  if (answered.length < questions.size)
    notes.push(`${path}: left out ${questions.size - answered.length} of ${questions.size} questions: no right answer`);
  return answered.flat();
}

function open(request: CorpusRequest): Promise<CorpusFolder> {
  return openFolder(wikiqa, request, {
    anyOf: ['WikiQA-train.tsv', 'train.csv'],
    byHand:
      'fetch https://download.microsoft.com/download/E/5/F/E5FCFCEE-7005-4814-853D-DAA7C66507E0/WikiQACorpus.zip, unpack it',
  });
}
