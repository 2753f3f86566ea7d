/**
 * Finds titles that do not fit their texts: learns which do, is judged on titles that it has not seen, and goes through a file. A recipe: copy it and change
 * the lines marked YOURS.
 */
import { argv } from 'node:process';
import { generateArticles } from '../corpora/generated/answers.ts';
import { samplePath } from '../corpora/generated/corpus.ts';
import { readTable } from '../corpora/table.ts';
import { writeTable } from '../corpora/table-writer.ts';
import { SeenTexts } from '../src/data/seen-texts.ts';
import { Scorer } from '../src/matchers/scorer.ts';
import { formatCount, formatCounted, formatDuration } from '../src/report/numbers.ts';
import { checkTitles } from './check/file.ts';
import { formatDoubtful, openPage, writeChecked } from './check/output.ts';
import { settle } from './exit.ts';
import { engineOf, parseFlags, SHARED_FLAGS } from './flags.ts';
import type { TrainingData } from './labelled-pairs.ts';
import { formatEvaluation } from './metrics-table.ts';
import { loadPreset } from './presets.ts';
import { openProgress } from './progress.ts';
import { writeReport } from './reporting.ts';
import { evaluatePairs } from './scoring.ts';
import { processTerminal } from './terminal.ts';
import { trainToFolder } from './train-run.ts';
import { showTraining } from './training-progress.ts';

/** Of the generated texts. */
const SEED = 7;

const NOTE = `
Titles that people write share few words with their texts, and a network that starts from nothing knows no others. --vectors minishlab/potion-base-4M (or a
folder) starts from pretrained word vectors, and goes through corpora/samples/titles.csv, which was written by hand.
`;

const terminal = processTerminal();
const { clock, signal, print } = terminal;

process.exitCode = await settle('title-body', terminal, async () => {
  const flags = parseFlags('title-body', argv.slice(2), {
    ...SHARED_FLAGS,
    out: { value: 'DIR', about: 'the run folder', default: 'runs/title-body' },
    vectors: {
      value: 'DIR',
      about: 'pretrained word vectors: a model2vec folder, or an id such as minishlab/potion-base-4M',
    },
    epochs: { value: 'N', about: 'at most so many passes over the articles', default: '2' },
    limit: { value: 'N', about: 'articles to learn from; default: 4000, with --vectors 500' },
  });
  const began = clock();
  const out = flags.need('out');
  const engine = engineOf(flags);
  const vectors = flags.text('vectors');

  // 1. Titles with bodies, their own (1) and others (0). YOURS: await loadUserPairs({ path: 'mine.csv', columns: { left: 'title', right: 'body', label: 'fits' } })
  const data = await generatedData(flags.whole('limit') ?? (vectors ? 500 : 4000));

  // 2. Train: all other bodies of a batch are taken for wrong ones, too.
  const { saved, dev, events } = await trainToFolder({
    out,
    force: true,
    data,
    preset: await loadPreset('titles-pseudo-siamese', { epochs: flags.whole('epochs') }),
    vectors,
    seed: flags.whole('seed', 0) ?? 1,
    engine,
    command: flags.commandLine,
    clock,
    signal,
    onEvent: showTraining(openProgress(terminal)),
  });

  // 3. Judge it on titles that it has never seen. YOURS: await collectPairs('test.csv', { left: 'title', right: 'body', label: 'fits' })
  const test = generateArticles({ seed: SEED, count: 500, part: 'test' });
  const scorer = new Scorer(saved.model, engine);
  const evaluation = await evaluatePairs(saved, { split: 'test', pairs: test, scorer });

  // 4. Go through a file, some of whose titles have been exchanged. YOURS: your file and the names of its columns
  const input = vectors ? samplePath('titles.csv') : await writeGeneratedFile(`${out}/titles.csv`);
  const checked = await checkTitles(
    input,
    { title: 'title', body: 'body' },
    { ...saved, scorer, engine, signal, explain: Number.POSITIVE_INFINITY },
  );
  await scorer.dispose();
  const exchanged = await exchangedRows(input);
  const first = checked.order.slice(0, exchanged.size).filter((row) => exchanged.has(row)).length;

  // 5. The same as a table and as pages.
  const [output, report] = [`${out}/checked.csv`, `${out}/doubtful.html`];
  const counts = {
    rows: checked.scores.length,
    consistent: checked.scores.length - checked.doubtful.length,
    threshold: saved.decision.choice.threshold,
  };
  await writeChecked(checked, { input, output });
  await (await openPage(report)).write({ file: 'titles.csv', ...counts, doubtful: checked.doubtful });
  await writeReport(out, saved, { events, evaluations: [evaluation, dev] });
  const suggestions = checked.doubtful.filter(({ suggestion }) => suggestion !== undefined).length;

  print(`
HOW GOOD IS IT? ${formatCounted(test.length, 'generated pair')}, half of them about things that no title in training was about

${formatEvaluation(evaluation)}

WHICH TITLES DO NOT FIT? ${formatCount(exchanged.size)} of ${formatCount(counts.rows)} articles ${vectors ? 'written by hand' : 'that were generated, too,'} have the title of another: of the ${formatCount(exchanged.size)} most doubtful rows ${formatCount(first)} are among them

${formatDoubtful(checked.doubtful, { ...counts, suggestions, output, report })}
${vectors ? '' : NOTE}
Done in ${formatDuration(clock() - began)}.
  ${out}/report.html   how well it learnt
  ${out}               the model

Try next
  npx gemel check --model ${out} --input articles.csv --title title --body text --output checked.csv
  npx gemel train --pairs mine.csv --left title --right body --label fits --preset titles-pseudo-siamese --out my-model`);
});

async function generatedData(count: number): Promise<TrainingData> {
  const train = generateArticles({ seed: SEED, count });
  return {
    name: 'generated articles',
    description: `generated articles, ${formatCounted(train.length, 'pair')}`,
    task: { kind: 'match' },
    train,
    dev: generateArticles({ seed: SEED, count: 300, part: 'dev' }),
    seen: await SeenTexts.fromTexts(train.flatMap(({ left, right }) => [left, right])),
    notes: [],
  };
}

/** Articles about things that training knows nothing of; the first ten have each other's titles. */
async function writeGeneratedFile(path: string): Promise<string> {
  const articles = generateArticles({ seed: SEED + 1, count: 60, part: 'test' }).filter(({ label }) => label === 1);
  await writeTable(path, ['title', 'body', 'own'], async (write) => {
    for (const [row, { left: own, right: body }] of articles.entries()) {
      const title = row < 10 ? articles[(row + 1) % 10].left : own;
      await write({ title, body, own });
    }
  });
  return path;
}

/** The rows whose title is that of another. */
async function exchangedRows(path: string): Promise<Set<number>> {
  const exchanged = new Set<number>();
  let row = 0;
  for await (const { values } of await readTable(path, { required: ['title', 'own'] })) {
    if (values.title !== values.own) exchanged.add(row);
    row++;
  }
  return exchanged;
}
