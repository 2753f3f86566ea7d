/** A corpus' own table of labelled pairs as records, without the lines, which only messages need. */
import type { Pair } from '../src/data/pair.ts';
import { collectPairs, type PairColumns } from './user-pairs.ts';

/** What a corpus adds to `collectPairs`: rows come back as plain pairs. */
export async function readLabelledFile(path: string, columns: PairColumns): Promise<Pair[]> {
  const located = await collectPairs(path, columns);
  return located.map(({ left, right, label }) => ({ left, right, label }));
}

/** Both sides of every pair, one after the other. */
export function textsOf(pairs: readonly Pair[]): string[] {
  return pairs.flatMap(({ left, right }) => [left, right]);
}
