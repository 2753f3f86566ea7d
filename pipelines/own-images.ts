/** The user's own pictures, a folder for each class: people, signatures, products. */
import { basename } from 'node:path';
import { pairsOfClasses } from '../corpora/class-pairs.ts';
import type { CorpusRequest } from '../corpora/corpus.ts';
import { readImageFolder } from '../corpora/image-folder.ts';
import type { ClassItem } from '../src/data/class-item.ts';
import { groupByClass } from '../src/data/sample-pairs.ts';
import { SeenTexts } from '../src/data/seen-texts.ts';
import { splitByClass, splitWithinClasses } from '../src/data/split-classes.ts';
import type { Unreadable } from '../src/image/read-pictures.ts';
import { formatCounted, formatPercent } from '../src/report/numbers.ts';
import type { TrainingData } from './labelled-pairs.ts';

export interface OwnImages extends Pick<CorpusRequest, 'limit' | 'onUnreadable'> {
  readonly folder: string;
  /** Another such folder to choose the best epoch and the threshold by. */
  readonly dev?: string;
}

/** From so many classes on whole ones are held out; of fewer some pictures of each. */
const ENOUGH_CLASSES = 10;
const HELD_OUT = 0.1;
/** Of a class that is split at least so many pictures, without which dev had no match of it, but no more than this share. */
const FEWEST = 2;
const MOST = 0.4;
/** Matches that each picture begins, and non-matches. */
const PER_ITEM = 4;

/**
 * Pairs of the pictures of a folder. Without `dev` a tenth is held out: whole classes, so that dev tells how well strangers are told apart, where there are at
 * least ten, and otherwise a tenth of each class' pictures.
 *
 * @throws GemelError `bad-input` that names the folder or picture.
 */
export async function loadImages({ folder, dev, limit, onUnreadable }: OwnImages): Promise<TrainingData> {
  const skipped: Unreadable[] = [];
  const note = onUnreadable && ((bad: Unreadable) => void skipped.push(bad));
  const items = await readImageFolder(folder, { onUnreadable: note });
  const own = dev === undefined ? undefined : await readImageFolder(dev, { onUnreadable: note });
  for (const bad of skipped) onUnreadable?.(bad);
  const split = own ? { train: items, dev: own, disjoint: areOthers(items, own), note: [] } : holdOut(items);
  const { train, disjoint } = split;
  const pairs = pairsOfClasses(
    { train, dev: split.dev, test: [], disjoint, notes: split.note },
    { perItem: PER_ITEM, limit },
  );
  const name = basename(folder);
  const shown = train.map(({ item }) => item);
  return {
    name,
    description: `${name}, ${formatCounted(train.length, 'picture')} of ${groupByClass(train).size} classes`,
    task: { kind: 'match' },
    paths: ['left', 'right'],
    train: pairs.train,
    dev: pairs.dev,
    classes: { train, dev: split.dev, disjoint },
    ...(onUnreadable && { skipped }),
    seen: await SeenTexts.fromTexts(shown),
    notes: pairs.notes,
  };
}

function holdOut(items: readonly ClassItem[]) {
  const count = groupByClass(items).size;
  const disjoint = count >= ENOUGH_CLASSES;
  const within = Math.min(MOST, Math.max(HELD_OUT, (FEWEST * count) / items.length));
  const { train, dev } = disjoint
    ? splitByClass(items, { fractions: { dev: HELD_OUT } })
    : splitWithinClasses(items, { fractions: { dev: within } });
  const held = disjoint
    ? `dev holds ${groupByClass(dev).size} of ${count} classes, of which training sees nothing`
    : `dev holds ${formatPercent(dev.length / items.length, 0)} of the pictures of each of ${count} classes: with ten classes or more, whole ones would be held out`;
  return { train, dev, disjoint, note: [held] };
}

function areOthers(train: readonly ClassItem[], dev: readonly ClassItem[]): boolean {
  const known = groupByClass(train);
  return dev.every(({ className }) => !known.has(className));
}
