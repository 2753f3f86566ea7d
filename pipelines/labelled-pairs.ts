/** The labelled pairs that a command works on: a known corpus or several, or the user's own file. */
import { createHash } from 'node:crypto';
import { corpusByName } from '../corpora/catalogue.ts';
import type { CorpusRequest } from '../corpora/corpus.ts';
import { assertBothLabels, collectPairs, holdOutDev, type PairColumns } from '../corpora/user-pairs.ts';
import type { Pair } from '../src/data/pair.ts';
import { SeenTexts } from '../src/data/seen-texts.ts';
import { formatCounted } from '../src/report/numbers.ts';

/** What a run learns from. */
export interface TrainingData {
  /** What the data are called: `quora`, `mine.csv`. */
  readonly name: string;
  /** The data in words, for reports: `quora, 35,362 pairs`. */
  readonly description: string;
  readonly train: readonly Pair[];
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
  const dev = loaded.flatMap((splits) => splits.dev);
  const name = names.join(' and ');
  assertBothLabels(train, name);
  async function* labelledTexts() {
    for (const corpus of corpora) yield* corpus.labelledTexts(request);
  }
  return {
    name,
    description: describe(name, train),
    train,
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

function describe(name: string, train: readonly Pair[]): string {
  return `${name}, ${formatCounted(train.length, 'pair')}`;
}
