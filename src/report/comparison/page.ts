/** A comparison of presets as one page that needs nothing else. */
import { drawForest } from '../charts/forest.ts';
import type { Markup } from '../markup.ts';
import { renderPage } from '../page.ts';
import { pictureSection } from '../sections/pictures.ts';
import { making } from './making.ts';
import { type ComparisonReport, type ComparisonSummary, metricsOf } from './summary.ts';
import { pairwiseTable, presetTable, probeTable } from './tables.ts';
import { describeComparison } from './verdict.ts';

/**
 * A complete HTML document: the verdict, a picture for each metric, the presets, the probes, every two presets against each other, and
 * how it was made. The same input gives the same bytes; every text in it is escaped.
 */
export function comparisonPage(input: ComparisonReport): string {
  const { summary, version } = input;
  return renderPage({
    kind: 'gemel comparison',
    title: `${summary.presets.length === 1 ? 'A preset' : `${summary.presets.length} presets`} on ${summary.data.split(',')[0]}`,
    verdict: describeComparison(summary).join(' '),
    sections: [pictures(summary), presetTable(summary), probeTable(summary), pairwiseTable(summary), making(input)],
    footer: `Made by gemel ${version}.`,
  });
}

function pictures(summary: ComparisonSummary): Markup | undefined {
  const charts = metricsOf(summary).map((key) => drawForest(summary, key));
  return pictureSection(charts.filter((chart) => chart !== undefined));
}
