/** `gemel train`: labelled pairs in, a trained matcher in a folder out. */
import { resourceUsage } from 'node:process';
import { DEFAULT_CORPUS } from '../../corpora/catalogue.ts';
import type { Command } from '../command.ts';
import { engineOf, type Flags, refuseBeside } from '../flags.ts';
import type { TrainingData } from '../labelled-pairs.ts';
import type { Preset } from '../presets.ts';
import { openProgress, type Progress } from '../progress.ts';
import type { Terminal } from '../terminal.ts';
import type { FinishedRun } from '../train-run.ts';

/** The preset for a user's own file. */
const DEFAULT_PRESET = 'siamese-bag';

export const train: Command = {
  name: 'train',
  summary: 'trains a matcher on labelled pairs',
  about:
    'Reads pairs of texts with a label, trains a network that scores how well two texts match, chooses the score from which on a pair is a match, and writes a folder with the model, a report and a card. The training pairs come from a known corpus or from your own CSV, TSV or JSONL file. Ctrl-C keeps the best model so far.',
  examples: [
    'gemel train --out model',
    'gemel train --pairs mine.csv --left a --right b --label same --out model',
    'gemel train --pairs mine.csv --left a --right b --label verdict --label-match duplicate --out model',
    'gemel train --corpus quora --data DIR --preset siamese-lstm --vectors potion-base-4M --out model',
  ],
  flags: {
    out: { value: 'DIR', about: 'the folder to write', required: true },
    corpus: { value: 'NAME', about: 'a known corpus, generated or quora, or several: a,b', default: DEFAULT_CORPUS },
    data: { value: 'DIR', about: 'the folder with the original files of the corpus; without it they are fetched' },
    extra: { value: 'NAME', about: 'further training files of the corpus: positives (quora)' },
    pairs: { value: 'FILE', about: 'your own pairs instead: CSV, TSV or JSONL, each also .gz' },
    left: { value: 'COL', about: 'the column of the first text' },
    right: { value: 'COL', about: 'the column of the second text' },
    label: { value: 'COL', about: 'the column that says whether they match: 1 or 0' },
    'label-match': { value: 'VALUE', about: 'the value of that column that means a match, where it is not 1' },
    dev: { value: 'FILE', about: 'pairs to choose the best epoch and the threshold by; default: a tenth of your own' },
    preset: { value: 'NAME', about: 'settings by name, or a .json file; default: that of the corpus' },
    vectors: { value: 'DIR', about: 'a model2vec folder, or hub id, whose tokenizer and vectors to start from' },
    epochs: { value: 'N', about: 'at most so many passes over the pairs; default: that of the preset' },
    limit: { value: 'ROWS', about: 'at most so many training pairs' },
    budget: { value: 'TIME', about: 'end after 90s, or 2m; such a run cannot be repeated to the bit' },
    goal: { value: 'GOAL', about: 'what the threshold is best at: accuracy, f1, precision=0.9, recall=0.9' },
    force: { about: 'replace what is in the folder' },
    resume: { about: 'go on with a run that was stopped' },
  },
  next: 'gemel evaluate for pairs that it never saw, gemel score or gemel duplicates to use it.',
  run,
};

