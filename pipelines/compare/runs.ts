/** The runs of a comparison: every preset with every seed on the same data and at the same budget, each run's answers kept on disk. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineOptions } from '../../src/compile/compile.ts';
import type { Pair } from '../../src/data/pair.ts';
import { GemelError } from '../../src/errors.ts';
import type { System } from '../../src/evaluation/comparison.ts';
import { isMatch } from '../../src/evaluation/decisions.ts';
import type { Predictions } from '../../src/evaluation/system-metrics.ts';
import { Scorer } from '../../src/matchers/scorer.ts';
import { hasTransformer, type PretrainedTransformer, withSizes } from '../../src/pretrained.ts';
import { writeAtomically } from '../../src/storage/files.ts';
import type { Model2Vec } from '../../src/storage/model2vec.ts';
import { startTraining } from '../../src/train.ts';
import type { TrainingEvent } from '../../src/training/events.ts';
import type { OpenPreset } from '../features.ts';
import type { TrainingData } from '../labelled-pairs.ts';
import type { Preset } from '../presets.ts';
import { openRunFolder } from '../run-folder.ts';
import { openSynonyms } from '../synonyms.ts';

export interface CompareTask {
  readonly presets: readonly (Preset & Partial<OpenPreset>)[];
  readonly seeds: readonly number[];
  readonly data: TrainingData;
  /** The pairs that every run is judged by. */
  readonly test: readonly Pair[];
  readonly vectors?: Model2Vec;
  /** What the presets with a transformer start from instead. */
  readonly pretrained?: PretrainedTransformer;
  /** Of each run: seconds, or steps. */
  readonly budget?: { readonly seconds?: number; readonly steps?: number };
  readonly engine?: EngineOptions;
  /** Where finished runs are kept, so that a comparison that was stopped goes on from there. */
  readonly folder?: string;
  /** What tells one comparison's runs from another's: data and budget. */
  readonly identity: string;
  readonly clock: () => number;
  readonly signal?: AbortSignal;
  readonly onRun?: (run: { readonly preset: string; readonly seed: number; readonly number: number }) => void;
  readonly onEvent?: (event: TrainingEvent) => void;
}

/** A preset with its runs and what they took. */
export interface ComparedPreset extends System {
  readonly parameters: number;
  /** Mean seconds and pairs a second of training. */
  readonly seconds: number;
  readonly pairsPerSecond: number;
}

/** A finished run as it is kept. */
interface KeptRun extends Predictions {
  readonly parameters: number;
  readonly seconds: number;
  readonly pairsPerSecond: number;
}

/**
 * Runs them one after the other.
 *
 * @throws GemelError `interrupted` between two runs or in one; those that are finished are kept.
 */
export async function runComparison(task: CompareTask): Promise<ComparedPreset[]> {
  if (task.folder !== undefined) await openRunFolder(join(task.folder, 'runs'), { resume: true });
  const compared: ComparedPreset[] = [];
  let number = 0;
  for (const preset of task.presets) {
    const runs: KeptRun[] = [];
    for (const seed of task.seeds) {
      task.onRun?.({ preset: preset.name, seed, number: ++number });
      const kept = await readRun(task, preset, seed);
      const run = kept ?? (await trainAndJudge(task, preset, seed).catch((error) => naming(error, { preset, seed })));
      if (!kept) await keepRun(task, run, { preset, seed });
      runs.push(run);
    }
    const mean = (value: (run: KeptRun) => number) => runs.reduce((sum, run) => sum + value(run), 0) / runs.length;
    compared.push({
      name: preset.name,
      runs,
      parameters: runs[0].parameters,
      seconds: mean(({ seconds }) => seconds),
      pairsPerSecond: mean(({ pairsPerSecond }) => pairsPerSecond),
    });
  }
  return compared;
}

async function trainAndJudge(
  task: CompareTask,
  { config, features }: Preset & Partial<OpenPreset>,
  seed: number,
): Promise<KeptRun> {
  const { data, vectors, engine, clock, signal, budget } = task;
  const pretrained = hasTransformer(config) ? task.pretrained : undefined;
  const training = await startTraining({
    config: pretrained ? withSizes(config, pretrained.sizes) : config,
    features,
    pretrained,
    task: data.task,
    train: data.train,
    positives: data.positives,
    triplets: data.triplets,
    dev: data.dev,
    vectors,
    synonyms: await openSynonyms(config),
    seed,
    engine,
    clock,
    signal,
    budget: budget?.seconds,
    maximumSteps: budget?.steps,
  });
  let parameters = 0;
  let pairsPerSecond = 0;
  let seconds = 0;
  for await (const event of training.events) {
    if (event.type === 'start') ({ parameters } = event);
    if (event.type === 'step') ({ pairsPerSecond } = event);
    if (event.type === 'end') ({ seconds } = event);
    if (event.type === 'end' && event.reason === 'interrupted') {
      const kept = task.folder ? `; finished runs are in ${task.folder}, the same command goes on from there` : '';
      throw new GemelError('interrupted', `stopped by Ctrl-C${kept}`);
    }
    task.onEvent?.(event);
  }
  const { model, decision } = await training.result();
  const scorer = new Scorer(model, engine);
  try {
    const { scores, classes } = await scorer.judge(task.test);
    const decisions = Array.from(scores, (score) => Number(isMatch(score, decision.choice.threshold)));
    return {
      scores: [...scores],
      decisions,
      ...(classes && { classes: [...classes] }),
      parameters,
      seconds,
      pairsPerSecond,
    };
  } finally {
    await scorer.dispose();
  }
}

/** Says of which run it is that nothing can be learned. */
function naming(error: unknown, { preset, seed }: { preset: Preset; seed: number }): never {
  if (!(error instanceof GemelError) || error.code === 'interrupted') throw error;
  throw new GemelError(error.code, `preset ${preset.name}, seed ${seed}: ${error.message}`, { cause: error });
}

function pathOf({ folder }: CompareTask, { name }: Preset, seed: number): string | undefined {
  return folder && join(folder, 'runs', `${name}-${seed}.json`);
}

async function keepRun(
  task: CompareTask,
  run: KeptRun,
  { preset, seed }: { preset: Preset; seed: number },
): Promise<void> {
  const path = pathOf(task, preset, seed);
  if (path) await writeAtomically(path, JSON.stringify({ identity: identityOf(task, preset), run }));
}

/** A run that an earlier call of the same comparison has finished. */
async function readRun(task: CompareTask, preset: Preset, seed: number): Promise<KeptRun | undefined> {
  const path = pathOf(task, preset, seed);
  if (!path) return undefined;
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const kept = parseRun(text, path);
  return kept.identity === identityOf(task, preset) ? kept.run : undefined;
}

function parseRun(text: string, path: string): { readonly identity: string; readonly run: KeptRun } {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new GemelError('bad-input', `${path}: expected a finished run, found damaged JSON: remove the file`, {
      cause,
    });
  }
}

function identityOf({ identity }: CompareTask, { config }: Preset): string {
  return JSON.stringify([identity, config]);
}
