/** A user's own file as training data: pairs that match or do not, graded pairs, candidates of questions, or triplets. */
import { holdOutDev, holdOutQuestions, holdOutTriplets } from '../corpora/hold-out.ts';
import {
  assertBothLabels,
  collectGradedPairs,
  collectPairs,
  type LocatedPair,
  type LocatedTriplet,
  type PairColumns,
  readTriplets,
  type TripletColumns,
} from '../corpora/user-pairs.ts';
import { type Pair, pairsOfTriplet } from '../src/data/pair.ts';
import { SeenTexts } from '../src/data/seen-texts.ts';
import type { Task } from '../src/data/task.ts';
import { GemelError } from '../src/errors.ts';
import { formatCounted } from '../src/report/numbers.ts';
import type { TrainingData } from './labelled-pairs.ts';

/** What a user says of the labels: the task, of grades perhaps without their range, which the file then tells. */
export type AskedTask =
  | Exclude<Task, { readonly kind: 'graded' }>
  | { readonly kind: 'graded'; readonly lowest?: number; readonly highest?: number };

export type OwnColumns = Pick<PairColumns, 'left' | 'right' | 'label' | 'labelMatch'>;

interface OwnFile {
  readonly path: string;
  /** A file for dev with the same columns; without it a tenth is held out. */
  readonly dev?: string;
  /** At most so many training rows. */
  readonly limit?: number;
}

export interface UserPairs extends OwnFile {
  readonly columns: OwnColumns;
  /** Match or no match where it is not said. */
  readonly task?: AskedTask;
}

/** The pairs of a user's file; no text of dev is trained on, or of a ranking no question. */
export async function loadUserPairs({
  path,
  columns,
  task: asked = { kind: 'match' },
  dev: devPath,
  limit,
}: UserPairs): Promise<TrainingData> {
  const { pairs, task } = await readOwnPairs(path, columns, asked);
  assertBothKinds(pairs, task, path);
  const ranking = task.kind === 'ranking';
  const { train: whole, dev } = devPath
    ? { train: pairs, dev: (await readOwnPairs(devPath, columns, task)).pairs }
    : (ranking ? holdOutQuestions : holdOutDev)(pairs, path);
  if (devPath) assertBothKinds(dev, task, devPath);
  const train = whole.slice(0, limit);
  assertBothKinds(train, task, path);
  const apart = ranking ? 'no question' : 'no text';
  return {
    name: path,
    description: `${path}, ${formatCounted(train.length, 'pair')}`,
    task,
    train,
    dev,
    seen: await SeenTexts.fromTexts(whole.flatMap(({ left, right }) => [left, right])),
    notes: devPath ? [] : [`${path}: ${formatCounted(dev.length, 'pair')} held out as dev, ${apart} on both sides`],
  };
}

/** Labelled pairs as the task reads them, and the task with the range of its grades. */
export async function readOwnPairs(
  path: string,
  columns: OwnColumns,
  task: AskedTask,
): Promise<{ readonly pairs: readonly LocatedPair[]; readonly task: Task }> {
  if (task.kind !== 'graded') return { pairs: await collectPairs(path, columns), task };
  const { left, right, label } = columns;
  const { lowest, highest } = task;
  const graded = await collectGradedPairs(path, { left, right, label, lowest, highest });
  return { pairs: graded.pairs, task: { kind: 'graded', lowest: graded.lowest, highest: graded.highest } };
}

export interface UserTriplets extends OwnFile {
  readonly columns: Pick<TripletColumns, 'anchor' | 'positive' | 'negative'>;
}

/** The triplets of a user's file; those of dev become a match and a non-match each. No text of dev is trained on. */
export async function loadUserTriplets({ path, columns, dev: devPath, limit }: UserTriplets): Promise<TrainingData> {
  const triplets = await collectTriplets(path, columns);
  const { train: whole, dev } = devPath
    ? { train: triplets, dev: await collectTriplets(devPath, columns) }
    : holdOutTriplets(triplets, path);
  const used = whole.slice(0, limit);
  return {
    name: path,
    description: `${path}, ${formatCounted(used.length, 'triplet')}`,
    task: { kind: 'match' },
    train: [],
    triplets: used,
    dev: dev.flatMap(pairsOfTriplet),
    seen: await SeenTexts.fromTexts(whole.flatMap(({ anchor, positive, negative }) => [anchor, positive, negative])),
    notes: devPath ? [] : [`${path}: ${formatCounted(dev.length, 'triplet')} held out as dev, no text on both sides`],
  };
}

async function collectTriplets(path: string, columns: UserTriplets['columns']): Promise<LocatedTriplet[]> {
  const triplets: LocatedTriplet[] = [];
  for await (const triplet of readTriplets(path, columns)) triplets.push(triplet);
  return triplets;
}

/** Refuses pairs that all match or all do not, or whose grades all lie in one half of the range. */
function assertBothKinds(pairs: readonly Pair[], task: Task, path: string): void {
  if (task.kind !== 'graded') {
    assertBothLabels(pairs, path);
    return;
  }
  const high = pairs.filter(({ label }) => label >= 0.5).length;
  if (high > 0 && high < pairs.length) return;
  const half = high > 0 ? 'upper' : 'lower';
  throw new GemelError(
    'bad-input',
    `expected grades in both halves of the range from ${task.lowest} to ${task.highest}, found ${pairs.length} in the ${half} one (${path}): ` +
      'add rows of the other kind, or check --label, --lowest and --highest',
  );
}
