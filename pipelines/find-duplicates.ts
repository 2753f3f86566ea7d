/** Texts → groups of duplicates: encode each distinct text once, find the pairs that match, join what they connect. */
import type { EngineOptions } from '../src/compile/compile.ts';
import { GemelError } from '../src/errors.ts';
import { isMatch } from '../src/evaluation/decisions.ts';
import { type Model, vectorsOf } from '../src/matchers/model.ts';
import { Scorer } from '../src/matchers/scorer.ts';
import { type Group, groupPairs } from '../src/search/groups.ts';
import { type MiningProgress, minePairs } from '../src/search/mine.ts';
import { topNeighbours } from '../src/search/neighbours.ts';
import { PairBuffer, type Pairs } from '../src/search/pairs.ts';
import { pairValue, toVectors, type Vectors } from '../src/search/vectors.ts';
import { partOf } from '../src/weights.ts';
import { raiseThreshold } from './list-threshold.ts';
import { encodeTexts } from './texts.ts';

/** Texts that a matcher takes for the same. */
export interface DuplicateTexts {
  /** As often as they occur in the input; the representative first, then the most alike. */
  readonly members: readonly {
    readonly text: string;
    /** The matcher's score of the text with the representative. */
    readonly similarity: number;
  }[];
  /** The text that is nearest to the others. */
  readonly representative: string;
}

export interface FindOptions {
  readonly model: Model;
  /** The score from which on a pair is joined: as given, or at least this and higher where a long list would run together. */
  readonly threshold: { readonly exactly: number } | { readonly atLeast: number };
  /** Whether texts are in one group that only others connect. */
  readonly chains?: boolean;
  readonly engine?: EngineOptions;
  readonly signal?: AbortSignal;
  readonly onEncoded?: (done: number) => void;
  readonly onMined?: (progress: MiningProgress) => void;
}

/** Groups, the largest first, and the score from which on pairs were joined. */
export interface FoundDuplicates {
  readonly groups: readonly DuplicateTexts[];
  readonly threshold: number;
}

/** Neighbours that are scored for each text where the head's score follows from no metric. */
const CANDIDATES = 16;

/**
 * Joins all pairs that match into groups. Equal texts are always in one group. Every pair is looked at where the head's score follows from
 * a metric; a head that has none (the classifier) scores each text's nearest 16 by cosine, and may miss some.
 */
export async function findDuplicates(texts: readonly string[], options: FindOptions): Promise<FoundDuplicates> {
  const { model, engine, signal } = options;
  const occurrences = countTexts(texts);
  const distinct = [...occurrences.keys()];
  const scorer = new Scorer(model, engine);
  try {
    const data = await encodeTexts(distinct, { model, scorer, onProgress: options.onEncoded });
    const vectors = toVectors(data, vectorsOf(model, 'duplicates').dimension);
    const threshold =
      'exactly' in options.threshold
        ? options.threshold.exactly
        : await raiseThreshold(options.threshold.atLeast, vectors, { model, scorer, engine, signal });
    const metric = searchThreshold(model, threshold);
    const pairs = metric
      ? await minePairs(vectors, { ...engine, ...metric, signal, onProgress: options.onMined })
      : await scoreNeighbours(vectors, scorer, { threshold, engine, signal });
    const compare = (i: number, j: number) => pairValue(vectors, pairs.metric, i, j);
    const found = groupPairs({ count: vectors.count, pairs, compare, chains: options.chains });
    const groups = [...found, ...repeatedAlone(found, [...occurrences.values()])];
    const similarity = await scoreMembers(groups, data, scorer);
    return {
      groups: groups
        .map((group, g) => toTexts(group, { distinct, occurrences, similarity: similarity[g] }))
        .sort((a, b) => b.members.length - a.members.length),
      threshold,
    };
  } finally {
    await scorer.dispose();
  }
}

type RowGroup = Pick<Group, 'members' | 'representative'>;

/** Texts that occur more than once and are in no group with others. */
function repeatedAlone(found: readonly RowGroup[], occurrences: readonly number[]): RowGroup[] {
  const grouped = new Set(found.flatMap(({ members }) => [...members]));
  const alone = [...occurrences.keys()].filter((row) => occurrences[row] > 1 && !grouped.has(row));
  return alone.map((row) => ({ members: Int32Array.of(row), representative: row }));
}

/** For each group the score of each member with the representative. */
async function scoreMembers(groups: readonly RowGroup[], data: Float32Array, scorer: Scorer): Promise<Float32Array[]> {
  const centres = groups.flatMap(({ members, representative }) => Array.from(members, () => representative));
  const scores = await scorer.compare(
    data,
    centres,
    groups.flatMap(({ members }) => [...members]),
  );
  let end = 0;
  return groups.map(({ members }) => {
    end += members.length;
    return scores.subarray(end - members.length, end);
  });
}

function toTexts(
  { members, representative }: RowGroup,
  {
    distinct,
    occurrences,
    similarity,
  }: { distinct: readonly string[]; occurrences: ReadonlyMap<string, number>; similarity: Float32Array },
): DuplicateTexts {
  const scored = Array.from(members, (row, m) => ({ row, text: distinct[row], similarity: similarity[m] }));
  const others = scored.filter(({ row }) => row !== representative).sort((a, b) => b.similarity - a.similarity);
  const ordered = [...scored.filter(({ row }) => row === representative), ...others];
  return {
    members: ordered.flatMap(({ text, similarity }) =>
      Array.from({ length: occurrences.get(text) ?? 1 }, () => ({ text, similarity })),
    ),
    representative: distinct[representative],
  };
}

/** The metric by which the head's score can be searched, and its value where the score is the threshold. */
function searchThreshold(model: Model, threshold: number) {
  const { search } = vectorsOf(model, 'duplicates').head;
  if (!search) return undefined;
  const value = search.metricAt(threshold, partOf(model.weights, 'head'));
  if (!Number.isNaN(value)) return { metric: search.metric, threshold: value };
  throw new GemelError('bad-usage', `--threshold: expected a score that this model can give, found ${threshold}`);
}

/** Pairs of near neighbours whose score, the earlier text on the left, reaches the threshold. */
async function scoreNeighbours(
  vectors: Vectors,
  scorer: Scorer,
  { threshold, engine, signal }: Pick<FindOptions, 'engine' | 'signal'> & { readonly threshold: number },
): Promise<Pairs> {
  const { k, rows } = await topNeighbours(vectors, vectors, { ...engine, metric: 'cosine', k: CANDIDATES + 1, signal });
  const candidates = new Map<number, readonly [number, number]>();
  for (const [at, other] of rows.entries()) {
    const row = Math.floor(at / k);
    const [left, right] = row < other ? [row, other] : [other, row];
    if (left !== right) candidates.set(left * vectors.count + right, [left, right]);
  }
  const pairs = [...candidates.values()];
  const lefts = pairs.map(([left]) => left);
  const rights = pairs.map(([, right]) => right);
  const scores = await scorer.compare(vectors.data, lefts, rights);
  const found = new PairBuffer();
  for (const [p, score] of scores.entries()) if (isMatch(score, threshold)) found.push(lefts[p], rights[p], score);
  return { metric: 'cosine', threshold, ...found.sortByLeft(vectors.count) };
}

function countTexts(texts: readonly string[]): Map<string, number> {
  const occurrences = new Map<string, number>();
  for (const text of texts) occurrences.set(text, (occurrences.get(text) ?? 0) + 1);
  return occurrences;
}
