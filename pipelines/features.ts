/** Frozen models on the command line: what `--features` and `--dtype` name, files from the hub, vectors in the user's cache, progress. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { cacheFolder } from '../corpora/download.ts';
import { type Config, type FrozenSettings, parseConfig } from '../src/config.ts';
import { GemelError } from '../src/errors.ts';
import { filesOfModel } from '../src/features/model-files.ts';
import { formatCount, formatDuration } from '../src/report/numbers.ts';
import { type FeatureOptions, type OpenedFeatures, openFeatures } from '../src/storage/open-features.ts';
import type { Flags } from './flags.ts';
import { fetchFromHub, isHubId } from './hub.ts';
import type { Preset } from './presets.ts';
import { openProgress } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** What frozen models need of the world around them; without a terminal nothing is told and nothing stops them. */
export function featureOptions(terminal?: Terminal): FeatureOptions {
  const vectors = { cache: join(cacheFolder(), 'features', 'vectors'), locate };
  return terminal ? { ...vectors, signal: terminal.signal, onProgress: showReading(terminal) } : vectors;
}

/** Presets whose frozen encoders read by the model that the flags name, where they name none themselves. */
export function withFeatures(presets: readonly Preset[], flags: Pick<Flags, 'text'>): Preset[] {
  const [features, dtype] = [flags.text('features'), flags.text('dtype')];
  if (features === undefined && dtype === undefined) return [...presets];
  if (!presets.some(({ config }) => [config.encoder, config.rightEncoder].some((part) => part?.kind === 'frozen'))) {
    const flag = features === undefined ? '--dtype' : '--features';
    const names = presets.map(({ name }) => name).join(', ');
    throw new GemelError(
      'bad-usage',
      `${flag}: expected settings with a frozen encoder, found none in ${names}: choose another preset, such as frozen-siamese`,
    );
  }
  const model = features !== undefined && existsSync(features) ? resolve(features) : features;
  const fill = (part: Config['encoder']) =>
    part?.kind === 'frozen' ? { ...part, model: part.model ?? model, ...(dtype !== undefined && { dtype }) } : part;
  return presets.map((preset) => {
    const { encoder, rightEncoder } = preset.config;
    const parts = {
      ...(encoder && { encoder: fill(encoder) }),
      ...(rightEncoder && { rightEncoder: fill(rightEncoder) }),
    };
    return {
      ...preset,
      config: parseConfig({ ...preset.config, ...parts }, `${preset.name}, with --features and --dtype`),
    };
  });
}

/** A preset whose frozen models are open, and which knows them. */
export interface OpenPreset extends Preset {
  readonly features: OpenedFeatures['extractors'];
}

/** Opens the frozen models of a preset. */
export async function openPreset(preset: Preset, options: FeatureOptions): Promise<OpenPreset> {
  const { config, extractors } = await openFeatures(preset.config, options);
  return { ...preset, config, features: extractors };
}

/** A folder, or the one that the files of a hub's model are fetched into. */
async function locate(model: string, reading: FrozenSettings): Promise<string> {
  if (existsSync(model) || !isHubId(model)) return model;
  const fetchAll = (names: readonly string[]) =>
    fetchFromHub(
      model,
      '--features',
      names.map((fileName) => ({ fileName })),
    );
  const folder = await fetchAll(['config.json']);
  const config = JSON.parse(await readFile(join(folder, 'config.json'), 'utf8'));
  return fetchAll(filesOfModel(config, reading));
}

/** Vectors that have to be computed may be many: tells how far it is. */
function showReading(terminal: Terminal): NonNullable<FeatureOptions['onProgress']> {
  const progress = openProgress(terminal);
  let first: { readonly done: number; readonly at: number } | undefined;
  return (done, total, reads) => {
    first ??= { done, at: terminal.clock() };
    const speed = (done - first.done) / (terminal.clock() - first.at);
    const left = speed > 0 ? `, ${formatDuration((total - done) / speed)} left` : '';
    progress.update(`reading features ${formatCount(done)} of ${formatCount(total)} ${reads}s${left}`);
    if (done < total) return;
    first = undefined;
    progress.end();
  };
}
