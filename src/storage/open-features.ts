/** The frozen models that settings name, opened: folders checked, vectors kept on disk, settings completed. */
import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { FeatureExtractors } from '../build.ts';
import type { Config, FrozenSettings } from '../config.ts';
import { GemelError } from '../errors.ts';
import type { FeatureExtractor, FeatureProgress } from '../features/feature-extractor.ts';
import { frozenModel, usualPooling } from '../features/frozen-model.ts';
import { keptFeatures, memoryStore } from '../features/kept-features.ts';
import { checkModelFolder, type ModelFolder } from '../features/model-files.ts';
import { openFeatureStore } from './feature-store.ts';

export interface FeatureOptions {
  /** The folder under which vectors are kept, a folder for each model and way of reading it; without it they are kept in memory. */
  readonly cache?: string;
  /** Whether that folder is only read: a service that is asked for years need not keep what strangers ask. */
  readonly readOnly?: boolean;
  /** The folder of a model; by default its name is one. */
  readonly locate?: (model: string, reading: FrozenSettings) => Promise<string>;
  /** Threads inside one operation of a model; default: one a core. */
  readonly threads?: number;
  /** Told how many vectors have been computed of those that were not kept. */
  readonly onProgress?: FeatureProgress;
  /** Ends reading between two batches. */
  readonly signal?: AbortSignal;
  /** How `@huggingface/transformers` is found. */
  readonly importLibrary?: () => Promise<unknown>;
}

export interface OpenedFeatures {
  /** The settings with the length of each model's vectors and the hash of its files. */
  readonly config: Config;
  readonly extractors: FeatureExtractors;
}

/**
 * Opens the frozen models of a matcher. Where the settings know the length of the vectors, as those of a saved model do, no network is loaded before
 * something is to be read that is not kept.
 *
 * @throws GemelError `bad-model` for a folder that is missing, lacks a file, or holds another model than the settings were completed with.
 * @example
 * const { config, extractors } = await openFeatures(parseConfig(settings, 'mine'), { cache: 'vectors' });
 * const run = await startTraining({ config, features: extractors, train, dev, seed: 7, clock });
 */
export async function openFeatures(config: Config, options: FeatureOptions = {}): Promise<OpenedFeatures> {
  const opened = new Map<string, Promise<Opened>>();
  const open = (settings: FrozenSettings): Promise<Opened> => {
    const key = keyOf(settings);
    const found = opened.get(key) ?? openModel(settings, options);
    opened.set(key, found);
    return found;
  };
  const completed: Record<string, FrozenSettings> = {};
  const extractors = new Map<string, FeatureExtractor>();
  for (const name of ['encoder', 'rightEncoder'] as const) {
    const settings = config[name];
    if (settings?.kind !== 'frozen') continue;
    const { extractor, ...known } = await open(settings);
    completed[name] = { ...settings, ...known };
    extractors.set(keyOf(completed[name]), extractor);
  }
  return {
    config: { ...config, ...completed },
    extractors: (settings) => {
      const found = extractors.get(keyOf(settings));
      if (found) return found;
      throw new GemelError(
        'bad-usage',
        `frozen encoder: expected the settings that were opened, found others (${settings.model})`,
      );
    },
  };
}

interface Opened {
  readonly extractor: FeatureExtractor;
  readonly model: string;
  readonly dimension: number;
  readonly sha256: string;
}

async function openModel(settings: FrozenSettings, options: FeatureOptions): Promise<Opened> {
  const { model, reads, dtype, normalise, pooling } = settings;
  if (model === undefined) {
    throw new GemelError(
      'bad-usage',
      'frozen encoder: expected a model, found none: name one with --features, or "model" in the settings',
    );
  }
  const { locate = async (name: string) => name, threads, onProgress, signal, importLibrary } = options;
  const folder = await checkModelFolder(resolve(await locate(model, settings)), settings, model);
  if (settings.sha256 !== undefined && settings.sha256 !== folder.sha256) throw changed(model, folder, settings.sha256);
  const network = frozenModel(folder, settings, { threads, importLibrary });
  const dimension = settings.dimension ?? (await network.measure());
  const identity = { reads, dtype, pooling: pooling ?? usualPooling(folder, reads), normalise, sha256: folder.sha256 };
  const store =
    options.cache === undefined
      ? memoryStore()
      : await openFeatureStore(join(options.cache, folderName(model, identity)), {
          dimension,
          readOnly: options.readOnly,
          about: { model, dimension, ...identity },
        });
  const extractor = keptFeatures(network, {
    ...{ name: `frozen model ${model}`, reads, dimension, store },
    ...{ onProgress, signal },
  });
  return { extractor, model, dimension, sha256: folder.sha256 };
}

/** What two encoders must share to be one model at work. */
function keyOf({ model, reads, dtype, pooling, normalise }: FrozenSettings): string {
  return JSON.stringify([model, reads, dtype, pooling, normalise]);
}

/** The model's name, for people, and what the vectors depend on. */
function folderName(model: string, identity: object): string {
  const name = model
    .split(/[\\/]/)
    .filter(Boolean)
    .slice(-2)
    .join('--')
    .replaceAll(/[^\w.-]/g, '_');
  return `${name}-${createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 12)}`;
}

function changed(model: string, { folder, sha256 }: ModelFolder, expected: string): GemelError {
  return new GemelError(
    'bad-model',
    `frozen model ${model}: expected the files that the matcher was trained with (${expected.slice(0, 12)}…), found others at ${folder} (${sha256.slice(0, 12)}…): bring those back, or train again`,
  );
}
