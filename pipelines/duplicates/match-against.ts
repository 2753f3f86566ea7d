/** Which texts of a list are there already: each is compared with an existing set, a file or an index. */
import { existsSync, statSync } from 'node:fs';
import type { EngineOptions } from '../../src/compile/compile.ts';
import type { SideName } from '../../src/matchers/matcher.ts';
import { type Model, vectorsOf } from '../../src/matchers/model.ts';
import type { Scorer } from '../../src/matchers/scorer.ts';
import { topNeighbours } from '../../src/search/neighbours.ts';
import { toVectors } from '../../src/search/vectors.ts';
import type { ItemIndex } from '../index/open.ts';

/** A text of the set, and its key where the set is an index. */
export interface ExistingText {
  readonly text: string;
  readonly key?: string;
}

/** An existing set that can be asked for the texts near some vectors, Q×D, nearest first. */
export type Existing = (queries: Float32Array, k: number) => Promise<readonly (readonly ExistingText[])[]>;

/** A text of the list that is there already. */
export interface Match extends ExistingText {
  /** Of the list. */
  readonly row: number;
  readonly similarity: number;
  /** The text of the set that is nearest. */
  readonly text: string;
}

/** Texts that are asked for at a time. */
const BLOCK = 1024;
/** What is looked at to see how many texts of the set a text would match. */
const NEIGHBOURS = 16;
/** Below this a list tells nothing of how often mistakes occur. */
const SHORT_LIST = 50;

/** Whether `--against` names an index: a folder, or the address of a database. */
export function isIndex(place: string): boolean {
  return /^postgres(ql)?:/.test(place) || (existsSync(place) && statSync(place).isDirectory());
}

/** The texts of a list, each once, as an existing set. */
export async function existingTexts(
  texts: readonly string[],
  { model, scorer, engine, signal }: { model: Model; scorer: Scorer; engine?: EngineOptions; signal?: AbortSignal },
): Promise<Existing> {
  const distinct = [...new Set(texts)];
  const { dimension, head } = vectorsOf(model, 'duplicates');
  const withBiases = async (data: Float32Array) => {
    const biases = await scorer.biases(data);
    return { ...toVectors(data, dimension), ...(biases && { biases }) };
  };
  const vectors = await withBiases(await scorer.embed(distinct));
  const metric = head.search?.metric ?? 'cosine';
  return async (queries, asked) => {
    if (distinct.length === 0) return Array.from({ length: queries.length / dimension }, () => []);
    const found = await topNeighbours(await withBiases(queries), vectors, { ...engine, metric, k: asked, signal });
    const { k, rows } = found;
    return Array.from({ length: queries.length / dimension }, (_, q) =>
      Array.from(rows.subarray(q * k, (q + 1) * k), (row) => ({ text: distinct[row] })),
    );
  };
}

/** The entries of an index as an existing set. */
export function existingEntries({ index }: ItemIndex): Existing {
  return (queries, k) => index.search(queries, { k });
}

/**
 * The texts that have a match in the set, with the nearest one there. The threshold is raised, as that of a list is, until a text has one
 * match on average: then rare mistakes do not outnumber the matches where the set is long.
 */
export async function matchAgainst(
  texts: readonly string[],
  {
    existing,
    model,
    scorer,
    side = 'left',
    threshold: asked,
    onProgress,
  }: {
    readonly existing: Existing;
    readonly model: Model;
    readonly scorer: Scorer;
    readonly side?: SideName;
    readonly threshold: { readonly exactly: number } | { readonly atLeast: number };
    /** Also to stop: it may throw. */
    readonly onProgress?: (done: number) => void;
  },
): Promise<{ readonly matches: readonly Match[]; readonly threshold: number; readonly vectors: Float32Array }> {
  const { dimension } = vectorsOf(model, 'duplicates');
  const vectors = await scorer.embed(texts, { side });
  const score = async (rows: readonly number[], hits: readonly ExistingText[]) => {
    const right = await scorer.embed(
      hits.map(({ text }) => text),
      { side },
    );
    return scorer.compareSides({ left: vectors, right }, rows, [...hits.keys()]);
  };
  const rowsOf = (rows: readonly number[]) => {
    const picked = new Float32Array(rows.length * dimension);
    for (const [i, row] of rows.entries())
      picked.set(vectors.subarray(row * dimension, (row + 1) * dimension), i * dimension);
    return picked;
  };
  const threshold = 'exactly' in asked ? asked.exactly : Math.max(asked.atLeast, await scoreOfOne());
  const matches: Match[] = [];
  for (let start = 0; start < texts.length; start += BLOCK) {
    const end = Math.min(start + BLOCK, texts.length);
    const hits = await existing(vectors.slice(start * dimension, end * dimension), 1);
    const found = hits.flatMap(([hit], i) => (hit ? [{ row: start + i, hit }] : []));
    const scores = await score(
      found.map(({ row }) => row),
      found.map(({ hit }) => hit),
    );
    for (const [i, { row, hit }] of found.entries()) {
      // Equal texts match whatever the model says.
      if (scores[i] >= threshold || hit.text === texts[row]) matches.push({ ...hit, row, similarity: scores[i] });
    }
    onProgress?.(end);
  }
  return { matches, threshold, vectors };

  /** The score that a text has with one text of the set on average. */
  async function scoreOfOne(): Promise<number> {
    if (texts.length < SHORT_LIST) return Number.NEGATIVE_INFINITY;
    const sampled = Math.min(BLOCK, texts.length);
    const sample = Array.from({ length: sampled }, (_, i) => Math.floor((i * texts.length) / sampled));
    const hits = await existing(rowsOf(sample), NEIGHBOURS);
    const near = hits.flatMap((found, i) => found.map((hit) => ({ row: sample[i], hit })));
    if (near.length < sampled) return Number.NEGATIVE_INFINITY;
    const scores = await score(
      near.map(({ row }) => row),
      near.map(({ hit }) => hit),
    );
    return scores.sort().reverse()[sampled - 1] - 1e-6;
  }
}
