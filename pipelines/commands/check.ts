/** `gemel check`: which titles of a file do not fit their bodies, why, and which would. */
import type { Command } from '../command.ts';
import { engineOf, type Flags } from '../flags.ts';
import type { Terminal } from '../terminal.ts';

export const check: Command = {
  name: 'check',
  summary: 'finds the titles that do not fit their bodies, and says why',
  about:
    'Reads a file of titles with their bodies and writes all its rows, the most doubtful first, with six columns more: score (higher means a better fit), probability, consistent (true or false) and, for a row that is not consistent, for and against (the sentences of the body that speak most for the title and most against it, found by leaving out each in turn; empty where the body is one sentence) and suggestion (the title of another doubtful row, where each is the other’s best and it fits clearly better; only of models that make a vector of each side). The threshold of the model was chosen on data of which perhaps half the titles did not fit: where few are wrong, many of the rows that it flags are right all the same, so go from the top, or choose a lower --threshold. The rows are held in memory; with --keep-order only the doubtful ones are. The file is read twice, so it cannot be standard input.',
  examples: [
    'gemel check --model model --input articles.csv --title title --body text --output checked.csv',
    'gemel check --model model --input news.csv --title title --body text --report page.html --output checked.csv',
  ],
  flags: {
    model: { value: 'DIR', about: 'the folder of a model that was trained on titles and bodies', required: true },
    input: { value: 'FILE', about: 'CSV, TSV or JSONL, each also .gz', required: true },
    title: { value: 'COL', about: 'the column of the title', required: true },
    body: { value: 'COL', about: 'the column of the body', required: true },
    threshold: { value: 'SCORE', about: 'the score from which on a title fits; default: that of the model' },
    explain: { value: 'N', about: 'doubtful rows that get for and against, the most doubtful first; default: all' },
    'keep-order': { about: 'write the rows in the order in which they came' },
    report: { value: 'FILE', about: 'a page (.html) that shows the doubtful rows with their sentences shaded' },
    output: { value: 'FILE', about: 'the file to write: .csv, .tsv or .jsonl, each also .gz', required: true },
  },
  next: 'read from the top, and stop where most titles turn out to fit.',
  run,
};

async function run(flags: Flags, terminal: Terminal): Promise<void> {
  const [{ checkColumnsToAdd }, { checkTitles }, { openModel }, { Scorer }] = await Promise.all([
    import('../add-columns.ts'),
    import('../check/file.ts'),
    import('../model.ts'),
    import('../../src/matchers/scorer.ts'),
  ]);
  const [
    { openProgress, stopIfInterrupted },
    { formatCount },
    { CHECK_COLUMNS, formatDoubtful, openPage, writeChecked },
  ] = await Promise.all([
    import('../progress.ts'),
    import('../../src/report/numbers.ts'),
    import('../check/output.ts'),
  ]);
  const engine = engineOf(flags);
  const [input, output] = [flags.need('input'), flags.need('output')];
  const explain = flags.whole('explain', 0) ?? Number.POSITIVE_INFINITY;
  const asked = flags.number('threshold');
  const saved = await openModel(flags.need('model'), terminal);
  const { choice } = saved.decision;
  const threshold = asked ?? choice.threshold;
  const decision = { ...saved.decision, choice: { ...choice, threshold } };
  await checkColumnsToAdd({ input, output, names: CHECK_COLUMNS });
  const report = flags.text('report');
  const page = report === undefined ? undefined : await openPage(report);
  const progress = openProgress(terminal);
  const onProgress = (doing: string, done: number) => {
    stopIfInterrupted(terminal);
    progress.update(`${doing} ${formatCount(done)} rows`);
  };
  const scorer = new Scorer(saved.model, engine);
  try {
    const columns = { title: flags.need('title'), body: flags.need('body') };
    const { signal } = terminal;
    const options = { model: saved.model, decision, scorer, engine, signal, explain, onProgress };
    const checked = await checkTitles(input, columns, options);
    const keepOrder = flags.given('keep-order');
    await writeChecked(checked, { input, output, keepOrder, onWritten: (done) => onProgress('written', done) });
    const { scores, doubtful } = checked;
    const counts = { rows: scores.length, consistent: scores.length - doubtful.length, threshold };
    await page?.write({ file: input, ...counts, doubtful });
    progress.end();
    const suggestions = doubtful.filter(({ suggestion }) => suggestion !== undefined).length;
    const told = { ...counts, doubtful: doubtful.length, suggestions };
    if (flags.given('json')) return terminal.print(JSON.stringify({ output, ...(report && { report }), ...told }));
    terminal.print(formatDoubtful(doubtful, { ...told, output, report }));
  } finally {
    await page?.abort();
    await scorer.dispose();
    progress.end();
  }
}
