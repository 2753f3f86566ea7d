/** What a server offers, without HTTP: one method for each address. */
import type { Task } from '../data/task.ts';
import { probabilityOf } from '../evaluation/calibration.ts';
import { type Answer, answer, type Decision } from '../evaluation/decision.ts';
import { explainPairs, type PartKind, type PartWeight, splitParts } from '../explanation/occlusion.ts';
import type { SideName } from '../matchers/matcher.ts';
import type { RawPair } from '../matchers/scorer.ts';
import type { VectorIndex } from '../search/vector-index.ts';
import type { Group } from './groups.ts';
import { Lane } from './lane.ts';
import type { Limits } from './limits.ts';
import { Refusal } from './refusal.ts';
import type {
  CheckReply,
  EmbedReply,
  ExplainReply,
  ModelReply,
  RankReply,
  RankRequest,
  ScoreReply,
  SearchReply,
  SearchRequest,
} from './schemas.ts';

/** What a service needs of a model. */
export interface ServedModel {
  readonly symmetric: boolean;
  /** D; absent where pairs are read jointly. */
  readonly dimension?: number;
  /** The score of each pair. The signal ends the waiting. */
  score(pairs: readonly RawPair[], signal?: AbortSignal): Promise<Float32Array>;
  /** A vector a text. */
  embed(texts: readonly string[], side: SideName, signal?: AbortSignal): Promise<Float32Array[]>;
}

/** An index and what makes vectors of its queries. */
export interface ServedIndex {
  readonly index: VectorIndex;
  readonly columns: readonly string[];
  readonly model: ServedModel;
  /** The side that queries are read as. */
  readonly side: SideName;
}

export interface ServiceOptions {
  readonly name: string;
  readonly model: ServedModel;
  readonly decision: Decision;
  readonly task: Task;
  readonly limits: Limits;
  readonly index?: ServedIndex;
  /** Orders the first candidates of a ranking or a search anew. */
  readonly rerank?: ServedModel;
  readonly groups?: readonly Group[];
}

export class Service {
  readonly limits: Limits;
  readonly groups?: readonly Group[];
  /** Whether there are vectors to give. */
  readonly embeds: boolean;
  readonly searches: boolean;
  readonly #options: ServiceOptions;
  readonly #searching = new Lane();

  constructor(options: ServiceOptions) {
    this.#options = options;
    this.limits = options.limits;
    this.groups = options.groups;
    this.embeds = options.model.dimension !== undefined;
    this.searches = options.index !== undefined;
  }

  async about(): Promise<ModelReply> {
    const { name, model, decision, task, index, groups, limits } = this.#options;
    const { symmetric, dimension } = model;
    const { threshold } = decision.choice;
    return {
      ...{ name, task: task.kind, threshold, symmetric },
      thresholdProbability: probabilityOf(threshold, decision.calibration),
      ...(dimension !== undefined && { dimension }),
      ...(index && { index: { entries: await index.index.count(), columns: [...index.columns] } }),
      ...(groups && { groups: groups.length }),
      limits: { ...limits },
    };
  }

