/** How fast a model is: from raw strings to vectors, or to scores where it makes none. */
import type { RawPair, Scorer } from '../src/matchers/scorer.ts';
import type { Side } from '../src/report/distillation.ts';
import type { SavedModel } from '../src/storage/model-folder.ts';

/** Few enough for a large model; what a small one is through with at once is measured again and again. */
export const SPEED_PAIRS = 1024;
const SPEED_SECONDS = 1;

/** How many texts a second become vectors, or pairs a second a score, at best, once the programs are compiled. A picture counts as a text. */
export async function speedOf(
  { model: { matcher, sides } }: Pick<SavedModel, 'model'>,
  scorer: Scorer,
  { some, clock }: { readonly some: readonly RawPair[]; readonly clock: () => number },
): Promise<Side['speed']> {
  const lefts = some.map(({ left }) => left);
  const rights = some.map(({ right }) => right);
  const alike = matcher.shared && sides.left === sides.right;
  const left = [...new Set(alike ? [...lefts, ...rights] : lefts)];
  const right = alike ? [] : [...new Set(rights)];
  const once = async () => {
    if (!matcher.vectors) return void (await scorer.score(some));
    await scorer.embed(left);
    await scorer.embed(right, { side: 'right' });
  };
  // The first time compiles.
  await once();
  let best = Number.POSITIVE_INFINITY;
  const began = clock();
  do {
    const start = clock();
    await once();
    best = Math.min(best, clock() - start);
  } while (clock() - began < SPEED_SECONDS);
  const count = matcher.vectors ? left.length + right.length : some.length;
  return { perSecond: count / Math.max(best, 1e-6), of: matcher.vectors ? 'texts' : 'pairs' };
}
