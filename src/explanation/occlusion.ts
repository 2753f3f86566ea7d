/** Why a pair has its score: what each of its words, or sentences, adds to it, by leaving it out. Knows no architecture, so it serves all. */
import type { RawPair, Scorer } from '../matchers/scorer.ts';

/** A stretch of a text and how much it speaks for a match. */
export interface PartWeight {
  readonly text: string;
  /** Where it stands in the whole, in UTF-16 units; `end` is one past its last. */
  readonly start: number;
  readonly end: number;
  /** The pair's score less its score without this part: above zero it speaks for a match, below zero against one. */
  readonly weight: number;
}

export interface Explanation {
  readonly score: number;
  readonly left: readonly PartWeight[];
  readonly right: readonly PartWeight[];
}

export type PartKind = 'word' | 'sentence';

export interface ExplainOptions {
  readonly scorer: Pick<Scorer, 'score'>;
  /** What is left out at a time, of each side; a side that is not named is not explained. */
  readonly left?: PartKind;
  readonly right?: PartKind;
}

/**
 * Explains pairs by occlusion (Zeiler & Fergus 2014, "Visualizing and Understanding Convolutional Networks", there for patches of a picture): N parts
 * cost N scores. The weights of parts that say the same twice are small, as either can stand in for the other.
 *
 * @example
 * const scorer = { score: async (pairs) => Float32Array.from(pairs, ({ left }) => (left.includes('rice') ? 0.9 : 0.2)) };
 * const [{ left }] = await explainPairs([{ left: 'How do I cook rice?', right: 'Cooking rice' }], { scorer, left: 'word' });
 * left.toSorted((a, b) => b.weight - a.weight)[0].text; // 'rice'
 */
export async function explainPairs(pairs: readonly RawPair[], options: ExplainOptions): Promise<Explanation[]> {
  const { scorer, ...kinds } = options;
  const asked = pairs.map((pair) => ({
    pair,
    left: kinds.left ? splitParts(pair.left, kinds.left) : [],
    right: kinds.right ? splitParts(pair.right, kinds.right) : [],
  }));
  const scores = await scorer.score(
    asked.flatMap(({ pair, left, right }) => [
      pair,
      ...left.map((part) => ({ ...pair, left: without(pair.left, part) })),
      ...right.map((part) => ({ ...pair, right: without(pair.right, part) })),
    ]),
  );
  let at = 0;
  return asked.map(({ left, right }) => {
    const score = scores[at++];
    const weigh = (part: Part): PartWeight => ({ ...part, weight: score - scores[at++] });
    return { score, left: left.map(weigh), right: right.map(weigh) };
  });
}

type Part = Omit<PartWeight, 'weight'>;

/**
 * The words of a text without the marks between them, or its sentences without the space around them, by the Unicode tables. A sentence does not end
 * after an initial or a title.
 *
 * @example
 * splitParts('It rains, Mr. Hay. Why?', 'sentence').map(({ text }) => text); // ['It rains, Mr. Hay.', 'Why?']
 */
export function splitParts(text: string, kind: PartKind): Part[] {
  const parts: Part[] = [];
  let open: number | undefined;
  for (const { segment, index, isWordLike } of segmenters[kind].segment(text)) {
    if (kind === 'word' && !isWordLike) continue;
    const start = open ?? index;
    const end = index + segment.length;
    if (kind === 'sentence' && goesOn.test(text.slice(start, end)) && end < text.length) {
      open = start;
      continue;
    }
    open = undefined;
    const trimmed = text.slice(start, end).trim();
    if (trimmed === '') continue;
    const from = text.indexOf(trimmed, start);
    parts.push({ text: trimmed, start: from, end: from + trimmed.length });
  }
  return parts;
}

/** What the tables take for the end of a sentence: `George W.`, `Mr.`, `St.`, `Sept.`, and marks that no word stands before. */
const goesOn =
  /(?:(?:^|[\s.(])(?:\p{Lu}|Mrs?|Ms|Drs?|St|Sen|Gov|Gen|Rep|Lt|Col|Sgt|Prof|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.|^[^\p{L}\p{N}]*)\s*$/u;

// A language, so that the parts do not depend on that of the machine; which one makes no difference but to Greek.
const segmenters: Readonly<Record<PartKind, Intl.Segmenter>> = {
  word: new Intl.Segmenter('en', { granularity: 'word' }),
  sentence: new Intl.Segmenter('en', { granularity: 'sentence' }),
};

/** The text with a part left out. */
function without(text: string, { start, end }: Part): string {
  return `${text.slice(0, start)}${text.slice(end)}`.replace(/\s+/g, ' ').trim();
}
