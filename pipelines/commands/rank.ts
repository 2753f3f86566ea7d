/** `gemel rank`: orders the answers of each question, those that a file lists for it or the best of a pool. */
import { GemelError } from '../../src/errors.ts';
import type { Command } from '../command.ts';
import { type Flags, refuseBeside } from '../flags.ts';
import type { Terminal } from '../terminal.ts';

export const rank: Command = {
  name: 'rank',
  summary: 'ranks the answers of each question',
  about:
    'A file of questions with their candidates, a row each, keeps its rows, columns and order and gets two columns more: score (higher means a better answer) and rank (1 is the best of its question). Rows that have the same question belong together, wherever they stand; --group names another column to go by. With --label it also says how good the ranking is: MAP, MRR, precision at 1 and 5 and nDCG at 10, over the questions that have a right answer. With --pool or --index the candidates are all answers of a list: for each question the nearest --candidates are found by vectors, and the best --k are written as question, rank, score, probability, answer; where the questions come with a right answer (--answer, and --label if not all are right) it says how often that is found. --rerank takes a second, slower model, such as one that reads both texts jointly, and lets it order the first --candidates of each question anew; its score is then in the column reranked. A file of candidates is read twice, so it cannot be standard input.',
  examples: [
    'gemel rank --model model --input qa.csv --question question --answer answer --output ranked.csv',
    'gemel rank --model model --input qa.csv --question q --answer a --label right --sort --output ranked.csv',
    'gemel rank --model model --input questions.txt --pool answers.txt --k 3 --output found.csv',
    'gemel rank --model model --input new.txt --pool faq.csv --rerank joint --output found.csv',
  ],
  flags: {
    model: { value: 'DIR', about: 'the folder of a trained model; with --index, its own is taken' },
    input: {
      value: 'FILE',
      about: 'questions: CSV, TSV or JSONL, with --pool also .txt; each also .gz',
      required: true,
    },
    question: { value: 'COL', about: 'the column of the question; with --pool may be left out where there is but one' },
    answer: { value: 'COL', about: 'the column of the answer; with --pool, of a right answer if one is known' },
    group: { value: 'COL', about: 'what the rows of one question have in common; default: the question' },
    label: { value: 'COL', about: 'whether the answer is right: 0 or 1' },
    'label-match': { value: 'VALUE', about: 'the label that means right, where it is not 1' },
    pool: { value: 'FILE', about: 'answers to choose from: .txt (one a line), CSV, TSV or JSONL, each also .gz' },
    'pool-column': { value: 'COL', about: 'the column of the answers in --pool' },
    index: { value: 'DIR', about: 'answers to choose from: an index that gemel index made of them, on the right side' },
    k: { value: 'N', about: 'answers to write for each question, with --pool or --index', default: '10' },
    rerank: { value: 'DIR', about: 'a second model, which orders the first candidates anew' },
    candidates: { value: 'N', about: 'candidates of each question that --rerank orders anew', default: '50' },
    sort: { about: 'write the rows by question, the best answer of each first' },
    output: { value: 'FILE', about: 'the file to write: .csv, .tsv or .jsonl, each also .gz', required: true },
  },
  next: 'read the questions whose best answer has the lowest score: the pool may hold no answer to them.',
  run,
};

async function run(flags: Flags, terminal: Terminal): Promise<void> {
  if (flags.given('index')) refuseBeside(flags, 'index', ['pool', 'pool-column', 'model', 'group', 'sort']);
  if (flags.given('pool')) refuseBeside(flags, 'pool', ['group', 'sort']);
  refuseWithout(flags, 'label-match', 'label');
  if (flags.given('pool') || flags.given('index')) return (await import('../rank/list.ts')).rankList(flags, terminal);
  refuseWithout(flags, 'pool-column', 'pool');
  refuseWithout(flags, 'k', 'pool');
  return (await import('../rank/file.ts')).rankFile(flags, terminal);
}

function refuseWithout(flags: Flags, name: string, needed: string): void {
  if (!flags.given(name) || flags.given(needed)) return;
  throw new GemelError('bad-usage', `--${name} needs --${needed}: add it, or leave --${name} out`);
}
