/** `gemel evaluate`: how good a trained matcher is on labelled pairs that it was not trained on. */
import { tellSkipped } from '../bad-items.ts';
import type { Command } from '../command.ts';
import { EPISODE_FLAGS, refuseEpisodeFlags } from '../episodes.ts';
import { EVALUATED_FLAGS, openEvaluatedPairs } from '../evaluated-pairs.ts';
import { engineOf, type Flags } from '../flags.ts';
import type { Terminal } from '../terminal.ts';

export const evaluate: Command = {
  name: 'evaluate',
  summary: 'measures a trained matcher on labelled pairs',
  about:
    'Scores labelled pairs and compares the answers with the labels: on all pairs and, beside that, on the pairs neither of whose texts occurs in the training files, which is what to expect of new texts. The threshold is the one that was chosen in training. What the labels mean is kept in the model: grades are read by its range, candidates ranked question by question, and where pictures or texts are to be retrieved, every left item is held against every right one. Of a corpus whose test shows the classes of its training, nearest class is how often the class whose training items lie nearest on average is the right one. With --way, items that are known by their class are recognised instead, each among N classes that are known by K items.',
  examples: [
    'gemel evaluate --model model --corpus generated',
    'gemel evaluate --model model --corpus quora --data DIR --split test --json',
    'gemel evaluate --model model --corpus omniglot --data DIR --way 20 --shot 1',
    'gemel evaluate --model model --pairs mine.csv --left a --right b --label same --report report.html',
  ],
  flags: {
    model: { value: 'DIR', about: 'the folder of a trained model', required: true },
    ...EVALUATED_FLAGS,
    ...EPISODE_FLAGS,
    report: { value: 'FILE', about: 'write a page with pictures and the worst mistakes: .html' },
    predictions: { value: 'FILE', about: 'write each pair with its label and answer: .csv, .tsv or .jsonl' },
  },
  next: 'gemel score to use it on pairs without labels; gemel train with another preset if it is not good enough.',
  run,
};

async function run(flags: Flags, terminal: Terminal): Promise<void> {
  if (flags.given('way')) return (await import('../few-shot-run.ts')).runFewShot(flags, terminal);
  refuseEpisodeFlags(flags);
  const [{ openModel }, { Scorer }, { evaluatePairs, evaluationJson }, { openCounter, openProgress }] =
    await Promise.all([
      import('../model.ts'),
      import('../../src/matchers/scorer.ts'),
      import('../scoring.ts'),
      import('../progress.ts'),
    ]);
  const engine = engineOf(flags);
  const read = openEvaluatedPairs(flags);
  const saved = await openModel(flags.need('model'), terminal);
  const wanted = await read(saved.task);
  tellSkipped(wanted.skipped ?? [], terminal);
  const scorer = new Scorer(saved.model, engine);
  const progress = openProgress(terminal);
  const onProgress = openCounter(progress, {
    terminal,
    doing: 'scoring',
    total: wanted.pairs.length,
    things: 'pairs',
  });
  const openCount = (total: number, things: string) =>
    openCounter(progress, { terminal, doing: 'reading', total, things });
  const measured = async () => {
    const evaluation = await evaluatePairs(saved, { ...wanted, scorer, onProgress });
    const { items: probes = [], gallery } = wanted.classes ?? {};
    if (!gallery || !saved.model.matcher.vectors) return evaluation;
    const { measureRecognition } = await import('../recognition.ts');
    const { accuracy } = await measureRecognition(saved.model, { gallery, probes, scorer, openCount });
    return { ...evaluation, byTask: { ...evaluation.byTask, nearestClass: accuracy } };
  };
  const evaluation = await measured().finally(() => scorer.dispose());
  progress.end();

  const [report, predictions] = [flags.text('report'), flags.text('predictions')];
  if (report) {
    const [{ writePage }, { readEvents }] = await Promise.all([import('../reporting.ts'), import('../run-folder.ts')]);
    const events = await readEvents(flags.need('model'));
    await writePage(report, saved, { events, evaluations: [evaluation] }, { classes: wanted.classes?.items, engine });
  }
  if (predictions) await writePredictions(predictions, { saved, evaluation });
  if (flags.given('json'))
    return terminal.print(
      JSON.stringify({ ...evaluationJson(evaluation), ...(wanted.skipped && { skipped: wanted.skipped }) }),
    );
  const { formatEvaluation } = await import('../metrics-table.ts');
  const written = [report && `Report: ${report}`, predictions && `Predictions: ${predictions}`].filter(Boolean);
  terminal.print([formatEvaluation(evaluation), ...written].join('\n'));
}

type SavedModel = Awaited<ReturnType<typeof import('../model.ts').openModel>>;
type Evaluation = Awaited<ReturnType<typeof import('../scoring.ts').evaluatePairs>>;

async function writePredictions(
  path: string,
  { saved, evaluation }: { saved: SavedModel; evaluation: Evaluation },
): Promise<void> {
  const [{ writeTable }, { answer }] = await Promise.all([
    import('../../corpora/table-writer.ts'),
    import('../../src/evaluation/decision.ts'),
  ]);
  await writeTable(path, ['left', 'right', 'label', 'score', 'probability', 'match'], async (write) => {
    for (const [i, { left, right, label }] of evaluation.pairs.entries()) {
      await write({ left, right, label, ...answer(evaluation.scores[i], saved.decision) });
    }
  });
}
