/** A saved model and its evaluations as the pages that people read: `report.html` and the card. */
import { join } from 'node:path';
import type { CardInput } from '../src/report/card.ts';
import type { ReportInput, RunFacts } from '../src/report/report.ts';
import { writeAtomically } from '../src/storage/files.ts';
import type { SavedModel } from '../src/storage/model-folder.ts';
import type { ProjectOptions } from './report-pictures.ts';

/** What a report is of: the model as its manifest knows it. */
type Described = Pick<SavedModel, 'config' | 'decision' | 'origin' | 'task' | 'model'>;
/** What a report shows; the first evaluation is the one that it speaks of. */
type Shown = Pick<ReportInput, 'events' | 'evaluations' | 'duplicates' | 'distilled'>;
/** The items whose vectors it draws as points, where their classes are known. */
type Projected = Partial<ProjectOptions>;

/** Writes `report.html` and the card into a run folder. */
export async function writeReport(
  out: string,
  saved: Described,
  shown: Shown,
  projected: Projected = {},
): Promise<void> {
  await writePage(join(out, 'report.html'), saved, shown, projected);
  await writeCard(out, saved, shown);
}

/** Writes the card alone; `more` is what `gemel card` has measured, and how it calls the model. */
export async function writeCard(
  out: string,
  saved: Described,
  shown: Shown,
  more: Partial<Pick<CardInput, 'title' | 'name' | 'facts'>> = {},
): Promise<void> {
  const { modelCard } = await import('../src/report/card.ts');
  const { task, model } = saved;
  const vectors = model.matcher.vectors !== undefined;
  await writeAtomically(join(out, CARD), modelCard({ ...toReport(saved, shown), task, vectors, ...more }));
}

/** The file of a card. */
export const CARD = 'README.md';

/** Writes the report alone, with pictures of what it shows. */
export async function writePage(
  path: string,
  saved: Described,
  shown: Shown,
  { classes = [], ...options }: Projected = {},
): Promise<void> {
  // The charts take half a second to load.
  const [{ reportPage }, { shownPairs }, { collectThumbnails, projectClasses }] = await Promise.all([
    import('../src/report/html.ts'),
    import('../src/report/shown-pairs.ts'),
    import('./report-pictures.ts'),
  ]);
  const { model } = saved;
  const [evaluation] = shown.evaluations;
  const projection = await projectClasses(model, { ...options, classes });
  const thumbnails = await collectThumbnails(model, {
    pairs: evaluation ? shownPairs(evaluation) : [],
    points: projection?.points,
  });
  const { measure } = model.matcher;
  await writeAtomically(path, reportPage({ ...toReport(saved, shown), measure, thumbnails, projection }));
}

function toReport({ config, decision, origin }: Described, shown: Shown): ReportInput {
  const { preset, data, dataHash, seed, command, engine, gemel: version } = origin;
  const run: RunFacts = { data, dataHash, seed, command: `npx ${command}`, version, engine, config };
  return { title: `${preset} on ${data.split(',')[0]}`, run, decision, ...shown };
}
