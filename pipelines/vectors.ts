/** The pretrained vectors that `--vectors` names: a model2vec folder, or a model of the Hugging Face hub, fetched once. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { cacheFolder, download } from '../corpora/download.ts';
import { type Model2Vec, readModel2Vec } from '../src/storage/model2vec.ts';

const FILES = ['config.json', 'tokenizer.json', 'model.safetensors'];

/** Reads vectors by folder, or by an id such as `minishlab/potion-base-4M` where no folder has that name. */
export async function openVectors(name: string): Promise<Model2Vec> {
  if (existsSync(name) || !/^[\w.-]+\/[\w.-]+$/.test(name)) return readModel2Vec(name);
  const folder = join(cacheFolder(), 'vectors', name.replace('/', '--'));
  // The variable by which Hugging Face's own tools name a mirror.
  const hub = env.HF_ENDPOINT ?? 'https://huggingface.co';
  for (const fileName of FILES) {
    await download({ url: `${hub}/${name}/resolve/main/${fileName}`, fileName }, { folder, flag: '--vectors' });
  }
  return readModel2Vec(folder);
}
