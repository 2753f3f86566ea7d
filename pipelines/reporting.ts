/** A saved model and its evaluations as the input of the report and the card. */
import type { ReportInput, RunFacts } from '../src/report/report.ts';
import type { SavedModel } from '../src/storage/model-folder.ts';

/** What a report says of a model: `siamese-lstm on quora`, and all that the manifest keeps. */
export function toReport(
  { config, decision, origin }: Pick<SavedModel, 'config' | 'decision' | 'origin'>,
  rest: Pick<ReportInput, 'events' | 'evaluations' | 'duplicates'>,
): ReportInput {
  const { data, dataHash, seed, command, engine, gemel: version } = origin;
  const run: RunFacts = { data, dataHash, seed, command: `npx ${command}`, version, engine, config };
  return { title: `${origin.preset} on ${data.split(',')[0]}`, run, decision, ...rest };
}