async function run(flags: Flags, terminal: Terminal): Promise<void> {
  const [{ trainToFolder }, { checkOut }, { evaluationJson }] = await Promise.all([
    import('../train-run.ts'),
    import('../run-folder.ts'),
    import('../scoring.ts'),
  ]);
  const out = flags.need('out');
  const overwriting = { force: flags.given('force'), resume: flags.given('resume') };
  await checkOut(out, overwriting);
  const options = {
    engine: engineOf(flags),
    seed: flags.whole('seed', 0) ?? 1,
    budget: flags.seconds('budget'),
    vectors: flags.text('vectors'),
  };
  const preset = await choosePreset(flags);
  const progress = openProgress(terminal);
  const data = await loadData(flags, progress);
  for (const note of data.notes) progress.say(note);
  const { showTraining } = await import('../training-progress.ts');
  const { clock, signal } = terminal;
  const command = flags.commandLine;
  const onEvent = showTraining(progress);
  const finished = await trainToFolder({
    ...options,
    ...overwriting,
    out,
    preset,
    data,
    command,
    clock,
    signal,
    onEvent,
  }).finally(() => progress.end());
  const summary = summarise(out, finished, evaluationJson(finished.dev));
  if (flags.given('json')) return terminal.print(JSON.stringify(summary));
  const [{ formatEvaluation }, { formatDuration }] = await Promise.all([
    import('../metrics-table.ts'),
    import('../../src/report/numbers.ts'),
  ]);
  terminal.print(`${formatEvaluation(finished.dev)}

Trained in ${formatDuration(summary.seconds)}; best after epoch ${summary.bestEpoch} of ${summary.epochs}.
Model:  ${out}
Report: ${out}/report.html

Next:   gemel evaluate --model ${out} …       on pairs that it never saw
        gemel score --model ${out} …          adds a score to a file of pairs
        gemel duplicates --model ${out} …     finds groups in a list of texts`);
}

async function choosePreset(flags: Flags): Promise<Preset> {
  const { loadPreset } = await import('../presets.ts');
  const changes = { epochs: flags.whole('epochs'), goal: flags.text('goal') };
  return loadPreset(flags.text('preset') ?? (await usualPreset(flags)), changes);
}

async function usualPreset(flags: Flags): Promise<string> {
  if (flags.given('pairs')) return DEFAULT_PRESET;
  const { corpusByName } = await import('../../corpora/catalogue.ts');
  return (await corpusByName(corpusNames(flags)[0])).preset;
}

async function loadData(flags: Flags, progress: Progress): Promise<TrainingData> {
  const { loadCorpora, loadUserPairs } = await import('../labelled-pairs.ts');
  const limit = flags.whole('limit', 2);
  if (!flags.given('pairs')) {
    refuseBeside(flags, 'corpus', ['left', 'right', 'label', 'label-match', 'dev']);
    const { formatCount } = await import('../../src/report/numbers.ts');
    return loadCorpora(corpusNames(flags), {
      data: flags.text('data'),
      extra: flags.text('extra')?.split(','),
      limit,
      onProgress: (done, total) =>
        progress.update(`fetched ${formatCount(done)} of ${formatCount(total ?? done)} bytes`),
    });
  }
  refuseBeside(flags, 'pairs', ['corpus', 'data', 'extra']);
  const [left, right, label] = [flags.need('left'), flags.need('right'), flags.need('label')];
  const columns = { left, right, label, labelMatch: flags.text('label-match') };
  return loadUserPairs({ path: flags.need('pairs'), columns, dev: flags.text('dev'), limit });
}

function corpusNames(flags: Flags): string[] {
  return flags.need('corpus').split(',');
}

/** The JSON contract of `gemel train`. */
function summarise(out: string, { saved, dev, events }: FinishedRun, figures: Record<string, unknown>) {
  const { preset, pairs, seed, dataHash, bestEpoch } = saved.origin;
  const start = events.find((event) => event.type === 'start');
  const lastStep = events.findLast((event) => event.type === 'step');
  const { leakage: _, ...metrics } = figures;
  return {
    out,
    preset,
    pairs,
    parameters: start?.parameters ?? 0,
    epochs: events.filter(({ type }) => type === 'epoch').length,
    bestEpoch,
    seconds: events.findLast((event) => event.type === 'end')?.seconds ?? 0,
    pairsPerSecond: lastStep?.pairsPerSecond ?? 0,
    peakMemoryMegabytes: Math.round(resourceUsage().maxRSS / 1024),
    metrics,
    threshold: dev.metrics.threshold,
    seed,
    dataHash,
  };
}
