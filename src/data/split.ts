/** Training, dev and test rows that share no text: a pair links its two texts, and what is linked stays together. */
import { normaliseForIdentity } from '../text/normalise.ts';
import type { Pair } from './pair.ts';
import { hashText } from './text-hash.ts';
import { UnionFind } from './union-find.ts';

export interface SplitOptions {
  /** Share of the pairs to hold out, of matches and non-matches alike; the rest is for training. */
  readonly fractions: { readonly dev: number; readonly test?: number };
  /** Another word gives another split. */
  readonly salt?: string;
}

export interface Split<Record> {
  readonly train: Record[];
  readonly dev: Record[];
  readonly test: Record[];
}

/**
 * Splits pairs so that no text is on two sides. Texts are the nodes of a graph and pairs its edges; connected components, in the order of
 * a fixed hash of their smallest text, go to test while it has room for all their matches and all their non-matches, else to dev, else to
 * training. So giant components train, and each side keeps roughly the share of matches. The order of the rows does not matter, and each side
 * keeps it. Where few components are small a side may come out smaller than asked, or empty.
 *
 * @example
 * const { train, dev } = splitByText(pairs, { fractions: { dev: 0.1 } });
 */
export function splitByText<Record extends Pair>(
  pairs: readonly Record[],
  { fractions, salt = '' }: SplitOptions,
): Split<Record> {
  const components = findComponents(pairs).map((component) => ({
    ...component,
    order: hashText(salt + component.smallestText),
  }));
  components.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));

  const total = countLabels(pairs);
  const test = openRoom(total, fractions.test ?? 0);
  const dev = openRoom(total, fractions.dev);
  const sides = new Array<keyof Split<Record>>(pairs.length).fill('train');
  for (const { rows } of components) {
    const labels = countLabels(rows.map((row) => pairs[row]));
    const side = takeRoom(test, labels) ? 'test' : takeRoom(dev, labels) ? 'dev' : 'train';
    for (const row of rows) sides[row] = side;
  }
  const on = (side: keyof Split<Record>) => pairs.filter((_, row) => sides[row] === side);
  return { train: on('train'), dev: on('dev'), test: on('test') };
}

/**
 * The side on which a text lies, by its fixed hash alone, each side getting about its share. For rows of which only one text must not be
 * on two sides; unlike `splitByText` it asks nothing of the other rows.
 *
 * @example
 * sideOfText('the body of an article', { fractions: { dev: 0.2, test: 0.2 } }); // 'test'
 */
export function sideOfText(text: string, { fractions, salt = '' }: SplitOptions): keyof Split<Pair> {
  const place = Number(hashText(salt + text) >> 32n) / 2 ** 32;
  const test = fractions.test ?? 0;
  if (place < test) return 'test';
  return place < test + fractions.dev ? 'dev' : 'train';
}

interface Component {
  readonly smallestText: string;
  readonly rows: readonly number[];
}

function findComponents(pairs: readonly Pair[]): Component[] {
  const numbers = new Map<string, number>();
  const numberOf = (text: string) => {
    const identity = normaliseForIdentity(text);
    const known = numbers.get(identity);
    if (known !== undefined) return known;
    numbers.set(identity, numbers.size);
    return numbers.size - 1;
  };
  const edges = pairs.map((pair) => ({ left: numberOf(pair.left), right: numberOf(pair.right) }));
  const sets = UnionFind.ofSize(numbers.size);
  for (const { left, right } of edges) sets.union(left, right);

  const components = new Map<number, { smallestText: string; rows: number[] }>();
  for (const [text, number] of numbers) {
    const component = components.get(sets.find(number));
    if (component === undefined) components.set(sets.find(number), { smallestText: text, rows: [] });
    else if (text < component.smallestText) component.smallestText = text;
  }
  for (const [row, { left }] of edges.entries()) components.get(sets.find(left))?.rows.push(row);
  return [...components.values()];
}

/** Pairs by label: `[non-matches, matches]`, a grade of at least a half being a match; of a side, how many more it takes. */
type LabelCounts = [number, number];

function countLabels(pairs: readonly Pair[]): LabelCounts {
  const counts: LabelCounts = [0, 0];
  for (const { label } of pairs) counts[label >= 0.5 ? 1 : 0]++;
  return counts;
}

function openRoom([nonMatches, matches]: LabelCounts, fraction: number): LabelCounts {
  return [Math.ceil(nonMatches * fraction), Math.ceil(matches * fraction)];
}

/** Takes a component in if there is room for the whole of it. */
function takeRoom(room: LabelCounts, [nonMatches, matches]: LabelCounts): boolean {
  if (nonMatches > room[0] || matches > room[1]) return false;
  room[0] -= nonMatches;
  room[1] -= matches;
  return true;
}
