/** Training, dev and test items that are known by their class: no class on two sides, or every class on all of them. */
import { GemelError } from '../errors.ts';
import type { ClassItem } from './class-item.ts';
import { groupByClass } from './sample-pairs.ts';
import type { Split, SplitOptions } from './split.ts';
import { hashText } from './text-hash.ts';

/**
 * Splits items by whole classes, so that dev and test show classes that training never does. Fractions are of the classes, rounded, at least two on each side that is
 * asked for. Which classes these are goes by a fixed hash of their names alone: neither the items nor their order matter, and each side keeps it.
 *
 * @throws GemelError `bad-input` where that would leave training with fewer than two classes.
 * @example
 * const items = ['a1', 'a2', 'b1', 'b2', 'c1', 'c2', 'd1', 'd2'].map((item) => ({ item, className: item[0] }));
 * splitByClass(items, { fractions: { dev: 0.1 } }).dev.length; // 4
 */
export function splitByClass(items: readonly ClassItem[], { fractions, salt = '' }: SplitOptions): Split<ClassItem> {
  const names = inHashedOrder([...groupByClass(items).keys()], (name) => salt + name);
  const count = (fraction: number) => (fraction > 0 ? Math.max(2, Math.round(fraction * names.length)) : 0);
  const [test, dev] = [count(fractions.test ?? 0), count(fractions.dev)];
  if (names.length < test + dev + 2) {
    throw new GemelError(
      'bad-input',
      `split: expected at least ${test + dev + 2} classes, two for each side, found ${names.length}: add classes`,
    );
  }
  return separate(items, {
    test: new Set(names.slice(0, test)),
    dev: new Set(names.slice(test, test + dev)),
    keyOf: ({ className }) => className,
  });
}

/**
 * Splits each class for itself, so that every class is on all sides: for items of classes that do not change, such as the ten digits. Fractions are of
 * a class's items, rounded, at least two on each side; a class too small for that stays in training. Which items these are goes by a fixed hash of the class and
 * the place in it, so that it does not matter where files lie; each side keeps the order.
 *
 * @example
 * const items = ['a1', 'a2', 'a3', 'a4', 'b1', 'b2'].map((item) => ({ item, className: item[0] }));
 * splitWithinClasses(items, { fractions: { dev: 0.1 } }).dev.length; // 2
 */
export function splitWithinClasses(
  items: readonly ClassItem[],
  { fractions, salt = '' }: SplitOptions,
): Split<ClassItem> {
  const sides = { test: new Set<ClassItem>(), dev: new Set<ClassItem>() };
  for (const [className, members] of groupByClass(items)) {
    const count = (fraction: number) => (fraction > 0 ? Math.max(2, Math.round(fraction * members.length)) : 0);
    const [test, dev] = [count(fractions.test ?? 0), count(fractions.dev)];
    if (members.length < test + dev + 2) continue;
    const places = inHashedOrder([...members.keys()], (place) => `${salt}${className} ${place}`);
    for (const place of places.slice(0, test)) sides.test.add(members[place]);
    for (const place of places.slice(test, test + dev)) sides.dev.add(members[place]);
  }
  return separate(items, { ...sides, keyOf: (item) => item });
}

function inHashedOrder<Key>(keys: readonly Key[], textOf: (key: Key) => string): Key[] {
  const hashed = keys.map((key) => ({ key, hash: hashText(textOf(key)) }));
  return hashed.sort((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0)).map(({ key }) => key);
}

function separate<Key>(
  items: readonly ClassItem[],
  { test, dev, keyOf }: { test: ReadonlySet<Key>; dev: ReadonlySet<Key>; keyOf: (item: ClassItem) => Key },
): Split<ClassItem> {
  const on = (side: ReadonlySet<Key>) => items.filter((item) => side.has(keyOf(item)));
  return {
    train: items.filter((item) => !test.has(keyOf(item)) && !dev.has(keyOf(item))),
    dev: on(dev),
    test: on(test),
  };
}
