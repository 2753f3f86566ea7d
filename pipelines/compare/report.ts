/** A finished comparison as files: the page that people read, and the JSON object that others script against. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ComparisonReport, ComparisonSummary } from '../../src/report/comparison/summary.ts';
import { writeAtomically } from '../../src/storage/files.ts';
import { readVersion } from '../package-root.ts';

/** Writes `report.html` and `comparison.json` into a folder, which is made where it is not there. */
export async function writeComparison(
  folder: string,
  summary: ComparisonSummary,
  { command, budget }: Pick<ComparisonReport, 'command' | 'budget'>,
): Promise<void> {
  // The charts take half a second to load.
  const { comparisonPage } = await import('../../src/report/comparison/page.ts');
  const page = comparisonPage({ summary, command: `npx ${command}`, budget, version: readVersion() });
  await mkdir(folder, { recursive: true });
  await writeAtomically(join(folder, 'comparison.json'), `${JSON.stringify(summary, null, 2)}\n`);
  await writeAtomically(join(folder, 'report.html'), page);
}
