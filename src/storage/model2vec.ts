/** A model2vec folder → the tokenizer and the static vectors that an embedding table can start from. */
import { join } from 'node:path';
import { z } from 'zod';
import { GemelError } from '../errors.ts';
import { type StaticVectors, staticVectors } from '../text/static-vectors.ts';
import type { Tokenizer } from '../text/tokenizer.ts';
import { wordpieceTokenizer } from '../text/wordpiece.ts';
import { parseModelJson, readFileOrExplain } from './files.ts';
import { decodeTensors } from './safetensors.ts';
import { assertFinite, type StoredTensor } from './tensor-types.ts';

export interface Model2Vec {
  readonly tokenizer: Tokenizer;
  /** One row for each id of the tokenizer. */
  readonly vectors: StaticVectors;
}

/**
 * Reads `config.json`, `tokenizer.json` and `model.safetensors` (https://github.com/MinishLab/model2vec).
 *
 * @example
 * const { tokenizer, vectors } = await readModel2Vec('potion-base-4M-int8');
 */
export async function readModel2Vec(folder: string): Promise<Model2Vec> {
  const config = join(folder, 'config.json');
  if (!configSchema.safeParse(await readJson(config)).success) {
    throw new GemelError('bad-model', `${config}: expected "model_type": "model2vec", found another kind of model`);
  }
  const definition = join(folder, 'tokenizer.json');
  const tokenizer = wordpieceTokenizer.fromDefinition(await readJson(definition), definition);
  const vectors = await readVectors(join(folder, 'model.safetensors'));
  if (tokenizer.size !== vectors.rows) {
    throw new GemelError(
      'bad-model',
      `${folder}: expected a vector for each token, found ${tokenizer.size} tokens and ${vectors.rows} vectors: the files are of different models`,
    );
  }
  return { tokenizer, vectors };
}

const configSchema = z.object({ model_type: z.literal('model2vec') });
const WHAT = 'a file of a model2vec folder';

async function readJson(path: string): Promise<unknown> {
  return parseModelJson(await readFileOrExplain(path, WHAT, 'bad-model'), path);
}

async function readVectors(path: string): Promise<StaticVectors> {
  const { tensors } = decodeTensors(await readFileOrExplain(path, WHAT, 'bad-model'), path);
  const { embeddings, weights, mapping } = tensors as Partial<typeof tensors>;
  if (!embeddings) {
    const names = Object.keys(tensors).join(', ') || 'none';
    throw new GemelError('bad-model', `${path}: expected a tensor "embeddings", found ${names}`);
  }
  for (const [name, { data }] of Object.entries(tensors)) assertFinite(name, data, path);
  return staticVectors(
    {
      embeddings: { shape: embeddings.shape, data: numbers(embeddings) },
      weights: weights && numbers(weights),
      mapping: mapping && numbers(mapping),
    },
    path,
  );
}

/** Row numbers come as 64-bit integers, which are no numbers in JavaScript. */
function numbers({ data }: StoredTensor): ArrayLike<number> {
  return data instanceof BigInt64Array ? Float64Array.from(data, Number) : data;
}
