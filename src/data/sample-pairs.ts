/** Pairs and triplets drawn from items that are known by their class: half the pairs of one class, half of two. */
import { GemelError } from '../errors.ts';
import type { Random } from '../random.ts';
import type { ClassItem } from './class-item.ts';
import type { Pair, Triplet } from './pair.ts';

/** How many; all there are where neither is given. */
export interface SampleOptions {
  /** How many matches each item begins, and how many non-matches. */
  readonly perItem?: number;
  /** In place of `perItem`: so many pairs in all, or triplets. */
  readonly count?: number;
  readonly random: Random;
}

/**
 * As many matches as non-matches, in random order. No item stands beside itself and no two are paired twice, in either order; each is used
 * about as often as the others. Classes too small for what is asked give all the matches they have. By `perItem`, the matches link all items of a class,
 * so that batch losses know them for one group.
 *
 * @throws GemelError `bad-input` for a class with one item, which it names, and where there are not two classes.
 * @example
 * const items = ['a1', 'a2', 'a3', 'b1', 'b2', 'b3'].map((item) => ({ item, className: item[0] }));
 * samplePairs(items, { perItem: 1, random: Random.fromSeed(1) }).length; // 12
 */
export function samplePairs(items: readonly ClassItem[], options: SampleOptions): Pair[] {
  const { random } = options;
  const matches = sampleMatches(items, { ...options, count: options.count && Math.ceil(options.count / 2) });
  const mismatches = sampleMismatches(items, matches.length, random.fork('non-matches'));
  // There may be so few pairs of two classes that even all of them are fewer.
  return random.fork('order').shuffle([...matches.slice(0, mismatches.length), ...mismatches]);
}

/**
 * Matches, each with an item of another class, in random order; the matches are drawn as by `samplePairs`.
 *
 * @throws GemelError `bad-input` for a class with one item, which it names, and where there are not two classes.
 * @example
 * const items = ['a1', 'a2', 'b1', 'b2'].map((item) => ({ item, className: item[0] }));
 * sampleTriplets(items, { perItem: 1, random: Random.fromSeed(1) }).length; // 2
 */
export function sampleTriplets(items: readonly ClassItem[], options: SampleOptions): Triplet[] {
  const classOf = new Map(items.map(({ item, className }) => [item, className]));
  const matches = sampleMatches(items, options);
  const strangers = new Cycle(options.random.fork('negatives').shuffle(items));
  const triplets = matches.map(({ left, right }) => {
    const negative = strangers.next(({ className }) => className !== classOf.get(left)).item;
    return { anchor: left, positive: right, negative };
  });
  return options.random.fork('order').shuffle(triplets);
}

/** The items by class, both in the order in which they come. */
export function groupByClass(items: readonly ClassItem[]): Map<string, ClassItem[]> {
  const classes = new Map<string, ClassItem[]>();
  for (const item of items) {
    const known = classes.get(item.className);
    if (known) known.push(item);
    else classes.set(item.className, [item]);
  }
  return classes;
}

/**
 * Round after round, each with all classes: the items of a class stand in a ring, and in round d each is paired with the one d places on. So each is used as often
 * as the others, no pair comes twice before all have come, and the first round links a whole class.
 */
function sampleMatches(items: readonly ClassItem[], { perItem, count, random }: SampleOptions): Pair[] {
  const classes = groupByClass(items);
  refuseUnpairable(classes);
  const drawn = random.fork('matches');
  const rings = [...classes.values()].map((members) => drawn.shuffle(members));
  const wanted = count ?? Number.POSITIVE_INFINITY;
  const matches: Pair[] = [];
  for (let distance = 1; distance <= (perItem ?? Number.POSITIVE_INFINITY) && matches.length < wanted; distance++) {
    const round = rings.flatMap((ring) => [...pairsAt(ring, distance)]);
    if (round.length === 0) break;
    // Where a part of a round is enough, it is a part of every class.
    for (const [left, right] of drawn.shuffle(round).slice(0, wanted - matches.length)) {
      matches.push({ left: left.item, right: right.item, label: 1 });
    }
  }
  return matches;
}

/** Likewise with all items in one ring, of whose pairs those of two classes count. */
function sampleMismatches(items: readonly ClassItem[], wanted: number, random: Random): Pair[] {
  const ring = random.shuffle(items);
  const pairs: Pair[] = [];
  for (let distance = 1; distance <= ring.length / 2 && pairs.length < wanted; distance++) {
    for (const [left, right] of pairsAt(ring, distance)) {
      if (pairs.length === wanted) break;
      if (left.className !== right.className) pairs.push({ left: left.item, right: right.item, label: 0 });
    }
  }
  return pairs;
}

/** Each item of a ring with the one so many places on; of opposite places each two once. */
function* pairsAt(ring: readonly ClassItem[], distance: number): Generator<[ClassItem, ClassItem]> {
  if (2 * distance > ring.length) return;
  const count = 2 * distance === ring.length ? distance : ring.length;
  for (let place = 0; place < count; place++) yield [ring[place], ring[(place + distance) % ring.length]];
}

function refuseUnpairable(classes: ReadonlyMap<string, readonly ClassItem[]>): void {
  if (classes.size < 2) {
    const found = classes.size === 0 ? 'none' : `only "${[...classes.keys()][0]}"`;
    throw new GemelError(
      'bad-input',
      `pairs: expected items of at least two classes, found ${found}: add another class`,
    );
  }
  const alone = [...classes].filter(([, members]) => members.length < 2);
  if (alone.length === 0) return;
  const [[className, [{ item }]], ...others] = alone;
  const more = others.length > 0 ? `, and ${others.length} more such ${others.length === 1 ? 'class' : 'classes'}` : '';
  throw new GemelError(
    'bad-input',
    `pairs: expected at least two items of each class, found one of class "${className}" (${item})${more}: add another or leave it out`,
  );
}

/** Items that are taken in turns, over and over; what does not serve keeps its turn. */
class Cycle {
  readonly #items: ClassItem[];
  #place = 0;

  constructor(items: ClassItem[]) {
    this.#items = items;
  }

  /** The next one that serves; there must be one. */
  next(serves: (item: ClassItem) => boolean): ClassItem {
    const items = this.#items;
    let found = this.#place % items.length;
    while (!serves(items[found])) found = (found + 1) % items.length;
    const at = this.#place++ % items.length;
    [items[at], items[found]] = [items[found], items[at]];
    return items[at];
  }
}
