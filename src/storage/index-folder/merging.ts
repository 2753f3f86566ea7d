/** Which segments are written anew when entries are added: few segments make searches fast, and no entry is copied often. */

export interface SegmentSize {
  readonly rows: number;
  /** Of these, those that no longer count. */
  readonly removed: number;
}

/**
 * The places of the segments to merge with so many new rows: the small ones, as long as each is no larger than all that is merged before it,
 * so that sizes grow as powers of two and a row is copied about log₂N times (the logarithmic method, Bentley & Saxe 1980); and those of
 * which a third is removed.
 *
 * @example
 * segmentsToMerge([{ rows: 1000, removed: 0 }, { rows: 8, removed: 0 }], 10); // [1]
 */
export function segmentsToMerge(segments: readonly SegmentSize[], added: number): number[] {
  const live = segments.map(({ rows, removed }) => rows - removed);
  const merged = new Set([...segments.keys()].filter((s) => 3 * segments[s].removed >= segments[s].rows));
  let total = added + [...merged].reduce((sum, s) => sum + live[s], 0);
  const others = [...segments.keys()].filter((s) => !merged.has(s)).sort((a, b) => live[a] - live[b] || a - b);
  for (const s of others) {
    if (live[s] > total) break;
    merged.add(s);
    total += live[s];
  }
  return [...merged].sort((a, b) => a - b);
}
