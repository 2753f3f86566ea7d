/** What commands tell of an index. */
import { formatCount, formatCounted } from '../../src/report/numbers.ts';
import type { IndexStatistics } from '../../src/storage/index-folder.ts';
import { openCounter, type Progress } from '../progress.ts';
import type { Terminal } from '../terminal.ts';

/** `169,770 entries in 1 segment, 309.9 MB`. */
export function describeIndex({ entries, segments, tombstones, bytes }: IndexStatistics): string {
  const counted = entries === 1 ? '1 entry' : `${formatCount(entries)} entries`;
  const gone = tombstones > 0 ? `, ${formatCounted(tombstones, 'removed row')} still there` : '';
  return `${counted} in ${formatCounted(segments, 'segment')}, ${(bytes / 1e6).toFixed(1)} MB${gone}`;
}

/** Progress of the graph, whose size is known only when it begins. */
export function countLinks(terminal: Terminal, progress: Progress): (done: number, total: number) => void {
  let count: ((done: number) => void) | undefined;
  return (done, total) => {
    count ??= openCounter(progress, { terminal, doing: 'linking', total, things: 'vectors' });
    count(done);
  };
}

export function noteWithoutGraph(who: string, { withoutGraph }: IndexStatistics, terminal: Terminal): void {
  if (withoutGraph === 0) return;
  terminal.tell(
    `${who}: usearch has no build for this machine, so ${formatCount(withoutGraph)} vectors are looked at one by one: exact, and slower\n`,
  );
}
