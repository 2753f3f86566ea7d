/** What `gemel distill` reads: unlabelled texts, unlabelled pairs, and labelled pairs of a corpus or of the user's. */
import { readTexts } from '../../corpora/texts.ts';
import { readUnlabelledPairs } from '../../corpora/user-pairs.ts';
import { GemelError } from '../../src/errors.ts';
import type { RawPair } from '../../src/matchers/scorer.ts';
import { corporaOf, corpusRequest, pairColumns } from '../data-flags.ts';
import { type Flags, refuseBeside } from '../flags.ts';
import { type TrainingData, trainingPairs } from '../labelled-pairs.ts';
import type { Progress } from '../progress.ts';

export interface DistillSources {
  /** Distinct. */
  readonly texts: readonly string[];
  readonly pairs: readonly RawPair[];
  readonly labelled?: TrainingData;
}

/** Refuses flags that do not go together. */
export function checkDistillSources(flags: Flags): void {
  const given = (name: string) => flags.given(name);
  const refuse = (name: string, without: string): never => {
    throw new GemelError('bad-usage', `--${name} means nothing without --${without}: add it, or leave --${name} out`);
  };
  if (!['texts', 'pairs', 'corpus'].some(given)) {
    throw new GemelError(
      'bad-usage',
      'expected --texts FILE, --pairs FILE or --corpus NAME, found none of them: the teacher needs something to be asked about',
    );
  }
  if (given('column') && !given('texts')) refuse('column', 'texts');
  if (given('pairs')) {
    if (given('label')) refuseBeside(flags, 'label', ['corpus', 'data', 'extra']);
    pairNames(flags);
  } else {
    for (const name of ['left', 'right', 'label', 'label-match']) if (given(name)) refuse(name, 'pairs');
  }
  if (given('label-match') && !given('label')) refuse('label-match', 'label');
  if (!given('corpus')) for (const name of ['data', 'extra']) if (given(name)) refuse(name, 'corpus');
}

/** Reads all that the flags name. */
export async function readDistillSources(flags: Flags, progress: Progress): Promise<DistillSources> {
  const limit = flags.whole('limit', 2);
  const path = flags.text('pairs');
  const labels = flags.given('label');
  const labelled = await readLabelled(flags, progress);
  const pairs = path !== undefined && !labels ? await readPairs(path, pairNames(flags), limit) : [];
  const named = await readDistinct(flags.text('texts'), flags.text('column'), limit);
  // Where there is nothing else to ask about, the texts of the labelled pairs, which are asked about in other pairs than these.
  const texts = labelled && !flags.given('texts') && pairs.length === 0 ? textsOf(labelled) : named;
  return { texts, pairs, labelled };
}

/** Not those of a source of matches alone: what was trained on it takes its texts for matches of anything. */
function textsOf(labelled: TrainingData): string[] {
  return [...new Set(trainingPairs(labelled).flatMap(({ left, right }) => [left, right]))];
}

async function readLabelled(flags: Flags, progress: Progress): Promise<TrainingData | undefined> {
  const path = flags.text('pairs');
  if (path !== undefined && flags.given('label')) {
    const { loadUserPairs } = await import('../own-file.ts');
    return loadUserPairs({ path, columns: pairColumns(flags), limit: flags.whole('limit', 2) });
  }
  if (!flags.given('corpus')) return undefined;
  const { loadCorpora } = await import('../labelled-pairs.ts');
  return loadCorpora(corporaOf(flags), corpusRequest(flags, progress));
}

function pairNames(flags: Flags): { left: string; right: string } {
  return { left: flags.need('left'), right: flags.need('right') };
}

async function readDistinct(
  path: string | undefined,
  column: string | undefined,
  limit = Number.POSITIVE_INFINITY,
): Promise<string[]> {
  const texts = new Set<string>();
  if (path === undefined) return [];
  for await (const { text } of readTexts(path, { column })) {
    if (texts.size >= limit) break;
    texts.add(text);
  }
  if (texts.size > 1) return [...texts];
  throw new GemelError(
    'bad-input',
    `expected at least two texts that differ, found ${texts.size} (${path}): name another file`,
  );
}

async function readPairs(
  path: string,
  columns: { left: string; right: string },
  limit = Number.POSITIVE_INFINITY,
): Promise<RawPair[]> {
  const found: RawPair[] = [];
  const { pairs } = await readUnlabelledPairs(path, columns);
  for await (const { left, right } of pairs) {
    if (found.length >= limit) break;
    found.push({ left, right });
  }
  return found;
}
