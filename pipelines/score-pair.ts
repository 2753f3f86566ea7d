/** One pair given on the command line: what a matcher says of it, and by which words. */
import type { EngineOptions } from '../src/compile/compile.ts';
import { answer } from '../src/evaluation/decision.ts';
import { explainPairs, type PartWeight } from '../src/explanation/occlusion.ts';
import { Scorer } from '../src/matchers/scorer.ts';
import { formatDigits, formatPercent } from '../src/report/numbers.ts';
import type { SavedModel } from '../src/storage/model-folder.ts';

/** The JSON contract of `gemel score` for one pair. */
export interface ScoredPair {
  readonly left: string;
  readonly right: string;
  readonly score: number;
  readonly probability: number;
  readonly match: boolean;
  readonly threshold: number;
  /** Each word with what the score loses without it; none of pictures. */
  readonly words: { readonly left: readonly PartWeight[]; readonly right: readonly PartWeight[] };
}

export async function scorePair(
  { model, decision }: Pick<SavedModel, 'model' | 'decision'>,
  pair: { readonly left: string; readonly right: string },
  engine: EngineOptions,
): Promise<ScoredPair> {
  const scorer = new Scorer(model, engine);
  const { left, right } = model.matcher;
  try {
    const [told] = await explainPairs([pair], {
      scorer,
      ...(left.kind === 'text' && { left: 'word' }),
      ...(right.kind === 'text' && { right: 'word' }),
    });
    return {
      ...pair,
      ...answer(told.score, decision),
      threshold: decision.choice.threshold,
      words: { left: told.left, right: told.right },
    };
  } finally {
    await scorer.dispose();
  }
}

/** How many words of a side are named for each direction. */
const NAMED = 3;

export function formatScoredPair({ score, probability, match, threshold, words }: ScoredPair): string {
  const all = [...words.left, ...words.right];
  const named = (weights: readonly PartWeight[]) =>
    [...new Set(weights.map(({ text }) => text.toLowerCase()))].slice(0, NAMED).join(', ');
  const rising = all.toSorted((a, b) => a.weight - b.weight);
  const against = named(rising.filter(({ weight }) => weight < 0));
  const for_ = named(rising.reverse().filter(({ weight }) => weight > 0));
  return [
    `${match ? 'match' : 'no match'}: probability ${formatPercent(probability)}, score ${formatDigits(score)} (a match from ${formatDigits(threshold)} on)`,
    ...(for_ ? [`What speaks for it: ${for_}`] : []),
    ...(against ? [`What speaks against it: ${against}`] : []),
  ].join('\n');
}
