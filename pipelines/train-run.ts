/** The file side of training: pairs in, a run folder with model, events, report and card out. `gemel train` and the main job share it. */
import { createHash } from 'node:crypto';
import type { EngineOptions } from '../src/compile/compile.ts';
import { GemelError } from '../src/errors.ts';
import { formatMetric, metricName } from '../src/report/numbers.ts';
import type { SplitEvaluation } from '../src/report/report.ts';
import { type SavedModel, saveModel } from '../src/storage/model-folder.ts';
import { type Model2Vec, readModel2Vec } from '../src/storage/model2vec.ts';
import { startTraining, type TrainingRun } from '../src/train.ts';
import { fromCheckpoint, toCheckpoint } from '../src/training/checkpoint.ts';
import type { TrainingEvent } from '../src/training/events.ts';
import { hashPairs, type TrainingData } from './labelled-pairs.ts';
import { readVersion } from './package-root.ts';
import type { Preset } from './presets.ts';
import { writeReport } from './reporting.ts';
import {
  checkOut,
  discardRun,
  hasCheckpoint,
  type Overwriting,
  openEvents,
  openRunFolder,
  readCheckpoint,
  readEvents,
  removeCheckpoint,
  writeCheckpoint,
} from './run-folder.ts';
import { measureScores } from './scoring.ts';

export interface TrainRun extends Overwriting {
  /** The folder to write. */
  readonly out: string;
  readonly preset: Preset;
  readonly data: TrainingData;
  /** A model2vec folder to start the embedding table from. */
  readonly vectors?: string;
  readonly seed: number;
  readonly engine?: EngineOptions;
  /** Seconds after which training ends. */
  readonly budget?: number;
  /** The command line that repeats the run. */
  readonly command: string;
  readonly clock: () => number;
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: TrainingEvent) => void;
}

/** A run that has ended normally, and what it left. */
export interface FinishedRun {
  readonly saved: SavedModel;
  /** On the dev pairs, with the best weights. */
  readonly dev: SplitEvaluation;
  readonly events: readonly TrainingEvent[];
}

/**
 * Trains and writes the folder: `events.jsonl` while it goes on, a checkpoint after each epoch, and at the end the model, `report.html`
 * and the card. Stopped by the signal, it saves the best weights so far as a model and keeps the checkpoint for `resume`, which ends
 * with the same weights to the bit. A run that fails leaves nothing.
 *
 * @throws GemelError `interrupted` after having saved, `bad-usage` for a folder that is there already, `no-learning`.
 */
export async function trainToFolder(run: TrainRun): Promise<FinishedRun> {
  const { out, resume, config } = { ...run, config: run.preset.config };
  await checkOut(out, run);
  const vectors = run.vectors === undefined ? undefined : await readModel2Vec(run.vectors);
  const dataHash = hashPairs(run.data.train);
  const identity = identify(run, dataHash, vectors);
  const earlier = resume ? await readCheckpoint(out) : undefined;
  if (run.signal?.aborted)
    throw new GemelError('interrupted', 'stopped by Ctrl-C before training; nothing was written');
  const training = startTraining({
    ...run,
    config,
    train: run.data.train,
    dev: run.data.dev,
    vectors,
    resume: earlier && ((fresh) => fromCheckpoint(fresh, earlier.checkpoint, identity, earlier.path)),
  });
  const past = earlier ? eventsUpTo(await readEvents(out), training.state.step) : [];
  await openRunFolder(out, run);
  try {
    const events = await follow(training, { run, past, identity });
    const { model, embeddingWidth, decision, devScores } = await training.result();
    const dev = measureScores(
      { decision, seen: run.data.seen },
      { split: 'dev', pairs: run.data.dev, scores: devScores },
    );
    const saved: SavedModel = {
      model,
      embeddingWidth,
      decision,
      config,
      seen: run.data.seen,
      origin: {
        gemel: readVersion(),
        preset: run.preset.name,
        seed: run.seed,
        data: run.data.description,
        dataHash,
        pairs: run.data.train.length,
        engine: nameEngine(run.engine),
        command: run.command,
        dev: flatMetrics(dev),
        bestEpoch: training.state.best?.epoch ?? 0,
      },
    };
    await saveModel(out, saved);
    if (lastReason(events) === 'interrupted') throw interrupted(run, dev, training);
    await removeCheckpoint(out);
    await writeReport(out, saved, { events, evaluations: [dev] });
    return { saved, dev, events };
  } catch (error) {
    const kept = error instanceof GemelError ? error.code === 'interrupted' : hasCheckpoint(out);
    if (!kept && !resume) await discardRun(out);
    throw error;
  }
}

/** Goes through the events of a run: tells them, writes them, and keeps a checkpoint after each whole epoch. */
async function follow(
  { events, state }: TrainingRun,
  { run, past, identity }: { run: TrainRun; past: readonly TrainingEvent[]; identity: string },
): Promise<TrainingEvent[]> {
  const file = openEvents(run.out, past);
  const all = [...past];
  const secondsBefore = past.reduce((most, event) => ('seconds' in event ? Math.max(most, event.seconds) : most), 0);
  let stepsPerEpoch = 0;
  try {
    for await (const told of events) {
      const event = 'seconds' in told ? { ...told, seconds: told.seconds + secondsBefore } : told;
      if (event.type === 'start') ({ stepsPerEpoch } = event);
      if (event.type !== 'start' || past.length === 0) {
        file.write(event);
        all.push(event);
      }
      run.onEvent?.(event);
      // An epoch that Ctrl-C has cut short is nothing to go on from.
      if (event.type === 'epoch' && state.step === state.epoch * stepsPerEpoch) {
        await writeCheckpoint(run.out, toCheckpoint(state, identity));
      }
    }
  } finally {
    await file.close();
  }
  return all;
}

/** What two runs must share for one to go on from the other's checkpoint. */
function identify({ preset, seed, data }: TrainRun, dataHash: string, vectors: Model2Vec | undefined): string {
  const hash = createHash('sha256').update(
    JSON.stringify([preset.config, seed, dataHash, hashPairs(data.dev), vectors?.tokenizer.size]),
  );
  if (vectors) hash.update(vectors.vectors.data);
  return hash.digest('hex');
}

/** The events that a checkpoint at a step includes. */
function eventsUpTo(events: readonly TrainingEvent[], step: number): TrainingEvent[] {
  return events.filter((event) => event.type === 'start' || ('step' in event && event.step <= step));
}

function interrupted({ out, command }: TrainRun, dev: SplitEvaluation, { state }: TrainingRun): GemelError {
  const best = `epoch ${state.best?.epoch}, dev ${metricName('averagePrecision')} ${formatMetric('averagePrecision', dev.metrics.averagePrecision)}`;
  const further = hasCheckpoint(out)
    ? `go on with: ${command.replace(/ --(force|resume)\b/g, '')} --resume`
    : 'no epoch was complete, so begin again with --force';
  return new GemelError('interrupted', `stopped by Ctrl-C; the best model so far (${best}) is in ${out}; ${further}`);
}

function lastReason(events: readonly TrainingEvent[]): string | undefined {
  const last = events.at(-1);
  return last?.type === 'end' ? last.reason : undefined;
}

function nameEngine({ engine = 'onnx', provider }: EngineOptions = {}): string {
  return provider ? `${engine}, ${provider}` : engine;
}

function flatMetrics({ metrics }: SplitEvaluation): Record<string, number | null> {
  const numbers = Object.entries(metrics).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
  return Object.fromEntries(numbers.map(([key, value]) => [key, Number.isFinite(value) ? value : null]));
}
