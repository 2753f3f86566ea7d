/** Texts → groups of duplicates: encode each distinct text once, find the pairs that match, join what they connect. */
import type { EngineOptions } from '../../src/compile/compile.ts';
import { type Model, vectorsOf } from '../../src/matchers/model.ts';
import { Scorer } from '../../src/matchers/scorer.ts';
import { shareVectors } from '../../src/search/approximate-pairs.ts';
import { type Group, groupPairs } from '../../src/search/groups.ts';
import { pairValue, toVectors, type Vectors } from '../../src/search/vectors.ts';
import { raiseByScores, raiseThreshold, scoreOfNeighbours } from './list-threshold.ts';
import { EXACT_ROWS, type FoundPairs, findPairs, keepMatches, type SearchKind } from './pairs.ts';
import { judgePairs } from './rerank.ts';

/** Texts that a matcher takes for the same. */
export interface DuplicateTexts {
  /** As often as they occur in the input; the representative first, then the most alike. */
  readonly members: readonly {
    readonly text: string;
    /** The matcher's score of the text with the representative; of the second matcher, where there is one. */
    readonly similarity: number;
  }[];
  /** The text that is nearest to the others. */
  readonly representative: string;
}

/** What takes time, in this order. */
export type Stage = 'encode' | 'search' | 'rerank' | 'group';

export interface FindOptions {
  readonly model: Model;
  /** A second matcher that has the last word on the candidates that the first one finds; the threshold is then one of its scores. */
  readonly rerank?: Model;
  /** The score from which on a pair is joined: as given, or at least this and higher where a long list would run together. */
  readonly threshold: { readonly exactly: number } | { readonly atLeast: number };
  /** Whether texts are in one group that only others connect. */
  readonly chains?: boolean;
  readonly search?: SearchKind;
  /** What the sample of an approximate search is drawn from. */
  readonly seed?: number;
  readonly engine?: EngineOptions;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { readonly stage: Stage; readonly done: number; readonly total: number }) => void;
}

/** Groups, the largest first, and how they came about. */
export interface FoundDuplicates extends Pick<FoundPairs, 'search' | 'exactSample' | 'withoutGraph'> {
  readonly groups: readonly DuplicateTexts[];
  /** The score from which on pairs were joined. */
  readonly threshold: number;
  /** Pairs of distinct texts at the threshold. */
  readonly pairs: number;
  /** Pairs that the second matcher judged, where there is one. */
  readonly candidates?: number;
}

/** With a second matcher: candidates of a text on average. */
const CANDIDATES = 4;

/**
 * Joins all pairs that match into groups. Equal texts are always in one group. Every pair is looked at where the head's score follows from
 * a metric and there are at most 300,000 texts; of more, those that a graph of near vectors finds. A head that has no metric (the
 * classifier) scores each text's nearest 16 by cosine, and may miss some.
 *
 * With `rerank` the candidates are the best pairs of the first matcher, as many as make four others for each text on average, whatever its
 * threshold; the second one scores each, and its threshold is raised for a long list by the same rule as that of a lone matcher.
 */
export async function findDuplicates(texts: readonly string[], options: FindOptions): Promise<FoundDuplicates> {
  const { model, engine } = options;
  const occurrences = countTexts(texts);
  const distinct = [...occurrences.keys()];
  const scorer = new Scorer(model, engine);
  const second = options.rerank && new Scorer(options.rerank, engine);
  const tell = (stage: Stage) => (done: number, total: number) => options.onProgress?.({ stage, done, total });
  try {
    const vectors = await encode(distinct, scorer, options);
    const { pairs, threshold, ...found } = second
      ? await findByBoth(vectors, { ...options, distinct, scorer, second })
      : await findByOne(vectors, { ...options, scorer });
    tell('group')(0, vectors.count);
    const compare = (i: number, j: number) => pairValue(vectors, pairs.metric, i, j);
    const connected = groupPairs({ count: vectors.count, pairs, compare, chains: options.chains });
    const groups = [...connected, ...repeatedAlone(connected, [...occurrences.values()])];
    const similarity = await scoreMembers(groups, ({ left, right }) =>
      second
        ? judgePairs(distinct, { left, right }, { scorer: second, signal: options.signal })
        : scorer.compare(vectors.data, left, right),
    );
    return {
      ...found,
      groups: groups
        .map((group, g) => toTexts(group, { distinct, occurrences, similarity: similarity[g] }))
        .sort((a, b) => b.members.length - a.members.length),
      threshold,
      pairs: pairs.left.length,
    };
  } finally {
    await Promise.all([scorer.dispose(), second?.dispose()]);
  }
}

