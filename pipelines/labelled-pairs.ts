/** The labelled pairs that a command works on, and those of a known corpus or several. A user's own file is read in `own-file.ts`. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { corpusByName } from '../corpora/catalogue.ts';
import type { ClassSplits, Corpus, CorpusRequest } from '../corpora/corpus.ts';
import { assertBothLabels } from '../corpora/user-pairs.ts';
import type { ClassItem } from '../src/data/class-item.ts';
import { type Pair, pairsOfTriplet, type Triplet } from '../src/data/pair.ts';
import { SeenTexts } from '../src/data/seen-texts.ts';
import { isMatchLabel, type Task } from '../src/data/task.ts';
import { GemelError } from '../src/errors.ts';
import type { Unreadable } from '../src/image/read-pictures.ts';
import type { SideName } from '../src/matchers/matcher.ts';
import { formatCount, formatCounted } from '../src/report/numbers.ts';

/** What a run learns from. */
export interface TrainingData {
  /** What the data are called: `quora`, `mine.csv`. */
  readonly name: string;
  /** The data in words, for reports: `quora, 35,362 pairs`. */
  readonly description: string;
  /** What the labels mean. */
  readonly task: Task;
  /** The sides that hold paths of pictures. */
  readonly paths?: readonly SideName[];
  /** Empty where there are triplets. */
  readonly train: readonly Pair[];
  /** Matches of a source that holds no non-matches. */
  readonly positives?: readonly Pair[];
  /** Triplets to learn from instead of pairs. */
  readonly triplets?: readonly Triplet[];
  /** Pairs whose labels are what a teacher says of them, from 0 to 1. */
  readonly soft?: readonly Pair[];
  readonly dev: readonly Pair[];
  /** Pairs that only an evaluation looks at. */
  readonly test?: readonly Pair[];
  /** The items by class that the pairs were drawn from, where there are classes. */
  readonly classes?: Pick<ClassSplits, 'train' | 'dev' | 'disjoint'>;
  /** Items that could not be read and were left out, where that was asked for. */
  readonly skipped?: readonly Unreadable[];
  /** Every text of every labelled training file, used or not. */
  readonly seen: SeenTexts;
  /** The pairs that a teacher was trained on. */
  readonly seenBefore?: SeenTexts;
  /** What is worth saying of the files, a sentence each. */
  readonly notes: readonly string[];
}

/** The labelled pairs of a run, each triplet as two. */
export function trainingPairs({ train, triplets = [] }: Pick<TrainingData, 'train' | 'triplets'>): Pair[] {
  return [...train, ...triplets.flatMap(pairsOfTriplet)];
}

/** The training pairs of one or more corpora together, and the dev pairs of the first. */
export async function loadCorpora(names: readonly string[], request: CorpusRequest): Promise<TrainingData> {
  const corpora = await Promise.all(names.map(corpusByName));
  const loaded = [];
  const skipped = new Map<string, Unreadable>();
  const onUnreadable = (bad: Unreadable) => {
    skipped.set(bad.item, bad);
    request.onUnreadable?.(bad);
  };
  const asked = { ...request, ...(request.onUnreadable && { onUnreadable }) };
  for (const corpus of corpora) loaded.push(await corpus.load(requestFor(corpus.name, names, asked)));
  const classes = await classesOf(corpora, (name) => requestFor(name, names, asked));
  const train = loaded.flatMap((splits) => splits.train);
  const positives = loaded.flatMap((splits) => splits.positives ?? []);
  // What the matcher is for: the others add to what it learns from, and their share of matches may be another.
  const [{ dev }] = loaded;
  const task = commonTask(corpora);
  const name = names.join(' and ');
  if (task.kind !== 'retrieval') assertBothLabels(binary(train, task), name);
  async function* labelledTexts() {
    for (const corpus of corpora) yield* corpus.labelledTexts(requestFor(corpus.name, names, request));
  }
  return {
    name,
    description: describe(name, train, positives),
    task,
    paths: [...new Set(corpora.flatMap(({ paths = [] }) => paths))],
    train,
    positives,
    dev,
    test: loaded.flatMap((splits) => splits.test),
    seen: await SeenTexts.fromTexts(labelledTexts()),
    ...(classes && { classes }),
    ...(request.onUnreadable && { skipped: [...skipped.values()] }),
    notes: loaded.flatMap(({ notes }) => notes),
  };
}

/** The items by class of corpora that all have some; of several the classes of different corpora are different ones. */
async function classesOf(
  corpora: readonly Corpus[],
  requestOf: (name: string) => CorpusRequest,
): Promise<TrainingData['classes']> {
  const found = [];
  for (const corpus of corpora) {
    const splits = await corpus.classes?.(requestOf(corpus.name));
    if (!splits) return undefined;
    const rename = (items: readonly ClassItem[]) =>
      corpora.length === 1 ? items : items.map((item) => ({ ...item, className: `${corpus.name}/${item.className}` }));
    found.push({ ...splits, train: rename(splits.train), dev: rename(splits.dev) });
  }
  // Dev pairs are those of the first.
  const [{ dev, disjoint }] = found;
  return { train: found.flatMap(({ train }) => train), dev, disjoint };
}

/** Of several corpora each has a folder of its own inside the one that was named, if there is such a folder. */
export function requestFor(name: string, names: readonly string[], request: CorpusRequest): CorpusRequest {
  if (request.data === undefined || names.length === 1) return request;
  const own = join(request.data, name);
  return existsSync(own) ? { ...request, data: own } : request;
}

/** SHA-256 of pairs in their order. */
export function hashPairs(pairs: readonly Pair[]): string {
  const hash = createHash('sha256');
  for (const { left, right, label } of pairs) hash.update(`${JSON.stringify([left, right, label])}\n`);
  return hash.digest('hex');
}

function describe(name: string, train: readonly Pair[], positives: readonly Pair[]): string {
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
