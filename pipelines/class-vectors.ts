/** Vectors of items that are to be recognised and of those that classes are known by: each distinct item is encoded once. */
import { type Model, vectorsOf } from '../src/matchers/model.ts';
import type { Scorer } from '../src/matchers/scorer.ts';

/** Opens a count of what is to be done, which may throw at Ctrl-C. */
export type OpenCount = (total: number, things: string) => (done: number) => void;

/** The distinct items of a side with their vectors. */
export interface EmbeddedItems {
  /** N×D */
  readonly vectors: Float32Array;
  rowOf(item: string): number;
}

/** Items of either side as vectors; together, where one tower reads both sides alike. */
export async function embedSides(
  model: Model,
  {
    left,
    right,
    scorer,
    openCount,
  }: {
    readonly left: readonly string[];
    readonly right: readonly string[];
    readonly scorer: Scorer;
    readonly openCount: OpenCount;
  },
): Promise<{ readonly dimension: number; readonly left: EmbeddedItems; readonly right: EmbeddedItems }> {
  const { dimension } = vectorsOf(model, 'recognition');
  const alike = model.matcher.shared && model.sides.left === model.sides.right;
  const lefts = rowsOf(alike ? [...left, ...right] : left);
  const rights = alike ? lefts : rowsOf(right);
  const count = openCount(alike ? lefts.size : lefts.size + rights.size, 'items');
  const embed = async (rows: ReadonlyMap<string, number>, side: 'left' | 'right', before: number) => {
    const vectors = await scorer.embed([...rows.keys()], { side, progress: (done) => count(before + done) });
    return { vectors, rowOf: (item: string) => rows.get(item) ?? Number.NaN };
  };
  const embedded = await embed(lefts, 'left', 0);
  return { dimension, left: embedded, right: alike ? embedded : await embed(rights, 'right', lefts.size) };
}

/** The scores of pairs of rows, some at a time. */
export async function* compareInBlocks(
  scorer: Scorer,
  vectors: { readonly left: Float32Array; readonly right: Float32Array },
  rows: { readonly left: readonly number[]; readonly right: readonly number[] },
): AsyncGenerator<Float32Array> {
  for (let start = 0; start < rows.left.length; start += BLOCK) {
    const [left, right] = [rows.left, rows.right].map((side) => side.slice(start, start + BLOCK));
    yield await scorer.compareSides(vectors, left, right);
  }
}

const BLOCK = 65_536;

function rowsOf(items: readonly string[]): Map<string, number> {
  return new Map([...new Set(items)].map((item, row) => [item, row]));
}
