/** The nearest entries of all segments together. */
import type { BestRows } from '../../search/best-rows.ts';
import type { Hit } from '../../search/vector-index.ts';
import type { Vectors } from '../../search/vectors.ts';
import { type SegmentSearch, searchSegment } from './search-segment.ts';
import type { State } from './state.ts';

/** For each query its k nearest entries; of equally near ones, the smaller key first. */
export async function searchState(
  { segments, removed }: State,
  queries: Vectors,
  options: Omit<SegmentSearch, 'removed'>,
): Promise<Hit[][]> {
  const found: (readonly BestRows[])[] = [];
  for (const [s, segment] of segments.entries()) {
    found.push(await searchSegment(segment, queries, { ...options, removed: removed[s] }));
  }
  const sign = options.metric === 'cosine' ? -1 : 1;
  return Array.from({ length: queries.count }, (_, q) => {
    const near = found.flatMap((best, s) => best[q].rows.map((row, i) => ({ s, row, value: best[q].values[i] })));
    near.sort((a, b) => sign * (a.value - b.value));
    const last = near[options.k - 1]?.value;
    // Which of equally near ones come first, their keys tell, and for those the entries have to be read.
    return near
      .filter(({ value }, i) => i < options.k || value === last)
      .map(({ s, row, value }): Hit => ({ ...segments[s].rows.entry(row), value }))
      .sort((a, b) => sign * (a.value - b.value) || (a.key < b.key ? -1 : 1))
      .slice(0, options.k);
  });
}
