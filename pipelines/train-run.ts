/** The file side of training: pairs in, a run folder with model, events, report and card out. `gemel train` and the main job share it. */
import { createHash } from 'node:crypto';
import type { EngineOptions } from '../src/compile/compile.ts';
import { SeenTexts } from '../src/data/seen-texts.ts';
import type { Teaching } from '../src/data/teaching.ts';
import { GemelError } from '../src/errors.ts';
import type { RetrievalMetrics } from '../src/evaluation/retrieval.ts';
import type { Model } from '../src/matchers/model.ts';
import { Scorer } from '../src/matchers/scorer.ts';
import { type PretrainedTransformer, withSizes } from '../src/pretrained.ts';
import { formatMetric, metricName } from '../src/report/numbers.ts';
import type { SplitEvaluation } from '../src/report/report.ts';
import { type SavedModel, saveModel } from '../src/storage/model-folder.ts';
import type { Model2Vec } from '../src/storage/model2vec.ts';
import type { FeatureOptions } from '../src/storage/open-features.ts';
import { startTraining, type TrainingRun } from '../src/train.ts';
import { fromCheckpoint, toCheckpoint } from '../src/training/checkpoint.ts';
import type { TrainingEvent } from '../src/training/events.ts';
import { featureOptions, openPreset } from './features.ts';
import { hashPairs, type TrainingData, trainingPairs } from './labelled-pairs.ts';
import { readVersion } from './package-root.ts';
import type { Preset } from './presets.ts';
import { writeReport } from './reporting.ts';
import { measureRetrieval } from './retrieval.ts';
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
import { flatMetrics, measureScores } from './scoring.ts';
import { openSynonyms } from './synonyms.ts';
import { openStart, openVectors, type Start } from './vectors.ts';