  async score(pairs: readonly RawPair[], signal?: AbortSignal): Promise<ScoreReply> {
    return { results: await this.#answers(pairs, signal) };
  }

  async embed(texts: readonly string[], side: SideName, signal?: AbortSignal): Promise<EmbedReply> {
    const { model } = this.#options;
    const vectors = await model.embed(texts, side, signal);
    return {
      dimension: model.dimension ?? 0,
      vectors: vectors.map((vector) => Array.from(vector, shortest)),
    };
  }

  async search({ query, k, where }: SearchRequest, signal?: AbortSignal): Promise<SearchReply> {
    const { index, limits, rerank } = this.#options;
    if (!index) return { metric: '', hits: [] };
    refuseUnknownColumns(where, index.columns);
    const [vector] = await index.model.embed([query], index.side, signal);
    const wanted = rerank ? Math.max(k, limits.candidates) : k;
    // An index may compare through programs of its own, whose results the next run overwrites.
    const [found] = await this.#searching.run(() => index.index.search(vector, { k: wanted, filter: where }));
    const hits = found.map(({ key, text, fields, value }) => ({
      key,
      text,
      fields: { ...fields },
      value: shortest(value),
    }));
    const pairOf = (text: string) =>
      index.side === 'left' ? { left: query, right: text } : { left: text, right: query };
    const ordered = await this.#rerank(hits, ({ text }) => pairOf(text), signal);
    return { metric: index.index.metric, hits: ordered.slice(0, k) };
  }

  async rank({ question, answers }: RankRequest, signal?: AbortSignal): Promise<RankReply> {
    const pairs = answers.map((right) => ({ left: question, right }));
    const told = await this.#answers(pairs, signal);
    const rows = told.map((result, index) => ({ index, answer: answers[index], ...result }));
    rows.sort((one, other) => other.score - one.score || one.index - other.index);
    return { answers: await this.#rerank(rows, (row) => pairs[row.index], signal) };
  }

  async check(title: string, body: string, signal?: AbortSignal): Promise<CheckReply> {
    this.#refuseParts({ body }, 'sentence');
    const scorer = this.#scorer(signal);
    const [{ score, right }] = await explainPairs([{ left: title, right: body }], { scorer, right: 'sentence' });
    const { match, ...told } = this.#toAnswer(score);
    // The only sentence of a body has nothing to be compared with.
    const sentences = right.length > 1 ? right.map(inShort) : [];
    const strongest = (one: PartWeight, other: PartWeight) => Math.abs(other.weight) - Math.abs(one.weight);
    return {
      ...told,
      consistent: match,
      for: sentences.filter(({ weight }) => weight > 0).sort(strongest),
      against: sentences.filter(({ weight }) => weight < 0).sort(strongest),
    };
  }

  async explain(pair: RawPair, signal?: AbortSignal): Promise<ExplainReply> {
    this.#refuseParts({ left: pair.left, right: pair.right }, 'word');
    const scorer = this.#scorer(signal);
    const [{ score, left, right }] = await explainPairs([pair], { scorer, left: 'word', right: 'word' });
    return { ...this.#toAnswer(score), left: left.map(inShort), right: right.map(inShort) };
  }

  async #answers(pairs: readonly RawPair[], signal?: AbortSignal): Promise<Answer[]> {
    const scores = await this.#options.model.score(pairs, signal);
    return Array.from(scores, (score) => this.#toAnswer(score));
  }

  #toAnswer(score: number): Answer {
    return { ...answer(score, this.#options.decision), score: shortest(score) };
  }

  /** Each part costs a score of the whole, so that a text of very many would cost more than all else together. */
  #refuseParts(texts: Readonly<Record<string, string>>, kind: PartKind): void {
    const { parts: most } = this.limits;
    for (const [name, text] of Object.entries(texts)) {
      const { length } = splitParts(text, kind);
      if (length <= most) continue;
      throw new Refusal(413, 'too-large', `${name}: expected at most ${most} ${kind}s, found ${length}`);
    }
  }

  #scorer(signal?: AbortSignal) {
    return { score: (pairs: readonly RawPair[]) => this.#options.model.score(pairs, signal) };
  }

  /** rows: the best first. The first candidates in the order of the second model, then the others; all as they are where there is none. */
  async #rerank<Row extends object>(
    rows: readonly Row[],
    pairOf: (row: Row) => RawPair,
    signal?: AbortSignal,
  ): Promise<(Row & { reranked?: number })[]> {
    const { rerank, limits } = this.#options;
    if (!rerank || rows.length === 0) return [...rows];
    const first = rows.slice(0, limits.candidates);
    const scores = await rerank.score(first.map(pairOf), signal);
    const again = first.map((row, i) => ({ ...row, reranked: shortest(scores[i]) }));
    // The sort is stable: of equals, the one that the first model prefers.
    return [...again.sort((one, other) => other.reranked - one.reranked), ...rows.slice(limits.candidates)];
  }
}

function refuseUnknownColumns(where: Readonly<Record<string, string>> = {}, columns: readonly string[]): void {
  const stray = Object.keys(where).find((column) => !columns.includes(column));
  if (stray === undefined) return;
  const known = columns.length === 0 ? 'no column, as this index keeps none' : `one of ${columns.join(', ')}`;
  throw new Refusal(400, 'bad-input', `where: expected ${known}, found "${stray}"`);
}

function inShort({ weight, ...part }: PartWeight): PartWeight {
  return { ...part, weight: shortest(weight) };
}

/** A value of single precision in the nine digits from which it can be read back, instead of seventeen. */
function shortest(value: number): number {
  return Number(value.toPrecision(9));
}
