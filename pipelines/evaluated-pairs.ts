/** The labelled pairs that a trained matcher is measured on, and the flags that name them: a split of a corpus, or a file of the user's. */
import { corpusNames, DEFAULT_CORPUS } from '../corpora/catalogue.ts';
import type { ClassSplits } from '../corpora/corpus.ts';
import type { ClassItem } from '../src/data/class-item.ts';
import type { Pair } from '../src/data/pair.ts';
import type { Task } from '../src/data/task.ts';
import { GemelError } from '../src/errors.ts';
import type { Unreadable } from '../src/image/read-pictures.ts';
import { IMAGE_FLAGS, PAIR_FLAGS, pairColumns } from './data-flags.ts';
import { type FlagSpecs, type Flags, refuseBeside } from './flags.ts';

export const EVALUATED_FLAGS: FlagSpecs = {
  corpus: { value: 'NAME', about: corpusNames.join(', '), default: DEFAULT_CORPUS },
  data: { value: 'DIR', about: 'the folder with its original files; without it they are fetched' },
  split: { value: 'NAME', about: 'dev or test', default: 'test' },
  ...PAIR_FLAGS,
  ...IMAGE_FLAGS,
};

export interface EvaluatedPairs {
  /** `test`, `dev`, or the name of the file. */
  readonly split: string;
  readonly pairs: readonly Pair[];
  /** The items that the pairs were drawn from, and those of training where they are of the same classes. */
  readonly classes?: { readonly items: readonly ClassItem[]; readonly gallery?: readonly ClassItem[] };
  /** Items that could not be read and were left out, where that was asked for. */
  readonly skipped?: readonly Unreadable[];
}

function judgedBy(splits: ClassSplits, split: 'dev' | 'test'): EvaluatedPairs['classes'] {
  return { items: splits[split], ...(!splits.disjoint && { gallery: splits.train }) };
}

/**
 * Checks the flags; what it gives reads the pairs as the task of the model has them.
 *
 * @throws GemelError `bad-usage` for flags that do not go together, and for a split that the corpus lacks.
 */
export function openEvaluatedPairs(flags: Flags): (task: Task) => Promise<EvaluatedPairs> {
  const path = flags.text('pairs');
  if (path !== undefined) {
    refuseBeside(flags, 'pairs', ['corpus', 'data', 'split', 'images', 'skip-bad']);
    const columns = pairColumns(flags);
    return async (task) => {
      if (task.kind === 'graded' && columns.labelMatch !== undefined) {
        throw new GemelError(
          'bad-usage',
          '--label-match means nothing for a model of grades: leave it out, and name the column of the grades',
        );
      }
      const { readOwnPairs } = await import('./own-file.ts');
      return { split: path, pairs: (await readOwnPairs(path, columns, task)).pairs };
    };
  }
  const folder = flags.text('images');
  const skipped: Unreadable[] = [];
  const skipping = flags.given('skip-bad') ? { onUnreadable: (bad: Unreadable) => void skipped.push(bad) } : {};
  const withSkipped = (found: EvaluatedPairs) => ({ ...found, ...(flags.given('skip-bad') && { skipped }) });
  if (folder !== undefined) {
    refuseBeside(flags, 'images', ['corpus', 'data', 'split', 'left', 'right', 'label', 'label-match']);
    return async () => {
      const [{ readImageFolder }, { pairsToJudgeBy }] = await Promise.all([
        import('../corpora/image-folder.ts'),
        import('../corpora/class-pairs.ts'),
      ]);
      const items = await readImageFolder(folder, skipping);
      return withSkipped({ split: folder, pairs: pairsToJudgeBy(items, 'images'), classes: { items } });
    };
  }
  refuseBeside(flags, 'corpus', ['left', 'right', 'label', 'label-match']);
  const split = flags.need('split');
  if (split !== 'dev' && split !== 'test') {
    throw new GemelError('bad-usage', `--split: expected dev or test, found "${split}"`);
  }
  return async () => {
    const { corpusByName } = await import('../corpora/catalogue.ts');
    const corpus = await corpusByName(flags.need('corpus'));
    const request = { data: flags.text('data'), ...skipping };
    const pairs = (await corpus.load(request))[split];
    const classes = await corpus.classes?.(request);
    if (pairs.length > 0) return withSkipped({ split, pairs, ...(classes && { classes: judgedBy(classes, split) }) });
    throw new GemelError(
      'bad-usage',
      `--split: expected a split of ${corpus.name} that is there, found no ${split} pairs: use --split dev`,
    );
  };
}