export interface TrainRun extends Overwriting {
  /** The folder to write. */
  readonly out: string;
  readonly preset: Preset;
  readonly data: TrainingData;
  /** A model2vec folder or hub id to start the embedding table from. */
  readonly vectors?: string;
  /** A Hugging Face folder or hub id whose transformer, tokenizer included, to start from; or a file with the filters of VGG16. */
  readonly pretrained?: string;
  /** How the frozen models of its settings are opened. */
  readonly opening?: FeatureOptions;
  /** A teacher's vectors of all texts, for losses that compare with them. */
  readonly teaching?: Teaching;
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
export async function trainToFolder(asked: TrainRun): Promise<FinishedRun> {
  const { out, resume, data, signal } = asked;
  await checkOut(out, asked);
  const { transformer: pretrained, pictures }: Start =
    asked.pretrained === undefined ? {} : await openStart(asked.pretrained);
  const vectors = asked.vectors === undefined ? pretrained : await openVectors(asked.vectors);
  const { features, ...preset } = await openPreset(asked.preset, asked.opening ?? featureOptions());
  const config = pretrained ? withSizes(preset.config, pretrained.sizes) : preset.config;
  const run = { ...asked, preset: { ...preset, config }, data: withSeen(asked.data, pretrained?.seen) };
  const identity = identify(run, vectors);
  const earlier = resume ? await readCheckpoint(out) : undefined;
  if (signal?.aborted) throw new GemelError('interrupted', 'stopped by Ctrl-C before training; nothing was written');
  const training = await startTraining({
    ...run,
    config,
    features,
    task: data.task,
    train: data.train,
    soft: data.soft,
    positives: data.positives,
    triplets: data.triplets,
    dev: data.dev,
    vectors,
    pretrained,
    pictureStart: pictures,
    synonyms: await openSynonyms(run.preset.config),
    resume: earlier && ((fresh) => fromCheckpoint(fresh, earlier.checkpoint, identity, earlier.path)),
  });
  const past = earlier ? eventsUpTo(await readEvents(out), training.state.step) : [];
  await openRunFolder(out, run);
  const finished = await trainAndSave(training, { run, past, identity }).catch(async (error) => {
    // A full disk or the like is no reason to lose the epochs that are done.
    const worthKeeping = !(error instanceof GemelError) && hasCheckpoint(out);
    if (!worthKeeping && !resume) await discardRun(out);
    throw error;
  });
  const { saved, dev, events } = finished;
  if (lastReason(events) === 'interrupted') throw interrupted(run, finished);
  const projected = { classes: data.classes?.dev, engine: run.engine };
  await writeReport(out, saved, { events, evaluations: [dev] }, projected);
  await removeCheckpoint(out);
  return finished;
}

interface Following {
  readonly run: TrainRun;
  /** What the run had told before it was stopped. */
  readonly past: readonly TrainingEvent[];
  readonly identity: string;
}

async function trainAndSave(training: TrainingRun, following: Following): Promise<FinishedRun> {
  const { out, preset, data, seed, engine, command } = following.run;
  const events = await follow(training, following);
  const { model, embeddingWidth, decision, devScores, devClasses } = await training.result();
  const { seen, seenBefore, task, soft = [] } = data;
  const labelled = trainingPairs(data);
  const own = SeenTexts.fromPairs([...labelled, ...(data.positives ?? [])]);
  const seenPairs = seenBefore ? own.union(seenBefore) : own;
  const retrieval = await measureDevRetrieval(model, following.run);
  const told = { split: 'dev', pairs: data.dev, scores: devScores, classes: devClasses, retrieval };
  const dev = measureScores({ decision, task, seen, seenPairs }, told);
  const saved: SavedModel = {
    model,
    embeddingWidth,
    decision,
    task,
    config: preset.config,
    seen,
    seenPairs,
    origin: {
      gemel: readVersion(),
      preset: preset.name,
      seed,
      data: data.description,
      dataHash: hashPairs([...labelled, ...soft]),
      pairs: labelled.length,
      engine: nameEngine(engine),
      command: withoutOverwriting(command),
      dev: flatMetrics(dev),
      bestEpoch: training.state.best?.epoch ?? 0,
    },
  };
  await saveModel(out, saved);
  return { saved, dev, events };
}

/** The data, and what the model has seen that training starts from. */
function withSeen(data: TrainingData, seen: PretrainedTransformer['seen']): TrainingData {
  if (!seen) return data;
  const { seenBefore } = data;
  return {
    ...data,
    seen: data.seen.union(seen.texts),
    seenBefore: seenBefore ? seenBefore.union(seen.pairs) : seen.pairs,
  };
}

/** What a task of retrieval is judged by; of a matcher without vectors that would take too long. */
async function measureDevRetrieval(model: Model, { data, engine }: TrainRun): Promise<RetrievalMetrics | undefined> {
  if (data.task.kind !== 'retrieval' || !model.matcher.vectors) return undefined;
  const scorer = new Scorer(model, engine);
  return measureRetrieval(model, { pairs: data.dev, scorer }).finally(() => scorer.dispose());
}

/** Goes through the events of a run: tells them, writes them, and keeps a checkpoint after each whole epoch. */
async function follow({ events, state }: TrainingRun, { run, past, identity }: Following): Promise<TrainingEvent[]> {
  const file = openEvents(run.out, past);
  const all = [...past];
  const secondsBefore = past.reduce((most, event) => ('seconds' in event ? Math.max(most, event.seconds) : most), 0);
  try {
    for await (const told of events) {
      const event = 'seconds' in told ? { ...told, seconds: told.seconds + secondsBefore } : told;
      if (event.type !== 'start' || past.length === 0) {
        file.write(event);
        all.push(event);
      }
      run.onEvent?.(event);
      // An epoch that Ctrl-C has cut short is nothing to go on from.
      if (event.type === 'epoch' && !event.cut) {
        await writeCheckpoint(run.out, toCheckpoint(state, identity));
      }
    }
  } finally {
    await file.close();
  }
  return all;
}

/** What two runs must share for one to go on from the other's checkpoint. */
function identify(
  { preset, seed, data }: TrainRun,
  vectors: Pick<Model2Vec, 'tokenizer' | 'vectors'> | undefined,
): string {
  const hash = createHash('sha256').update(
    JSON.stringify([
      preset.config,
      seed,
      hashPairs([...data.train, ...(data.soft ?? [])]),
      hashPairs(data.positives ?? []),
      data.triplets ?? [],
      hashPairs(data.dev),
      vectors?.tokenizer.size,
    ]),
  );
  if (vectors) hash.update(vectors.vectors.data);
  return hash.digest('hex');
}

/** The events that a checkpoint at a step includes. */
function eventsUpTo(events: readonly TrainingEvent[], step: number): TrainingEvent[] {
  return events.filter((event) => event.type === 'start' || ('step' in event && event.step <= step));
}

function interrupted({ out, command }: TrainRun, { saved, dev: { metrics } }: FinishedRun): GemelError {
  const key = 'averagePrecision';
  const best = `epoch ${saved.origin.bestEpoch}, dev ${metricName(key)} ${formatMetric(key, metrics[key])}`;
  const further = hasCheckpoint(out)
    ? `go on with: ${withoutOverwriting(command)} --resume`
    : 'no epoch was complete, so begin again with --force';
  return new GemelError('interrupted', `stopped by Ctrl-C; the best model so far (${best}) is in ${out}; ${further}`);
}

function withoutOverwriting(command: string): string {
  return command.replace(/ --(force|resume)\b/g, '');
}

function lastReason(events: readonly TrainingEvent[]): string | undefined {
  const last = events.at(-1);
  return last?.type === 'end' ? last.reason : undefined;
}

function nameEngine({ engine = 'onnx', provider }: EngineOptions = {}): string {
  return provider ? `${engine}, ${provider}` : engine;
}
