/** The report of a run as one page that needs nothing else: no script, no request, readable on a phone, on paper and aloud. */
import { renderPage } from './page.ts';
import type { ReportInput } from './report.ts';
import { duplicates } from './sections/duplicates.ts';
import { keyFigures } from './sections/key-figures.ts';
import { mistakes } from './sections/mistakes.ts';
import { pictures } from './sections/pictures.ts';
import { projection } from './sections/projection.ts';
import { reproduction } from './sections/reproduction.ts';
import { samplePairs } from './sections/sample-pairs.ts';
import { splits } from './sections/splits.ts';
import { trainingLog } from './sections/training-log.ts';
import { describeVerdict } from './verdict.ts';

/**
 * A complete HTML document: verdict, key figures with the leakage line, pictures, some pairs, the most confident mistakes, the
 * duplicates if there are any, the training log, and how to make it again. The same input gives the same bytes; every text in it is escaped.
 */
export function reportPage(input: ReportInput): string {
  const { title, run, events, evaluations } = input;
  const [evaluation] = evaluations;
  return renderPage({
    kind: 'gemel report',
    title,
    verdict: evaluation ? describeVerdict(evaluation).join(' ') : 'This matcher has not been evaluated yet.',
    sections: [
      evaluation && keyFigures(evaluation),
      pictures(input),
      projection(input),
      evaluation && samplePairs(evaluation, input),
      evaluation && mistakes(evaluation, input),
      duplicates(input.duplicates),
      splits(evaluations),
      trainingLog(events),
      reproduction(input),
    ],
    footer: `Made by gemel ${run.version}. A match is a pair whose score reaches the threshold.`,
  });
}
