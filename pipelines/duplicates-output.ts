/** Groups of duplicates on their way out: the CSV file and what the terminal shows of it. */
import { openTableWriter } from '../corpora/table-writer.ts';
import { formatCount, formatDigits } from '../src/report/numbers.ts';
import { clipToWidth } from '../src/report/width.ts';
import type { DuplicateTexts } from './find-duplicates.ts';

/** Writes `group,text,similarity,representative`, a row for each text that has a duplicate. */
export async function writeGroups(path: string, groups: readonly DuplicateTexts[]): Promise<void> {
  const writer = await openTableWriter(path, ['group', 'text', 'similarity', 'representative']);
  try {
    for (const [g, { members, representative }] of groups.entries()) {
      for (const { text, similarity } of members) {
        await writer.write({ group: g + 1, text, similarity, representative });
      }
    }
    await writer.commit();
  } catch (error) {
    await writer.abort();
    throw error;
  }
}

/** The first groups, each as its representative with the others below it. */
export function formatGroups(
  groups: readonly DuplicateTexts[],
  { show = 10, others: shown = 4, width = 100 }: { show?: number; others?: number; width?: number } = {},
): string {
  return groups
    .slice(0, show)
    .map(({ members, representative }) => {
      const copies = members.filter(({ text }) => text === representative).length;
      const others = members.slice(copies);
      return [
        clipToWidth(copies > 1 ? `${representative} (${copies} times)` : representative, width),
        ...others
          .slice(0, shown)
          .map(({ text, similarity }) => clipToWidth(`  ${formatDigits(similarity)}  ${text}`, width)),
        ...(others.length > shown ? [`         … and ${formatCount(others.length - shown)} more`] : []),
      ].join('\n');
    })
    .join('\n');
}
