/** Items by class without the pictures that cannot be read. */
import type { ClassItem } from '../src/data/class-item.ts';
import { groupByClass } from '../src/data/sample-pairs.ts';
import { findUnreadable } from '../src/image/read-pictures.ts';
import type { CorpusRequest } from './corpus.ts';

/** Each picture is decoded, whatever size a network reads it at. */
const SIZE = { height: 8, width: 8, channels: 1 };

/**
 * Leaves out pictures that cannot be read, and those that are then the only one of their class, and tells of each. Without `onUnreadable` all items
 * stay, and nothing is read.
 */
export async function readableItems(
  items: readonly ClassItem[],
  { onUnreadable }: Pick<CorpusRequest, 'onUnreadable'>,
): Promise<readonly ClassItem[]> {
  if (!onUnreadable) return items;
  const unreadable = await findUnreadable(
    items.map(({ item }) => item),
    SIZE,
  );
  const bad = new Set(unreadable.map(({ item }) => item));
  unreadable.forEach(onUnreadable);
  return withoutSingles(
    items.filter(({ item }) => !bad.has(item)),
    onUnreadable,
  );
}

/** Of one example no pair can be made. */
export function withoutSingles(
  items: readonly ClassItem[],
  onUnreadable: NonNullable<CorpusRequest['onUnreadable']>,
): ClassItem[] {
  const classes = groupByClass(items);
  return items.filter(({ item, className }) => {
    if (classes.get(className)?.length !== 1) return true;
    onUnreadable({ item, reason: `${item}: expected another picture of class "${className}", found none` });
    return false;
  });
}
