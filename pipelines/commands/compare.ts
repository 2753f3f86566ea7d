/** `gemel compare`: several presets on the same data, and whether one of them is really better. */
import { GemelError } from '../../src/errors.ts';
import { hasTransformer } from '../../src/pretrained.ts';
import type { Command } from '../command.ts';
import { CORPUS_FLAGS, IMAGE_FLAGS, LEARNING_FLAGS, PAIR_FLAGS } from '../data-flags.ts';
import { FEATURE_FLAGS } from '../feature-flags.ts';
import { engineOf, type Flags } from '../flags.ts';
import type { Terminal } from '../terminal.ts';

export const compare: Command = {
  name: 'compare',
  summary: 'trains several presets on the same data and says which is better',
  about:
    'Trains every preset with several seeds at the same budget and judges all of them by the same pairs, beside probes that need no network at all. Each figure comes with the interval that it could as well have fallen into (paired bootstrap over pairs and seeds), every two presets with their difference and McNemar’s test; a winner is named only where the interval says so. Finished runs are kept in --out: the same command goes on after Ctrl-C.',
  examples: [
    'gemel compare --presets siamese-bag,siamese-lstm --seeds 3 --out comparison',
    'gemel compare --corpus quora --data DIR --presets siamese-lstm,siamese-cnn --seeds 3 --budget 120s --json',
    'gemel compare --pairs mine.csv --left a --right b --label same --presets siamese-bag,./mine.json --json',
  ],
  flags: {
    presets: { value: 'A,B', about: 'the presets, or .json files with settings', required: true },
    seeds: { value: 'N', about: 'runs of each preset, from --seed on', default: '3' },
    budget: { value: 'TIME', about: 'of each run: 90s, 2m, or 2000steps; default: as many epochs as the preset has' },
    ...CORPUS_FLAGS,
    split: { value: 'NAME', about: 'what to judge by: dev, or test, which is to be looked at once', default: 'dev' },
    ...PAIR_FLAGS,
    ...IMAGE_FLAGS,
    ...LEARNING_FLAGS,
    dev: { value: 'FILE', about: 'pairs or triplets to judge by; default: a tenth of your own' },
    vectors: { value: 'DIR', about: 'a model2vec folder, or hub id, whose tokenizer and vectors to start from' },
    pretrained: {
      value: 'DIR',
      about: 'a BERT model that presets with a transformer start from: a Hugging Face folder, hub id, or gemel model',
    },
    ...FEATURE_FLAGS,
    limit: { value: 'ROWS', about: 'at most so many training pairs' },
    out: { value: 'DIR', about: 'write report.html and comparison.json, and keep finished runs there' },
  },
  next: 'gemel train with the winner, and gemel evaluate --split test once.',
  run,
};

async function run(flags: Flags, terminal: Terminal): Promise<void> {
  const [
    { loadPreset },
    { runComparison },
    { openProgress },
    { summariseComparison, formatComparison },
    { showTraining },
  ] = await Promise.all([
    import('../presets.ts'),
    import('../compare/runs.ts'),
    import('../progress.ts'),
    import('../compare/summary.ts'),
    import('../training-progress.ts'),
  ]);
  const presets = [];
  for (const name of flags.need('presets').split(',')) presets.push(await loadPreset(name));
  // Files of one name in two folders too: a preset is known by its name.
  if (new Set(presets.map(({ name }) => name)).size !== presets.length) {
    throw new GemelError('bad-usage', `--presets: expected each name once, found "${flags.need('presets')}"`);
  }
  if (flags.given('pretrained') && !presets.some(({ config }) => hasTransformer(config))) {
    throw new GemelError(
      'bad-usage',
      `--pretrained: expected settings with a transformer, found none in ${flags.need('presets')}: add a preset such as transformer-siamese`,
    );
  }
  const budget = readBudget(flags);
  const first = flags.whole('seed', 0) ?? 1;
  const seeds = Array.from({ length: flags.whole('seeds') ?? 3 }, (_, i) => first + i);
  const engine = engineOf(flags);
  const progress = openProgress(terminal);
  const { loadComparisonData } = await import('../compare/data.ts');
  const { data, test, split, identity } = await loadComparisonData(flags, progress);
  for (const note of data.notes) progress.say(note);
  const { openPretrained, openVectors } = await import('../vectors.ts');
  const [vectors, pretrained] = [flags.text('vectors'), flags.text('pretrained')];
  const folder = flags.text('out');
  const { featureOptions, openPreset, withFeatures } = await import('../features.ts');
  const opening = { ...featureOptions(terminal), threads: engine.threads };
  const open = [];
  for (const preset of withFeatures(presets, flags)) open.push(await openPreset(preset, opening));
  const systems = await runComparison({
    presets: open,
    seeds,
    data,
    test,
    budget,
    engine,
    folder,
    identity: JSON.stringify([identity, budget, vectors, pretrained, engine]),
    vectors: vectors === undefined ? undefined : await openVectors(vectors),
    pretrained: pretrained === undefined ? undefined : await openPretrained(pretrained),
    clock: terminal.clock,
    signal: terminal.signal,
    onRun: ({ preset, seed, number }) =>
      progress.say(`run ${number} of ${presets.length * seeds.length}: ${preset}, seed ${seed}`),
    onEvent: showTraining(progress),
  }).finally(() => progress.end());
  const summary = summariseComparison({ systems, data, test, seed: first, split, seeds: seeds.length });
  if (folder !== undefined) {
    const { writeComparison } = await import('../compare/report.ts');
    await writeComparison(folder, summary, { command: flags.commandLine, budget: flags.text('budget') });
  }
  if (flags.given('json')) return terminal.print(JSON.stringify(summary));
  terminal.print(formatComparison(summary));
  if (folder !== undefined) terminal.print(`\nReport: ${folder}/report.html`);
}

function readBudget(flags: Flags): { seconds?: number; steps?: number } | undefined {
  const text = flags.text('budget');
  if (text === undefined) return undefined;
  const [, steps] = /^([1-9]\d*)steps$/.exec(text) ?? [];
  if (steps !== undefined) return { steps: Number(steps) };
  if (!text.endsWith('steps')) return { seconds: flags.seconds('budget') };
  throw new GemelError('bad-usage', `--budget: expected a number of steps such as 2000steps, found "${text}"`);
}
