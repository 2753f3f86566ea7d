/** AG News: titles of news and the descriptions below them, made into pairs. */
import type { Pair } from '../src/data/pair.ts';
import { type Split, sideOfText } from '../src/data/split.ts';
import { GemelError } from '../src/errors.ts';
import { Random } from '../src/random.ts';
import { normaliseForIdentity } from '../src/text/normalise.ts';
import type { Corpus, CorpusRequest, PairSplits } from './corpus.ts';
import { openFolder } from './folder.ts';
import { textsOf } from './labelled-file.ts';
import { type Match, withMismatches } from './mismatches.ts';
import { readTable } from './table.ts';

const SEED = 17;
const SPLIT = { fractions: { dev: 0.1, test: 0.5 }, salt: 'agnews' };
const COLUMNS = ['class', 'title', 'description'];

/**
 * `test.csv` (7,600 rows), with a header or, as published, without. Each row gives a match, its title with its own description, and a
 * non-match, the title with the description of another row of its class and its side, drawn by a fixed seed. A fixed hash of the title sends
 * half of the rows to test, a tenth to dev, the rest to train. A row whose description an earlier one has under another title is left out,
 * or a text could be on two sides.
 */
export const agnews: Corpus = {
  name: 'agnews',
  description: 'AG News: does the description belong to the title?',
  terms: "AG's corpus of news articles (Gulli; Zhang et al. 2015), non-commercial use",
  task: { kind: 'match' },
  preset: 'titles-pseudo-siamese',
  sources: [
    {
      url: 'https://raw.githubusercontent.com/mhjabreel/CharCnn_Keras/master/data/ag_news_csv/test.csv',
      fileName: 'test.csv',
      sha256: '521465c2428ed7f02f8d6db6ffdd4b5447c1c701962353eb2c40d548c3c85699',
    },
  ],
  load,
  labelledTexts,
};

async function load(request: CorpusRequest): Promise<PairSplits> {
  const { train, dev, test, notes } = await readPairs(request);
  return { train: train.slice(0, request.limit), dev, test, notes };
}

async function* labelledTexts(request: Pick<CorpusRequest, 'data'>): AsyncGenerator<string> {
  yield* textsOf((await readPairs(request)).train);
}

async function readPairs(request: CorpusRequest): Promise<Split<Pair> & { notes: string[] }> {
  const folder = await openFolder(agnews, request, { anyOf: ['test.csv'] });
  const rows = await readRows(folder.path('test.csv'));
  const titleOf = new Map<string, string>();
  const sides: Split<Match> = { train: [], dev: [], test: [] };
  let leftOut = 0;
  for (const row of rows) {
    const [title, description] = [row.left, row.right].map(normaliseForIdentity);
    if ((titleOf.get(description) ?? title) === title) sides[sideOfText(title, SPLIT)].push(row);
    else leftOut++;
    titleOf.set(description, titleOf.get(description) ?? title);
  }
  const random = Random.fromSeed(SEED);
  const notes = [
    'test.csv was split by title: half test, a tenth dev, the rest train; non-matches were drawn within a class',
  ];
  if (leftOut > 0) notes.push(`left out ${leftOut} of ${rows.length} rows: an earlier one has the same description`);
  return {
    train: withMismatches(sides.train, random.fork('train')),
    dev: withMismatches(sides.dev, random.fork('dev')),
    test: withMismatches(sides.test, random.fork('test')),
    notes,
  };
}

async function readRows(path: string): Promise<Match[]> {
  const table = await readTable(path);
  const matches: Match[] = [];
  const take = (fields: readonly string[], line: number) => {
    const [group, left = '', right = ''] = fields;
    const isRow = fields.length === 3 && /^[1-4]$/.test(group) && left.trim() !== '' && right.trim() !== '';
    if (!isRow) throw badRow(fields, `line ${line} of ${table.name}`);
    matches.push({ group, left, right });
  };
  // Without a header the first row is where the columns' names would be.
  if (table.columns.join() !== COLUMNS.join()) take(table.columns, 1);
  for await (const { line, values } of table) {
    take(
      table.columns.map((column) => values[column]),
      line,
    );
  }
  return matches;
}

function badRow(fields: readonly string[], where: string): GemelError {
  return new GemelError(
    'bad-input',
    `expected a class from 1 to 4, a title and a description, found ${JSON.stringify(fields).slice(0, 80)} (${where}): fetch the file again`,
  );
}
