import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildMatcher, buildSides } from '../../src/build.ts';
import { parseConfig } from '../../src/config.ts';
import { embeddingsFrom } from '../../src/data/embeddings.ts';
import { transformer } from '../../src/interactions/transformer.ts';
import type { Model } from '../../src/matchers/model.ts';
import { Scorer } from '../../src/matchers/scorer.ts';
import { type PretrainedTransformer, withSizes } from '../../src/pretrained.ts';
import { Random } from '../../src/random.ts';
import { readTransformer } from '../../src/storage/hugging-face.ts';
import { joinByHand } from '../interactions/by-hand.ts';
import { TINY_CONFIG, TINY_PAIRS, TINY_TEXTS, tinyDefinition, tinyTensors, writeTinyBert } from './tiny-bert.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gemel-hugging-face-'));
  writeTinyBert(folder);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A matcher that starts from the tiny model, untrained. */
function modelOf(settings: object, pretrained: PretrainedTransformer): Model {
  const parsed = parseConfig({ loss: { kind: 'contrastive' }, text: { lengths: [4, 7] }, ...settings }, 'test');
  const config = withSizes(parsed, pretrained.sizes);
  const { tokenizer, vectors } = pretrained;
  const matcher = buildMatcher(config, { embeddingWidth: vectors.dimension, task: { kind: 'match' }, pretrained });
  const random = Random.fromSeed(1);
  const weights = Object.fromEntries(matcher.weights.map(({ name, initial }) => [name, initial(random.fork(name))]));
  const embeddings = embeddingsFrom(vectors, matcher.tokenWidth);
  return { matcher, sides: buildSides(config, { matcher, tokenizer }), weights, embeddings, tokenizer };
}

describe('readTransformer', () => {
  it.each([undefined, { lora: 2 }])('gives the vectors of the reference implementation (train %j)', async (train) => {
    const training = { embeddingRate: train ? 0 : 1 };
    const settings = { encoder: { kind: 'transformer', train }, head: { kind: 'cosine' }, training };
    const model = modelOf(settings, await readTransformer(folder));
    const scorer = new Scorer(model);
    const vectors = await scorer.embed(TINY_TEXTS.map(({ text }) => text));
    await scorer.dispose();
    expectNear(
      vectors,
      TINY_TEXTS.flatMap(({ mean }) => mean),
    );
  });

  it.each(TINY_PAIRS)(
    'gives the state of the reference implementation where "$left" and "$right" are read as one',
    async ({ cls, ...texts }) => {
      const { tokenizer, vectors, ...start } = await readTransformer(folder);
      const rowsOf = (text: string) =>
        Array.from(tokenizer.encode(text), (id) => [...vectors.data.subarray(4 * id, 4 * id + 4)]);
      const values = Object.fromEntries(Object.entries(start.weights).map(([name, data]) => [name, [...data]]));
      const joint = transformer({ tokenWidth: 4, start });
      const features = await joinByHand(joint, { left: rowsOf(texts.left), right: rowsOf(texts.right) }, values);
      expectNear(features, cls);
    },
  );

  it('numbers padding and the unknown token as tables here do, and keeps each token its vector', async () => {
    const { tokenizer, vectors } = await readTransformer(folder);
    expect([0, 1, 2].map(tokenizer.token)).toEqual(['[PAD]', '[UNK]', '[unused0]']);
    const [what] = tokenizer.encode('what');
    const original = tinyTensors()['embeddings.word_embeddings.weight'].data;
    expect([...vectors.data.subarray(4 * what, 4 * what + 4)]).toEqual([...original.slice(8, 12)]);
    expect([...tokenizer.encode('what mystery')]).toEqual([what, 1]);
  });

  it('finds the tensors of a model that has a head', async () => {
    const { weights } = await readTransformer(folder);
    const prefixed = Object.entries(tinyTensors()).map(([name, tensor]) => [`bert.${name}`, tensor] as const);
    const classifier = { shape: [1], data: Float32Array.of(1) };
    writeTinyBert(folder, { ...Object.fromEntries(prefixed), 'classifier.bias': classifier });
    expect((await readTransformer(folder)).weights).toEqual(weights);
  });

  it.each(['config.json', 'tokenizer.json', 'model.safetensors'])('explains that %s is missing', async (name) => {
    rmSync(join(folder, name));
    await expect(readTransformer(folder)).rejects.toMatchObject({
      code: 'bad-model',
      message: `${join(folder, name)}: expected a file of a Hugging Face folder, found no such file: check the path`,
    });
  });

  const query = 'encoder.layer.1.attention.self.query.weight';
  const config = (changes: object) => () =>
    writeFileSync(join(folder, 'config.json'), JSON.stringify({ ...TINY_CONFIG, ...changes }));
  it.each([
    [
      'another kind of model',
      config({ model_type: 'mpnet' }),
      'config.json: expected the settings of a BERT model, found at "model_type"',
    ],
    ['another activation', config({ hidden_act: 'relu' }), 'found at "hidden_act"'],
    [
      'a missing tensor',
      () => {
        const { [query]: _, ...others } = tinyTensors();
        writeTinyBert(folder, others);
      },
      `model.safetensors: expected a tensor "${query}" of shape [4,4], found none`,
    ],
    [
      'a shape that differs',
      config({ intermediate_size: 7 }),
      'expected a tensor "encoder.layer.0.intermediate.dense.weight" of shape [7,4], found [6,4]: config.json is of another model',
    ],
    [
      'numbers in another form',
      () => writeTinyBert(folder, { ...tinyTensors(), [query]: { shape: [4, 4], data: new Int8Array(16) } }),
      `expected a tensor "${query}" of shape [4,4] in 32 or 16 bits`,
    ],
    [
      'numbers that are none',
      () =>
        writeTinyBert(folder, {
          ...tinyTensors(),
          [query]: { shape: [4, 4], data: new Float32Array(16).fill(Number.NaN) },
        }),
      `expected finite numbers in tensor "${query}"`,
    ],
    [
      'a tokenizer without marks',
      () => {
        const { model, ...rest } = tinyDefinition();
        const { '[CLS]': _, ...vocab } = model.vocab;
        const added = rest.added_tokens.filter(({ content }) => content !== '[CLS]');
        writeFileSync(
          join(folder, 'tokenizer.json'),
          JSON.stringify({ ...rest, added_tokens: added, model: { ...model, vocab } }),
        );
      },
      'tokenizer.json: expected a token [CLS], found none',
    ],
    [
      'a tokenizer of another model',
      () => {
        const { model, ...rest } = tinyDefinition();
        const vocab = { ...model.vocab, more: 12 };
        writeFileSync(join(folder, 'tokenizer.json'), JSON.stringify({ ...rest, model: { ...model, vocab } }));
      },
      'expected a vector for each token, found 13 tokens and 12 vectors',
    ],
  ])('explains %s in one line', async (_, damage, message) => {
    damage();
    await expect(readTransformer(folder)).rejects.toMatchObject({
      code: 'bad-model',
      message: expect.stringContaining(message),
    });
    await expect(readTransformer(folder)).rejects.toThrow(/^[^\n]*$/);
  });
});

function expectNear(found: ArrayLike<number>, expected: readonly number[]): void {
  expect(found.length).toBe(expected.length);
  expect(Math.max(...expected.map((value, i) => Math.abs(value - found[i])))).toBeLessThan(1e-5);
}
