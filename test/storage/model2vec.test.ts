import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readModel2Vec } from '../../src/storage/model2vec.ts';
import { encodeTensors } from '../../src/storage/safetensors.ts';
import type { StoredTensor } from '../../src/storage/tensor-types.ts';
import { smallWordpiece } from '../text/small-wordpiece.ts';

const V = Object.keys(smallWordpiece().model.vocab).length;
const embeddings = { shape: [V, 2], data: Int8Array.from({ length: V * 2 }, (_, i) => i) };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gemel-model2vec-'));
  writeFileSync(join(folder, 'config.json'), '{"model_type":"model2vec"}');
  writeFileSync(join(folder, 'tokenizer.json'), JSON.stringify(smallWordpiece()));
  writeTensors({ embeddings });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function writeTensors(tensors: Record<string, StoredTensor>): void {
  writeFileSync(join(folder, 'model.safetensors'), encodeTensors(tensors));
}

describe('readModel2Vec', () => {
  it('gives a tokenizer and a row for each of its ids', async () => {
    const { tokenizer, vectors } = await readModel2Vec(folder);
    const [id] = tokenizer.encode('cafe');
    expect(vectors).toMatchObject({ rows: V, dimension: 2 });
    expect([...vectors.data.subarray(2 * id, 2 * id + 2)]).toEqual([2 * id, 2 * id + 1]);
  });

  it.each([
    ['int8', { data: Int8Array.from({ length: V * 2 }, (_, i) => i - V) }],
    ['float16', { data: Float32Array.from({ length: V * 2 }, (_, i) => i - V), half: true }],
    ['float32', { data: Float32Array.from({ length: V * 2 }, (_, i) => i - V) }],
  ] as const)('reads %s alike', async (_, stored) => {
    writeTensors({ embeddings: { shape: [V, 2], ...stored } });
    const { vectors } = await readModel2Vec(folder);
    expect(vectors.data).toEqual(Float32Array.from({ length: V * 2 }, (_, i) => i - V));
  });

  it('applies weights and shared rows', async () => {
    writeTensors({
      embeddings: { shape: [2, 1], data: Float32Array.of(1, 10) },
      mapping: { shape: [V], data: BigInt64Array.from({ length: V }, (_, id) => BigInt(id % 2)) },
      weights: { shape: [V], data: Float64Array.from({ length: V }, (_, id) => id) },
    });
    const { vectors } = await readModel2Vec(folder);
    expect([...vectors.data.subarray(0, 4)]).toEqual([0, 10, 2, 30]);
  });

  it.each(['config.json', 'tokenizer.json', 'model.safetensors'])('explains that %s is missing', async (name) => {
    rmSync(join(folder, name));
    await expect(readModel2Vec(folder)).rejects.toMatchObject({
      code: 'bad-model',
      message: `${join(folder, name)}: expected a file of a model2vec folder, found no such file: check the path`,
    });
  });

  it.each([
    [
      'another kind of model',
      () => writeFileSync(join(folder, 'config.json'), '{"model_type":"bert"}'),
      'config.json: expected "model_type": "model2vec"',
    ],
    [
      'a broken tokenizer',
      () => writeFileSync(join(folder, 'tokenizer.json'), '{"model":'),
      'tokenizer.json: expected JSON, found something else',
    ],
    [
      'tensors of another model',
      () => writeTensors({ weight: embeddings }),
      'model.safetensors: expected a tensor "embeddings", found weight',
    ],
    ['a file without tensors', () => writeTensors({}), 'expected a tensor "embeddings", found none'],
    [
      'fewer vectors than tokens',
      () => writeTensors({ embeddings: { shape: [4, 2], data: embeddings.data.subarray(0, 8) } }),
      `expected a vector for each token, found ${V} tokens and 4 vectors`,
    ],
    [
      'vectors that are no numbers',
      () => writeTensors({ embeddings: { shape: [V, 1], data: new Float32Array(V).fill(Number.NaN) } }),
      'model.safetensors: expected finite numbers in tensor "embeddings", found NaN at element 0',
    ],
    [
      'a list of numbers',
      () => writeTensors({ embeddings: { ...embeddings, shape: [V * 2] } }),
      'model.safetensors: expected embeddings of rows × dimension',
    ],
  ])('explains %s', async (_, damage, message) => {
    damage();
    await expect(readModel2Vec(folder)).rejects.toMatchObject({
      code: 'bad-model',
      message: expect.stringContaining(message),
    });
    await expect(readModel2Vec(folder)).rejects.toThrow(/^[^\n]*$/);
  });
});

const shared = fileURLToPath(new URL('../../../shared/models/potion-base-4M-int8', import.meta.url));

describe.skipIf(!existsSync(shared))('a published folder (skipped without ../shared)', () => {
  it('is read, and puts alike words close together', async () => {
    const { tokenizer, vectors } = await readModel2Vec(shared);
    expect([vectors.rows, vectors.dimension]).toEqual([29528, 128]);
    const vectorOf = (word: string) => {
      const [id, ...rest] = tokenizer.encode(word);
      expect(rest).toEqual([]);
      return vectors.data.subarray(id * 128, (id + 1) * 128);
    };
    expect(cosine(vectorOf('car'), vectorOf('vehicle'))).toBeGreaterThan(
      cosine(vectorOf('car'), vectorOf('banana')) + 0.2,
    );
  });
});

function cosine(a: Float32Array, b: Float32Array): number {
  const dot = (u: Float32Array, v: Float32Array) => u.reduce((sum, value, i) => sum + value * v[i], 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}
