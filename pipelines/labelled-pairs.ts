/** The labelled pairs that a command works on: a known corpus or several, or the user's own file. */
import { createHash } from 'node:crypto';
import { corpusByName } from '../corpora/catalogue.ts';
import type { CorpusRequest } from '../corpora/corpus.ts';
import { assertBothLabels, collectPairs, holdOutDev, type PairColumns } from '../corpora/user-pairs.ts';
import type { Pair, Triplet } from '../src/data/pair.ts';
import { SeenTexts } from '../src/data/seen-texts.ts';
import { isMatchLabel, type Task } from '../src/data/task.ts';
import { GemelError } from '../src/errors.ts';
import { formatCount, formatCounted } from '../src/report/numbers.ts';

/** What a run learns from. */
export interface TrainingData {
  /** What the data are called: `quora`, `mine.csv`. */
  readonly name: string;
  /** The data in words, for reports: `quora, 35,362 pairs`. */
  readonly description: string;
  /** What the labels mean. */
  readonly task: Task;
  readonly train: readonly Pair[];
  /** Matches of a source that holds no non-matches. */
  readonly positives?: readonly Pair[];
  /** Triplets to learn from instead of pairs. */
  readonly triplets?: readonly Triplet[];
  readonly dev: readonly Pair[];
  /** Every text of every labelled training file, used or not. */
  readonly seen: SeenTexts;
  /** What is worth saying of the files, a sentence each. */
  readonly notes: readonly string[];
}

/** The training and dev pairs of one or more corpora, together. */
export async function loadCorpora(names: readonly string[], request: CorpusRequest): Promise<TrainingData> {
  const corpora = await Promise.all(names.map(corpusByName));
  const loaded = [];
  for (const corpus of corpora) loaded.push(await corpus.load(request));
  const train = loaded.flatMap((splits) => splits.train);
  const positives = loaded.flatMap((splits) => splits.positives ?? []);
  const dev = loaded.flatMap((splits) => splits.dev);
  const task = commonTask(corpora);
  const name = names.join(' and ');
  if (task.kind !== 'retrieval') assertBothLabels(binary(train, task), name);
  async function* labelledTexts() {
    for (const corpus of corpora) yield* corpus.labelledTexts(request);
  }
  return {
    name,
    description: describe(name, train, positives),
    task,
    train,
    positives,
    dev,
    seen: await SeenTexts.fromTexts(labelledTexts()),
    notes: loaded.flatMap(({ notes }) => notes),
  };
}

export interface UserPairs {
  readonly path: string;
  readonly columns: Pick<PairColumns, 'left' | 'right' | 'label' | 'labelMatch'>;
  /** A file for dev with the same columns; without it a tenth is held out. */
  readonly dev?: string;
  /** At most so many training rows. */
  readonly limit?: number;
}

/** The pairs of a user's file; no text of dev is trained on. */
export async function loadUserPairs({ path, columns, dev: devPath, limit }: UserPairs): Promise<TrainingData> {
  const pairs = await collectPairs(path, columns);
  assertBothLabels(pairs, path);
  const { train: whole, dev } = devPath
    ? { train: pairs, dev: await collectPairs(devPath, columns) }
    : holdOutDev(pairs, path);
  if (devPath) assertBothLabels(dev, devPath);
  const train = whole.slice(0, limit);
  assertBothLabels(train, path);
  return {
    name: path,
    description: describe(path, train),
    task: { kind: 'match' },
    train,
    dev,
    seen: await SeenTexts.fromTexts(whole.flatMap(({ left, right }) => [left, right])),
    notes: devPath ? [] : [`${path}: ${formatCounted(dev.length, 'pair')} held out as dev, no text on both sides`],
  };
}

/** SHA-256 of pairs in their order. */
export function hashPairs(pairs: readonly Pair[]): string {
  const hash = createHash('sha256');
  for (const { left, right, label } of pairs) hash.update(`${JSON.stringify([left, right, label])}\n`);
  return hash.digest('hex');
}

function describe(name: string, train: readonly Pair[], positives: readonly Pair[] = []): string {
  const further = positives.length > 0 ? ` and ${formatCount(positives.length)} further matches` : '';
  return `${name}, ${formatCounted(train.length, 'pair')}${further}`;
}

/** The labels as match or no match. */
function binary(pairs: readonly Pair[], task: Task): Pair[] {
  return pairs.map((pair) => ({ ...pair, label: Number(isMatchLabel(pair.label, task)) }));
}

/** The task of corpora that are trained on together, which must be one. */
function commonTask(corpora: readonly { readonly name: string; readonly task: Task }[]): Task {
  const [first, ...others] = corpora;
  const stray = others.find(({ task }) => JSON.stringify(task) !== JSON.stringify(first.task));
  if (!stray) return first.task;
  throw new GemelError(
    'bad-usage',
    `--corpus: expected corpora whose labels mean the same, found ${first.name} (${first.task.kind}) and ${stray.name} (${stray.task.kind})`,
  );
}