async function encode(
  texts: readonly string[],
  scorer: Scorer,
  { model, search, onProgress }: FindOptions,
): Promise<Vectors> {
  const progress = (done: number) => onProgress?.({ stage: 'encode', done, total: texts.length });
  const data = await scorer.embed(texts, { progress });
  const biases = await scorer.biases(data);
  const vectors = { ...toVectors(data, vectorsOf(model, 'duplicates').dimension), ...(biases && { biases }) };
  // At once, so that the vectors are in memory only once.
  return search === 'approximate' || vectors.count > EXACT_ROWS ? shareVectors(vectors) : vectors;
}

async function findByOne(vectors: Vectors, options: FindOptions & { readonly scorer: Scorer }) {
  const threshold =
    'exactly' in options.threshold
      ? options.threshold.exactly
      : await raiseThreshold(options.threshold.atLeast, vectors, options);
  const onProgress = (done: number, total: number) => options.onProgress?.({ stage: 'search', done, total });
  return { ...(await findPairs(vectors, { ...options, threshold, onProgress })), threshold };
}

async function findByBoth(
  vectors: Vectors,
  options: FindOptions & { readonly distinct: readonly string[]; readonly scorer: Scorer; readonly second: Scorer },
) {
  const { threshold: asked, distinct, second, signal } = options;
  const tell = (stage: Stage) => (done: number, total: number) => options.onProgress?.({ stage, done, total });
  if (vectors.count < 2) {
    const threshold = 'exactly' in asked ? asked.exactly : asked.atLeast;
    const none = { left: new Int32Array(), right: new Int32Array(), scores: new Float32Array() };
    const pairs = keepMatches(none, { count: vectors.count, threshold });
    return { pairs, threshold, search: 'exact' as const, withoutGraph: false, candidates: 0 };
  }
  const enough = await scoreOfNeighbours(CANDIDATES, vectors, options);
  const found = await findPairs(vectors, { ...options, threshold: enough, onProgress: tell('search') });
  const { left, right } = found.pairs;
  const scores = await judgePairs(distinct, { left, right }, { scorer: second, signal, onProgress: tell('rerank') });
  const threshold = 'exactly' in asked ? asked.exactly : raiseByScores(asked.atLeast, scores, vectors.count);
  const pairs = keepMatches({ left, right, scores }, { count: vectors.count, threshold });
  return { ...found, pairs, threshold, candidates: left.length };
}

type RowGroup = Pick<Group, 'members' | 'representative'>;

/** Texts that occur more than once and are in no group with others. */
function repeatedAlone(found: readonly RowGroup[], occurrences: readonly number[]): RowGroup[] {
  const grouped = new Uint8Array(occurrences.length);
  for (const { members } of found) for (const row of members) grouped[row] = 1;
  const alone = [...occurrences.keys()].filter((row) => occurrences[row] > 1 && !grouped[row]);
  return alone.map((row) => ({ members: Int32Array.of(row), representative: row }));
}

/** For each group the score of each member with the representative. */
async function scoreMembers(
  groups: readonly RowGroup[],
  score: (pairs: { readonly left: Int32Array; readonly right: Int32Array }) => Promise<Float32Array>,
): Promise<Float32Array[]> {
  const count = groups.reduce((sum, { members }) => sum + members.length, 0);
  const [left, right] = [new Int32Array(count), new Int32Array(count)];
  let end = 0;
  for (const { members, representative } of groups) {
    left.fill(representative, end, end + members.length);
    right.set(members, end);
    end += members.length;
  }
  const scores = await score({ left, right });
  end = 0;
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

function countTexts(texts: readonly string[]): Map<string, number> {
  const occurrences = new Map<string, number>();
  for (const text of texts) occurrences.set(text, (occurrences.get(text) ?? 0) + 1);
  return occurrences;
}
