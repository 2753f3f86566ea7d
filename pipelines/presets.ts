/** Presets: complete settings under a name, in `presets/NAME.json`, or the user's own in any JSON file. */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { suggest } from '../corpora/closest.ts';
import { type Config, parseConfig } from '../src/config.ts';
import { GemelError } from '../src/errors.ts';
import { parseGoal } from '../src/evaluation/goal.ts';
import { readFileOrExplain } from '../src/storage/files.ts';
import { packageRoot } from './package-root.ts';

/** Settings with the name that reports and saved models call them by. */
export interface Preset {
  readonly name: string;
  readonly config: Config;
}

const FOLDER = join(packageRoot, 'pipelines', 'presets');

function presetNames(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => basename(file, '.json'));
}

/** Reads a preset by its name, or settings from a file whose name ends in `.json`; `changes` are what flags override. */
export async function loadPreset(
  nameOrFile: string,
  changes: { readonly epochs?: number; readonly goal?: string } = {},
): Promise<Preset> {
  const isFile = nameOrFile.endsWith('.json');
  if (!isFile && !presetNames().includes(nameOrFile)) {
    const names = presetNames();
    throw new GemelError(
      'bad-usage',
      `expected a preset (${names.join(', ')}) or a .json file with settings, found "${nameOrFile}"${suggest(nameOrFile, names)}`,
    );
  }
  const path = isFile ? nameOrFile : join(FOLDER, `${nameOrFile}.json`);
  const bytes = await readFileOrExplain(path, 'a JSON file with settings', 'bad-usage');
  const config = override(parseConfig(parseJson(bytes, path), path), changes);
  // Here rather than after an hour of training.
  parseGoal(config.goal);
  return { name: basename(path, '.json'), config };
}

function override(config: Config, { epochs, goal }: { epochs?: number; goal?: string }): Config {
  return {
    ...config,
    ...(goal !== undefined && { goal }),
    training: { ...config.training, ...(epochs !== undefined && { epochs }) },
  };
}

function parseJson(bytes: Uint8Array, path: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new GemelError('bad-usage', `${path}: expected JSON with settings, found something else`, { cause });
  }
}
