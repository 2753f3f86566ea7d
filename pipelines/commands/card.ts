/** `gemel card`: measures a finished model and writes its card anew. */
import { basename } from 'node:path';
import type { Command } from '../command.ts';
import { EVALUATED_FLAGS, openEvaluatedPairs } from '../evaluated-pairs.ts';
import { engineOf, type Flags } from '../flags.ts';
import type { Terminal } from '../terminal.ts';

export const card: Command = {
  name: 'card',
  summary: 'measures a trained model and writes its card anew',
  about:
    'Writes the README.md of a model folder, for whoever finds the model without its story: what it does, how good it is on labelled pairs that it was not trained on, with an interval (95%, by bootstrap) around each figure that decides, how fast and how large it is on this machine, what it was trained on and by what terms, what storing its weights in less room cost, where it is weak, and how to make it again. Paths on the command line of its training are shown without their folders. All but the speed is the same on every run. Of the card that is there, the section on teacher and student is kept as it is; whatever else was added by hand is lost, so give it as --note. The report stays as it is, unless --report-too is given.',
  examples: [
    'gemel card --model model --corpus generated',
    'gemel card --model model --corpus quora --data DIR --split test --json',
    'gemel card --model model --pairs mine.csv --left a --right b --label same --terms "our own, CC BY 4.0"',
  ],
  flags: {
    model: {
      value: 'DIR',
      about: 'the folder of a trained model, or the name of one that comes with gemel',
      required: true,
    },
    ...EVALUATED_FLAGS,
    title: {
      value: 'TEXT',
      about: 'its heading; default: the preset and the data, or the name of a model that comes with gemel',
    },
    terms: { value: 'TEXT', about: 'terms of use of training data that are no known corpus, in Markdown' },
    note: { value: 'TEXT', about: 'what else is worth knowing, in Markdown: what its teacher had seen, say' },
    'report-too': { about: 'write report.html anew as well, on the same pairs' },
  },
  next: 'read it as a stranger would, and hand the folder on.',
  run,
};

async function run(flags: Flags, terminal: Terminal): Promise<void> {
  const [
    { openModel },
    { openCardFolder },
    { measureForCard },
    { writeMeasuredCard },
    { cardJson, formatMeasured },
    { openCounter, openProgress, stopIfInterrupted },
  ] = await Promise.all([
    import('../model.ts'),
    import('../card/folder.ts'),
    import('../card/measure.ts'),
    import('../card/write.ts'),
    import('../card/summary.ts'),
    import('../progress.ts'),
  ]);
  const engine = engineOf(flags);
  const seed = flags.whole('seed', 0) ?? 1;
  const read = openEvaluatedPairs(flags);
  const folder = await openCardFolder(flags.need('model'));
  const saved = await openModel(folder.path, terminal);
  const { split: named, pairs } = await read(saved.task);
  const split = basename(named);
  const progress = openProgress(terminal);
  const onProgress = openCounter(progress, { terminal, doing: 'scoring', total: pairs.length, things: 'pairs' });
  const measured = await measureForCard({
    saved,
    split,
    pairs,
    seed,
    engine,
    clock: terminal.clock,
    onProgress,
  }).finally(() => progress.end());
  stopIfInterrupted(terminal);
  const corpus = flags.given('pairs') ? undefined : flags.need('corpus');
  const written = await writeMeasuredCard({
    folder,
    saved,
    measured,
    corpus,
    title: flags.text('title'),
    terms: flags.text('terms'),
    note: flags.text('note'),
    reportToo: flags.given('report-too'),
  });
  if (flags.given('json')) return terminal.print(JSON.stringify(cardJson(flags.need('model'), measured, written)));
  terminal.print(formatMeasured(measured, written));
}
