/** Groups of duplicates on their way out: the file and what the terminal shows of it. */
import { writeTable } from '../../corpora/table-writer.ts';
import type { GroupMetrics } from '../../src/evaluation/groups.ts';
import { formatCount, formatCounted, formatDigits, formatPercent } from '../../src/report/numbers.ts';
import { clipToWidth } from '../../src/report/width.ts';
import type { DuplicateTexts, FoundDuplicates } from './find.ts';

/** Writes `group,text,similarity,representative`, a row for each text that has a duplicate. */
export async function writeGroups(path: string, groups: readonly DuplicateTexts[]): Promise<void> {
  await writeTable(path, ['group', 'text', 'similarity', 'representative'], async (write) => {
    for (const [g, { members, representative }] of groups.entries()) {
      for (const { text, similarity } of members) {
        await write({ group: g + 1, text, similarity, representative });
      }
    }
  });
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

/** What `gemel duplicates` prints as JSON. */
interface Summary extends Omit<FoundDuplicates, 'groups'>, Partial<GroupMetrics> {
  readonly output: string;
  readonly report?: string;
  readonly texts: number;
  readonly groups: number;
  /** Texts in groups. */
  readonly grouped: number;
  readonly modelThreshold: number;
}

/** The summary in sentences, with the first groups. */
export function formatSummary(
  summary: Summary,
  { groups, truth }: { readonly groups: readonly DuplicateTexts[]; readonly truth?: string },
): string {
  const { texts, grouped, threshold, modelThreshold, precision = 0, recall = 0, judged = 0, matches = 0 } = summary;
  return [
    `${formatCount(texts)} texts, ${formatCounted(groups.length, 'group')} of duplicates with ${formatCount(grouped)} texts, joined at a score of ${formatDigits(threshold)}${threshold > modelThreshold ? ` (the model's own is ${formatDigits(modelThreshold)})` : ''}`,
    ...describeSearch(summary),
    ...(groups.length > 0 ? ['', 'The largest groups, each text with its score', formatGroups(groups)] : []),
    '',
    ...(truth === undefined
      ? []
      : [
          `Against ${truth}: precision ${formatPercent(precision)} of ${formatCount(judged)} joined pairs that it knows, recall ${formatPercent(recall)} of ${formatCount(matches)} matches`,
        ]),
    `Groups: ${summary.output}`,
    ...(summary.report === undefined ? [] : [`To look through them: ${summary.report}`]),
  ].join('\n');
}

function describeSearch({ candidates, pairs, exactSample, withoutGraph }: Summary): string[] {
  const lines: string[] = [];
  if (candidates !== undefined) {
    lines.push(`Of ${formatCounted(candidates, 'candidate pair')} the second model kept ${formatCount(pairs)}`);
  }
  if (withoutGraph) lines.push('Compared exactly: usearch, for an approximate search, has no build for this machine');
  if (exactSample) {
    const [low, high] = exactSample.interval;
    lines.push(
      `Searched approximately: ${formatPercent(exactSample.recall)} (${formatPercent(low)}–${formatPercent(high)}) of the pairs found, told by an exact search for ${formatCount(exactSample.texts)} texts, which has added ${formatCount(exactSample.missed)} to ${formatCounted(exactSample.pairs - exactSample.missed, 'pair')}`,
    );
  }
  return lines;
}
