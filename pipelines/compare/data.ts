/** What a comparison is made on: training data, and the pairs that every system is judged by. */
import { corpusByName } from '../../corpora/catalogue.ts';
import type { Pair } from '../../src/data/pair.ts';
import { GemelError } from '../../src/errors.ts';
import { corporaOf, corpusRequest, dataSource, loadTrainingData } from '../data-flags.ts';
import type { Flags } from '../flags.ts';
import { hashPairs, requestFor, type TrainingData, trainingPairs } from '../labelled-pairs.ts';
import type { Progress } from '../progress.ts';

export interface ComparisonData {
  readonly data: TrainingData;
  readonly test: readonly Pair[];
  /** `dev`, `test` or the name of a file. */
  readonly split: string;
  /** A hash of all of it. */
  readonly identity: string;
}

export async function loadComparisonData(flags: Flags, progress: Progress): Promise<ComparisonData> {
  const ownFile = dataSource(flags) !== 'corpus';
  const split = ownFile ? (flags.text('dev') ?? 'dev') : flags.need('split');
  if (!ownFile && split !== 'dev' && split !== 'test') {
    throw new GemelError('bad-usage', `--split: expected dev or test, found "${split}"`);
  }
  const data = await loadTrainingData(flags, progress);
  if (ownFile || split === 'dev') return identified({ data, test: data.dev, split });
  const names = corporaOf(flags);
  const [first] = names;
  const corpus = await corpusByName(first);
  const { test } = await corpus.load(requestFor(first, names, corpusRequest(flags, progress)));
  if (test.length > 0) return identified({ data, test, split });
  throw new GemelError(
    'bad-usage',
    `--split: expected a split of ${first} that is there, found no test pairs: use --split dev`,
  );
}

function identified(found: Omit<ComparisonData, 'identity'>): ComparisonData {
  const { data, test } = found;
  const parts = [trainingPairs(data), data.positives ?? [], data.dev, test].map(hashPairs);
  return { ...found, identity: JSON.stringify([data.name, data.task, ...parts]) };
}
