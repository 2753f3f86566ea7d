/** A saved model as commands name it: a folder, or one of those that come with gemel. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { GemelError } from '../src/errors.ts';
import { loadModel, type SavedModel } from '../src/storage/model-folder.ts';
import { packageRoot } from './package-root.ts';

/** Loads a folder, or `models/NAME` where there is no such folder. */
export async function openModel(folderOrName: string): Promise<SavedModel> {
  const shipped = join(packageRoot, 'models', folderOrName);
  if (existsSync(folderOrName)) return loadModel(folderOrName);
  if (existsSync(shipped)) return loadModel(shipped);
  throw new GemelError(
    'bad-model',
    `expected the folder of a trained model, found none: ${folderOrName}: check --model, or make one with gemel train`,
  );
}
