/** Which items a picture shows where there are too many: enough of each class to see it as a group, and as many of one as of another. */
import type { ClassItem } from '../data/class-item.ts';
import type { Random } from '../random.ts';

/**
 * At most `most` items, in their order. Where there are so many classes that each would get fewer than `perClass`, some classes are left
 * out rather than all thinned to single points. Small classes give what they have, and the others share the rest.
 *
 * @example
 * const items = ['a', 'a', 'a', 'b'].map((className, i) => ({ item: String(i), className }));
 * sampleClasses(items, { most: 3, perClass: 1, random: Random.fromSeed(1) }).filter(({ className }) => className === 'a').length; // 2
 */
export function sampleClasses<Item extends ClassItem>(
  items: readonly Item[],
  { most, perClass = 20, random }: { readonly most: number; readonly perClass?: number; readonly random: Random },
): Item[] {
  const members = new Map<string, number[]>();
  for (const [i, { className }] of items.entries()) {
    const known = members.get(className);
    if (known) known.push(i);
    else members.set(className, [i]);
  }
  const classes = random.shuffle([...members.values()]).slice(0, Math.max(1, Math.floor(most / perClass)));
  const kept: number[] = [];
  // From the smallest on, so that what it leaves free goes to the larger ones.
  const ascending = classes.sort((a, b) => a.length - b.length);
  for (const [i, rows] of ascending.entries()) {
    const share = Math.floor((most - kept.length) / (ascending.length - i));
    kept.push(...(rows.length <= share ? rows : random.shuffle(rows).slice(0, share)));
  }
  return kept.sort((a, b) => a - b).map((row) => items[row]);
}
