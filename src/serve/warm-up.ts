/** Compiles the programs that a model will need before the first request comes, so that no one waits for them. */
import type { Side } from '../data/side.ts';
import type { SideName } from '../matchers/matcher.ts';
import type { Model } from '../matchers/model.ts';
import type { Scorer } from '../matchers/scorer.ts';

/** Items of which each makes the scorer choose a larger program than the one before. */
const COUNTS = [1, 9, 33];

/** Runs the model once for each length of its texts and each size of its programs. */
export async function warmUp(
  { matcher, sides }: Pick<Model, 'matcher' | 'sides'>,
  scorer: Pick<Scorer, 'embed' | 'score'>,
  { batch, onProgress }: { readonly batch: number; readonly onProgress?: (done: number, total: number) => void },
): Promise<void> {
  const counts = COUNTS.filter((count) => count <= batch);
  const texts = { left: await textsByLength(sides.left), right: await textsByLength(sides.right) };
  const names: readonly SideName[] = matcher.shared ? ['left'] : ['left', 'right'];
  const runs = counts.flatMap((count): (() => Promise<unknown>)[] =>
    matcher.vectors
      ? names.flatMap((side) => texts[side].map((text) => () => scorer.embed(new Array(count).fill(text), { side })))
      : texts.left.flatMap((left) =>
          texts.right.map((right) => () => scorer.score(new Array(count).fill({ left, right }))),
        ),
  );
  if (matcher.vectors) runs.push(() => scorer.score([{ left: texts.left[0], right: texts.right[0] }]));
  for (const [done, run] of runs.entries()) {
    onProgress?.(done, runs.length);
    await run();
  }
}

/** A text for each of the lengths that a side pads to. */
async function textsByLength(side: Side): Promise<string[]> {
  const longest = side.lengths[side.lengths.length - 1];
  const texts = Array.from({ length: longest }, (_, n) => new Array(n + 1).fill('a').join(' '));
  const items = await side.read(texts);
  const byLength = new Map(items.map((item, n) => [side.lengthOf(item), texts[n]]));
  return [...byLength.values()];
}
