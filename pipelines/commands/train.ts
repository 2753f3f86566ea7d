/** `gemel train`: labelled pairs in, a trained matcher in a folder out. */
import { resourceUsage } from 'node:process';
import { tellSkipped } from '../bad-items.ts';
import type { Command } from '../command.ts';
import {
  CORPUS_FLAGS,
  dataSource,
  IMAGE_FLAGS,
  LEARNING_FLAGS,
  loadTrainingData,
  PAIR_FLAGS,
  usualPreset,
} from '../data-flags.ts';
import { FEATURE_FLAGS } from '../feature-flags.ts';
import { engineOf, type Flags, refuseBeside } from '../flags.ts';
import type { Preset } from '../presets.ts';
import { openProgress } from '../progress.ts';
import type { Terminal } from '../terminal.ts';
import type { FinishedRun } from '../train-run.ts';

export const train: Command = {
  name: 'train',
  summary: 'trains a matcher on labelled pairs',
  about:
    'Reads pairs of texts with a label, trains a network that scores how well two texts match, chooses the score from which on a pair is a match, and writes a folder with the model, a report and a card. The training pairs come from a known corpus or from your own CSV, TSV or JSONL file, whose labels may also be grades (--graded) or mark the right answers of questions (--ranking), or which may hold triplets. Ctrl-C keeps the best model so far.',
  examples: [
    'gemel train --out model',
    'gemel train --pairs mine.csv --left a --right b --label same --out model',
    'gemel train --pairs mine.csv --left a --right b --label verdict --label-match duplicate --out model',
    'gemel train --pairs mine.csv --left a --right b --label grade --graded --lowest 0 --highest 5 --out model',
    'gemel train --images people --out model',
    'gemel train --triplets mine.csv --anchor a --positive p --negative n --out model',
    'gemel train --corpus quora --data DIR --preset siamese-lstm --vectors potion-base-4M --out model',
    'gemel train --corpus quora --preset transformer-siamese --pretrained DIR --out model',
    'gemel train --corpus quora --preset frozen-siamese --features DIR --limit 5000 --out model',
  ],
  flags: {
    out: { value: 'DIR', about: 'the folder to write', required: true },
    ...CORPUS_FLAGS,
    ...PAIR_FLAGS,
    ...IMAGE_FLAGS,
    ...LEARNING_FLAGS,
    dev: {
      value: 'FILE',
      about: 'pairs or triplets to choose the best epoch and the threshold by; default: a tenth of your own',
    },
    preset: {
      value: 'NAME',
      about: 'settings by name, or a .json file; default: that of the corpus, or one that suits your own file',
    },
    vectors: { value: 'DIR', about: 'a model2vec folder, or hub id, whose tokenizer and vectors to start from' },
    pretrained: {
      value: 'DIR',
      about:
        'what to start from: a BERT model for presets with a transformer (a Hugging Face folder, hub id, or gemel model), or a .safetensors or .onnx file of VGG16 for pictures-vgg16',
    },
    ...FEATURE_FLAGS,
    epochs: { value: 'N', about: 'at most so many passes over the pairs; default: that of the preset' },
    limit: { value: 'ROWS', about: 'at most so many training rows' },
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
    pretrained: flags.text('pretrained'),
  };
  if (options.pretrained !== undefined) refuseBeside(flags, 'pretrained', ['vectors']);
  dataSource(flags);
  const { featureOptions, withFeatures } = await import('../features.ts');
  const [preset] = withFeatures([await choosePreset(flags)], flags);
  const progress = openProgress(terminal);
  const data = await loadTrainingData(flags, progress);
  for (const note of data.notes) progress.say(note);
  tellSkipped(data.skipped ?? [], terminal);
  const { showTraining } = await import('../training-progress.ts');
  const { clock, signal } = terminal;
  const command = flags.commandLine;
  const onEvent = showTraining(progress);
  const finished = await trainToFolder({
    ...options,
    ...overwriting,
    opening: { ...featureOptions(terminal), threads: options.engine.threads },
    out,
    preset,
    data,
    command,
    clock,
    signal,
    onEvent,
  }).finally(() => progress.end());
  const summary = summarise(out, finished, evaluationJson(finished.dev));
  const { skipped } = data;
  if (flags.given('json')) return terminal.print(JSON.stringify({ ...summary, ...(skipped && { skipped }) }));
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
