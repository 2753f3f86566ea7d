/** The flags that say what to learn from, the same for every command that trains, and the data that they name. */
import { corpusNames, DEFAULT_CORPUS } from '../corpora/catalogue.ts';
import type { CorpusRequest } from '../corpora/corpus.ts';
import { GemelError } from '../src/errors.ts';
import { formatCount } from '../src/report/numbers.ts';
import { SKIP_BAD } from './bad-items.ts';
import { type FlagSpecs, type Flags, refuseBeside } from './flags.ts';
import type { TrainingData } from './labelled-pairs.ts';
import type { AskedTask, OwnColumns } from './own-file.ts';
import type { Progress } from './progress.ts';

/** A known corpus. */
export const CORPUS_FLAGS: FlagSpecs = {
  corpus: {
    value: 'NAME',
    about: `${corpusNames.join(', ')}, or a,b: dev is that of a`,
    default: DEFAULT_CORPUS,
  },
  data: {
    value: 'DIR',
    about: 'the folder with the original files of the corpus, of several a folder for each; else they are fetched',
  },
  extra: {
    value: 'NAME',
    about: 'more to train on: positives (quora), turned (omniglot: turned drawings are further characters)',
  },
};

/** A file of the user's own with one pair a row. */
export const PAIR_FLAGS: FlagSpecs = {
  pairs: { value: 'FILE', about: 'your own pairs instead: CSV, TSV or JSONL, each also .gz' },
  left: { value: 'COL', about: 'the column of the first text' },
  right: { value: 'COL', about: 'the column of the second text' },
  label: { value: 'COL', about: 'the column that says whether they match, 1 or 0, or the grade' },
  'label-match': { value: 'VALUE', about: 'the value of that column that means a match, where it is not 1' },
};

/** A folder of the user's own pictures. */
export const IMAGE_FLAGS: FlagSpecs = {
  images: { value: 'DIR', about: 'your own pictures instead: a folder for each person, product or other class' },
  'skip-bad': SKIP_BAD,
};

/** What such a file may hold beside matches and non-matches, and a file of triplets. */
export const LEARNING_FLAGS: FlagSpecs = {
  graded: { about: 'the label is a grade, how alike they are: any numbers' },
  lowest: { value: 'GRADE', about: 'the lowest grade that there can be; default: the lowest of the file' },
  highest: { value: 'GRADE', about: 'the highest; default: likewise' },
  ranking: { about: 'pairs with one first text are candidates of one question, to be ranked' },
  triplets: { value: 'FILE', about: 'your own triplets instead of pairs, in the same formats' },
  anchor: { value: 'COL', about: 'the column of the text that the two others are held against' },
  positive: { value: 'COL', about: 'the column of the text that matches it' },
  negative: { value: 'COL', about: 'the column of the text that does not' },
};

type Source = 'pairs' | 'triplets' | 'images' | 'corpus';

const SOURCES: readonly Source[] = ['pairs', 'triplets', 'images', 'corpus'];

const ONLY_FOR: Readonly<Record<Source, readonly string[]>> = {
  pairs: ['pairs', ...Object.keys(PAIR_FLAGS), 'graded', 'lowest', 'highest', 'ranking'],
  triplets: ['triplets', 'anchor', 'positive', 'negative'],
  images: ['images'],
  corpus: [...Object.keys(CORPUS_FLAGS), 'split'],
};

/** Where the data come from; refuses flags of another source. */
export function dataSource(flags: Flags): Source {
  const source = SOURCES.find((name) => flags.given(name)) ?? 'corpus';
  for (const other of SOURCES) {
    if (other !== source) refuseBeside(flags, source, ONLY_FOR[other]);
  }
  if (source === 'corpus') refuseBeside(flags, source, ['dev']);
  if (source === 'pairs' || source === 'triplets') refuseBeside(flags, source, ['skip-bad']);
  if (flags.given('graded')) refuseBeside(flags, 'graded', ['ranking', 'label-match']);
  const stray = ['lowest', 'highest'].find((name) => flags.given(name));
  if (stray === undefined || flags.given('graded')) return source;
  throw new GemelError('bad-usage', `--${stray} means nothing without --graded: add it, or leave --${stray} out`);
}

/** What the flags name, read. */
export async function loadTrainingData(flags: Flags, progress: Progress): Promise<TrainingData> {
  const source = dataSource(flags);
  const limit = flags.whole('limit', 2);
  const dev = flags.text('dev');
  switch (source) {
    case 'pairs': {
      const file = { path: flags.need('pairs'), columns: pairColumns(flags), task: askedTask(flags), dev, limit };
      return (await import('./own-file.ts')).loadUserPairs(file);
    }
    case 'triplets': {
      const [anchor, positive, negative] = [flags.need('anchor'), flags.need('positive'), flags.need('negative')];
      const file = { path: flags.need('triplets'), columns: { anchor, positive, negative }, dev, limit };
      return (await import('./own-file.ts')).loadUserTriplets(file);
    }
    case 'images': {
      const { loadImages } = await import('./own-images.ts');
      return loadImages({ folder: flags.need('images'), dev, limit, ...onUnreadable(flags) });
    }
    case 'corpus':
      return (await import('./labelled-pairs.ts')).loadCorpora(corporaOf(flags), corpusRequest(flags, progress));
  }
}

/** The names of the corpora that are asked for. */
export function corporaOf(flags: Flags): string[] {
  return flags.need('corpus').split(',');
}

/** Which of their files to read. */
export function corpusRequest(flags: Flags, progress: Progress) {
  return {
    data: flags.text('data'),
    extra: flags.text('extra')?.split(','),
    limit: flags.whole('limit', 2),
    ...onUnreadable(flags),
    onProgress: (done: number, total: number | undefined) =>
      progress.update(`fetched ${formatCount(done)} of ${formatCount(total ?? done)} bytes`),
  };
}

/** With --skip-bad what cannot be read is left out; what it was, the data then say. */
function onUnreadable(flags: Flags): Pick<CorpusRequest, 'onUnreadable'> {
  return flags.given('skip-bad') ? { onUnreadable: () => {} } : {};
}

/** The columns of the user's pairs. */
export function pairColumns(flags: Flags): OwnColumns {
  const [left, right, label] = [flags.need('left'), flags.need('right'), flags.need('label')];
  return { left, right, label, labelMatch: flags.text('label-match') };
}

function askedTask(flags: Flags): AskedTask {
  if (flags.given('ranking')) return { kind: 'ranking' };
  if (!flags.given('graded')) return { kind: 'match' };
  return { kind: 'graded', lowest: flags.number('lowest'), highest: flags.number('highest') };
}

/** The preset where none is named: that of the corpus, or what suits the user's file. */
export async function usualPreset(flags: Flags): Promise<string> {
  if (flags.given('triplets')) return 'triplet';
  if (flags.given('images')) return 'pictures-siamese';
  if (flags.given('graded')) return 'graded-siamese';
  if (flags.given('ranking')) return 'answers-bag';
  if (flags.given('pairs')) return 'siamese-bag';
  const { corpusByName } = await import('../corpora/catalogue.ts');
  return (await corpusByName(corporaOf(flags)[0])).preset;
}
