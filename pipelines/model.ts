/** A saved model as commands name it: a folder, one of those that come with gemel, or one of the Hugging Face hub. */
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suggest } from '../corpora/closest.ts';
import { GemelError } from '../src/errors.ts';
import { loadModel, type SavedModel } from '../src/storage/model-folder.ts';
import type { FeatureOptions } from '../src/storage/open-features.ts';
import { featureOptions } from './features.ts';
import { fetchFromHub, isHubId } from './hub.ts';
import { packageRoot } from './package-root.ts';
import type { Terminal } from './terminal.ts';

/** Loads a folder, or `models/NAME` where there is no such folder, or else a model of the hub. `terminal` is told when frozen features are read. */
export async function openModel(
  name: string,
  terminal?: Terminal,
  opening: Pick<FeatureOptions, 'readOnly'> = {},
): Promise<SavedModel> {
  return loadModel(await modelFolder(name), { features: { ...featureOptions(terminal), ...opening } });
}

/** The folder that a name stands for; that of a hub id is fetched first. */
export async function modelFolder(name: string, shippedIn = SHIPPED): Promise<string> {
  if (existsSync(name)) return name;
  const shipped = modelsIn(shippedIn);
  if (shipped.includes(name)) return join(shippedIn, name);
  if (isHubId(name)) return fetchModel(name);
  const known = shipped.length > 0 ? `, or one that comes with gemel (${shipped.join(', ')})` : '';
  throw new GemelError(
    'bad-model',
    `expected the folder of a trained model${known}, found none: ${name}${suggest(name, shipped) || ': check --model, or make one with gemel train'}`,
  );
}

const SHIPPED = join(packageRoot, 'models');
const MANIFEST = 'manifest.json';

/** The names of the models in a folder of them. */
function modelsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, MANIFEST)));
}

/** The manifest says which other files there are. */
async function fetchModel(id: string): Promise<string> {
  const folder = await fetchFromHub(id, '--model', [{ fileName: MANIFEST }]);
  const sums = readSums(await readFile(join(folder, MANIFEST), 'utf8'));
  return fetchFromHub(
    id,
    '--model',
    Object.entries(sums).map(([fileName, sha256]) => ({ fileName, sha256 })),
  );
}

/** File names and their sums; none of something that is no manifest, which reading the model then says. */
function readSums(manifest: string): Record<string, string> {
  try {
    return Object.fromEntries(
      Object.entries(JSON.parse(manifest).sha256 as Record<string, string>).filter(([name]) =>
        /^[\w-]+\.\w+$/.test(name),
      ),
    );
  } catch {
    return {};
  }
}
