/** What a model card may say beyond what training knows: figures with intervals, speed, size, terms. Measured elsewhere, written here. */
import { unreachable } from '../errors.ts';
import { formatInterval } from './comparison/verdict.ts';
import { formatCount, formatMetric, metricName } from './numbers.ts';

/** Metrics by name, each with the 95% interval that it could as well have fallen into. */
export type Estimates = Readonly<
  Record<string, { readonly mean: number; readonly interval: readonly [low: number, high: number] }>
>;

/** Facts of a finished model; `gemel card` measures them. */
export interface CardFacts {
  /** What the pairs are that it was judged by: `quora test`, `mine.csv`. */
  readonly judgedOn: string;
  /** Whether the epoch and the threshold were chosen by these very pairs. */
  readonly chosenOn: boolean;
  /** Of the first evaluation: all pairs, and those neither of whose texts training has seen. */
  readonly estimates: { readonly whole: Estimates; readonly unseen: Estimates };
  readonly resampling: { readonly resamples: number; readonly seed: number; readonly units: 'pairs' | 'questions' };
  readonly speed: Speed;
  /** Whether a side is read by a frozen model that lies elsewhere and whose vectors are kept, so that its time and room are not measured. */
  readonly frozen?: boolean;
  /** Of its files, without its report. */
  readonly bytes: number;
  /** D, the length of a vector; absent where pairs are read jointly. */
  readonly dimension?: number;
  /** Tokens that are read of a text on each side, where it is text. */
  readonly longest: { readonly left?: number; readonly right?: number };
  /** Terms of the data, each with what it is of: `quora`. */
  readonly terms: readonly { readonly of: string; readonly terms: string }[];
  readonly stored?: StoredWeights;
  /** A remark of its maker, in Markdown. */
  readonly note?: string;
  /** The section on its teacher, as it was written when it was distilled. */
  readonly teacherSection?: string;
}

export interface Speed {
  readonly perSecond: number;
  /** Items: texts and pictures. */
  readonly of: 'texts' | 'items' | 'pairs';
  readonly threads: number;
  /** As the system names it. */
  readonly processor: string;
}

/** How weights are stored, and what that cost. */
export interface StoredWeights {
  readonly type: string;
  readonly quality?: {
    readonly data: string;
    readonly before: Readonly<Record<string, number | null>>;
    readonly after: Readonly<Record<string, number | null>>;
  };
}

/**
 * A figure as a cell, without an interval where it has none.
 *
 * @example
 * const accuracy = { mean: 0.832, interval: [0.817, 0.846] as const };
 * figureCell('accuracy', 0.832, { accuracy }); // '83.2% (81.7%–84.6%)'
 */
export function figureCell(key: string, value: number, estimates: Estimates = {}): string {
  const found = Object.hasOwn(estimates, key) ? estimates[key].interval : [Number.NaN, Number.NaN];
  const [low, high] = found;
  const cell = formatMetric(key, value);
  return Number.isFinite(low) && Number.isFinite(high) ? `${cell} (${formatInterval(key, [low, high])})` : cell;
}

/** What the figures are of, and whether they flatter. */
export function describeJudged({ judgedOn, chosenOn }: CardFacts): string {
  return `Judged on ${judgedOn}${chosenOn ? ', by which its best epoch and its threshold were chosen, too: expect a little less of other pairs' : ''}.`;
}

/** The sentence that says what the intervals are. */
export function describeIntervals({ resampling: { resamples, seed, units } }: CardFacts): string {
  return `In brackets: 95% intervals, from ${formatCount(resamples)} bootstrap resamples of the ${units} (seed ${seed}); they say how far a figure would move on other ${units} of this kind, not how it does on texts of another kind. Fewer than 30 ${units} get none.`;
}

export function speedSection(facts: CardFacts): string {
  const { speed, bytes, dimension, longest, stored, frozen } = facts;
  const { perSecond, threads, processor } = speed;
  const lines = [
    `speed: ${formatCount(perSecond)} ${describeWork(facts)}, with ${threads === 1 ? '1 thread' : `${threads} threads`} on ${processor}; the best of several passes`,
    `size: ${(bytes / 1e6).toFixed(1)} MB of files${stored ? `, weights stored as ${stored.type}` : ''}${frozen ? ', beside those of the frozen model that it reads by' : ''}`,
    dimension === undefined
      ? 'vectors: none, since it reads the two texts of a pair together'
      : `vectors: ${formatCount(dimension)} numbers each`,
    ...describeLongest(longest),
  ];
  return `## Speed and size\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
}

/** What is done so many times a second. */
function describeWork({ speed: { of }, frozen }: CardFacts): string {
  if (frozen) return `${of} a second from vectors of the frozen model that it reads by, which takes time of its own`;
  switch (of) {
    case 'texts':
      return 'texts a second from raw text to vector, tokenizing included';
    case 'items':
      return 'items (texts and pictures) a second from text or file to vector';
    case 'pairs':
      return 'pairs a second from raw texts to score, tokenizing included';
    default:
      return unreachable(of);
  }
}

/** Where a text is cut, which nobody would guess. */
function describeLongest({ left, right }: CardFacts['longest']): string[] {
  if (left === undefined && right === undefined) return [];
  const read =
    left === right || left === undefined || right === undefined
      ? `the first ${formatCount(left ?? right ?? 0)} tokens of a text`
      : `the first ${formatCount(left)} tokens of the left text and ${formatCount(right)} of the right one`;
  return [`length: ${read} are read, and what follows is not (a token is a word, a piece of one or a sign)`];
}

export function termsSection(data: string, { terms }: CardFacts): string {
  const known = terms.map(({ of, terms: text }) => `- terms of ${of}: ${text}`);
  const unknown = '- terms: not known to gemel; ask whoever made the data';
  return ['## Data and terms', '', `- trained on: ${data}`, ...(known.length > 0 ? known : [unknown])].join('\n');
}

/** What storing the weights in less room cost; nothing where they are whole. */
export function storedSection({ stored }: CardFacts, toPlain: (text: string) => string): string | undefined {
  if (!stored) return undefined;
  const { type, quality } = stored;
  if (!quality) return `## Stored weights\n\nStored as ${type}. What that costs was not measured.`;
  const keys = Object.keys(quality.after).filter((key) => key in quality.before && !COUNTS.includes(key));
  const cell = (key: string, value: number | null) => formatMetric(key, value ?? Number.NaN);
  return [
    `## Stored weights\n\nStored as ${type}, which costs, on ${toPlain(quality.data)}:\n`,
    `| | before | as ${type} |`,
    '|---|---:|---:|',
    ...keys.map(
      (key) => `| ${metricName(key)} | ${cell(key, quality.before[key])} | ${cell(key, quality.after[key])} |`,
    ),
  ].join('\n');
}

const COUNTS = ['pairs', 'questions', 'threshold'];
