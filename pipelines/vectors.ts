/** The pretrained models that `--vectors` and `--pretrained` name: a folder, or a model of the Hugging Face hub, fetched once. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PictureStart } from '../src/encoders/vgg16.ts';
import type { PretrainedTransformer } from '../src/pretrained.ts';
import { readTransformer } from '../src/storage/hugging-face.ts';
import { type Model2Vec, readModel2Vec } from '../src/storage/model2vec.ts';
import { readTrainedTransformer } from '../src/storage/trained-transformer.ts';
import { isTensorFile, readVgg16 } from '../src/storage/vgg16-weights.ts';
import { fetchFromHub, isHubId } from './hub.ts';

const FILES = ['config.json', 'tokenizer.json', 'model.safetensors'];

/** Reads vectors by folder, or by an id such as `minishlab/potion-base-4M` where no folder has that name. */
export async function openVectors(name: string): Promise<Model2Vec> {
  return readModel2Vec(await folderOf(name, '--vectors'));
}

/** Reads a transformer by folder, that of a gemel model included, or by an id such as `sentence-transformers/all-MiniLM-L6-v2`. */
export async function openPretrained(name: string): Promise<PretrainedTransformer> {
  if (existsSync(join(name, 'manifest.json'))) return readTrainedTransformer(name);
  return readTransformer(await folderOf(name, '--pretrained'));
}

/** What `--pretrained` names: a transformer, or a file with the filters of a network for pictures. */
export interface Start {
  readonly transformer?: PretrainedTransformer;
  readonly pictures?: PictureStart;
}

/** Reads either: the file's ending tells which it is. */
export async function openStart(name: string): Promise<Start> {
  return isTensorFile(name) ? { pictures: await readVgg16(name) } : { transformer: await openPretrained(name) };
}

/** The folder of that name, or the one that a hub's files are fetched into. */
async function folderOf(name: string, flag: string): Promise<string> {
  if (existsSync(name) || !isHubId(name)) return name;
  return fetchFromHub(
    name,
    flag,
    FILES.map((fileName) => ({ fileName })),
  );
}
