/** `gemel evaluate`: how good a trained matcher is on labelled pairs that it was not trained on. */
import { corpusNames, DEFAULT_CORPUS } from '../../corpora/catalogue.ts';
import type { Pair } from '../../src/data/pair.ts';
import type { Task } from '../../src/data/task.ts';
import { GemelError } from '../../src/errors.ts';
import type { Command } from '../command.ts';
import { PAIR_FLAGS, pairColumns } from '../data-flags.ts';
import { engineOf, type Flags, refuseBeside } from '../flags.ts';
import type { Terminal } from '../terminal.ts';

export const evaluate: Command = {
  name: 'evaluate',
  summary: 'measures a trained matcher on labelled pairs',
  about:
    'Scores labelled pairs and compares the answers with the labels: on all pairs and, beside that, on the pairs neither of whose texts occurs in the training files, which is what to expect of new texts. The threshold is the one that was chosen in training. What the labels mean is kept in the model: grades are read by its range, candidates ranked question by question, and where pictures or texts are to be retrieved, every left item is held against every right one.',
  examples: [
    'gemel evaluate --model model --corpus generated',
    'gemel evaluate --model model --corpus quora --data DIR --split test --json',
    'gemel evaluate --model model --pairs mine.csv --left a --right b --label same --report report.html',
  ],
  flags: {
    model: { value: 'DIR', about: 'the folder of a trained model', required: true },
    corpus: { value: 'NAME', about: corpusNames.join(', '), default: DEFAULT_CORPUS },
    data: { value: 'DIR', about: 'the folder with its original files; without it they are fetched' },
    split: { value: 'NAME', about: 'dev or test', default: 'test' },
    ...PAIR_FLAGS,
    report: { value: 'FILE', about: 'write a page with pictures and the worst mistakes: .html' },
    predictions: { value: 'FILE', about: 'write each pair with its label and answer: .csv, .tsv or .jsonl' },
  },
  next: 'gemel score to use it on pairs without labels; gemel train with another preset if it is not good enough.',
  run,
};

async function run(flags: Flags, terminal: Terminal): Promise<void> {
  const [{ openModel }, { Scorer }, { evaluatePairs, evaluationJson }, { openCounter, openProgress }] =
    await Promise.all([
      import('../model.ts'),
      import('../../src/matchers/scorer.ts'),
      import('../scoring.ts'),
      import('../progress.ts'),
    ]);
  const engine = engineOf(flags);
  const read = pairReader(flags);
  const saved = await openModel(flags.need('model'));
  const wanted = await read(saved.task);
  const scorer = new Scorer(saved.model, engine);
  const progress = openProgress(terminal);
  const onProgress = openCounter(progress, {
    terminal,
    doing: 'scoring',
    total: wanted.pairs.length,
    things: 'pairs',
  });
  const evaluation = await evaluatePairs(saved, { ...wanted, scorer, onProgress }).finally(() => scorer.dispose());
  progress.end();

  const [report, predictions] = [flags.text('report'), flags.text('predictions')];
  if (report) {
    const [{ writePage }, { readEvents }] = await Promise.all([import('../reporting.ts'), import('../run-folder.ts')]);
    const events = await readEvents(flags.need('model'));
    await writePage(report, saved, { events, evaluations: [evaluation] });
  }
  if (predictions) await writePredictions(predictions, { saved, evaluation });
  if (flags.given('json')) return terminal.print(JSON.stringify(evaluationJson(evaluation)));
  const { formatEvaluation } = await import('../metrics-table.ts');
  const written = [report && `Report: ${report}`, predictions && `Predictions: ${predictions}`].filter(Boolean);
  terminal.print([formatEvaluation(evaluation), ...written].join('\n'));
}

/** Checks the flags; what it gives reads the pairs as the task of the model has them. */
function pairReader(flags: Flags): (task: Task) => Promise<{ split: string; pairs: readonly Pair[] }> {
  const path = flags.text('pairs');
  if (path !== undefined) {
    refuseBeside(flags, 'pairs', ['corpus', 'data', 'split']);
    const columns = pairColumns(flags);
    return async (task) => {
      if (task.kind === 'graded' && columns.labelMatch !== undefined) {
        throw new GemelError(
          'bad-usage',
          '--label-match means nothing for a model of grades: leave it out, and name the column of the grades',
        );
      }
      const { readOwnPairs } = await import('../own-file.ts');
      return { split: path, pairs: (await readOwnPairs(path, columns, task)).pairs };
    };
  }
  refuseBeside(flags, 'corpus', ['left', 'right', 'label', 'label-match']);
  const split = flags.need('split');
  if (split !== 'dev' && split !== 'test') {
    throw new GemelError('bad-usage', `--split: expected dev or test, found "${split}"`);
  }
  return async () => {
    const { corpusByName } = await import('../../corpora/catalogue.ts');
    const corpus = await corpusByName(flags.need('corpus'));
    const pairs = (await corpus.load({ data: flags.text('data') }))[split];
    if (pairs.length > 0) return { split, pairs };
    throw new GemelError(
      'bad-usage',
      `--split: expected a split of ${corpus.name} that is there, found no ${split} pairs: use --split dev`,
    );
  };
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
