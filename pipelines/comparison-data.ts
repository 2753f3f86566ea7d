/** What a comparison is made on: training data, and the pairs that every system is judged by. */
import type { Pair } from '../src/data/pair.ts';
import { GemelError } from '../src/errors.ts';
import { formatCount } from '../src/report/numbers.ts';
import { type Flags, refuseBeside } from './flags.ts';
import { hashPairs, loadCorpora, loadUserPairs, type TrainingData } from './labelled-pairs.ts';
import type { Progress } from './progress.ts';

export interface ComparisonData {
  readonly data: TrainingData;
  readonly test: readonly Pair[];
  /** `dev`, `test` or the name of a file. */
  readonly split: string;
  /** A hash of all of it. */
  readonly identity: string;
}

export async function loadComparisonData(flags: Flags, progress: Progress): Promise<ComparisonData> {
  const limit = flags.whole('limit', 2);
  if (flags.given('pairs')) {
    refuseBeside(flags, 'pairs', ['corpus', 'data', 'extra', 'split']);
    const columns = {
      left: flags.need('left'),
      right: flags.need('right'),
      label: flags.need('label'),
      labelMatch: flags.text('label-match'),
    };
    const data = await loadUserPairs({ path: flags.need('pairs'), columns, dev: flags.text('dev'), limit });
    return identified({ data, test: data.dev, split: flags.text('dev') ?? 'dev' });
  }
  refuseBeside(flags, 'corpus', ['left', 'right', 'label', 'label-match', 'dev']);
  const names = flags.need('corpus').split(',');
  const split = flags.need('split');
  if (split !== 'dev' && split !== 'test') {
    throw new GemelError('bad-usage', `--split: expected dev or test, found "${split}"`);
  }
  const request = {
    data: flags.text('data'),
    extra: flags.text('extra')?.split(','),
    limit,
    onProgress: (done: number, total: number | undefined) =>
      progress.update(`fetched ${formatCount(done)} of ${formatCount(total ?? done)} bytes`),
  };
  const data = await loadCorpora(names, request);
  if (split === 'dev') return identified({ data, test: data.dev, split });
  const { corpusByName } = await import('../corpora/catalogue.ts');
  const test = [];
  for (const name of names) test.push(...(await (await corpusByName(name)).load(request)).test);
  if (test.length > 0) return identified({ data, test, split });
  throw new GemelError(
    'bad-usage',
    `--split: expected a split of ${names.join(' and ')} that is there, found no test pairs: use --split dev`,
  );
}

function identified(found: Omit<ComparisonData, 'identity'>): ComparisonData {
  const { data, test } = found;
  const parts = [data.train, data.positives ?? [], data.dev, test].map(hashPairs);
  return { ...found, identity: JSON.stringify([data.name, ...parts]) };
}
