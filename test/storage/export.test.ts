import * as ort from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { buildMatcher, buildSides, buildTokenizer } from '../../src/build.ts';
import { parseConfig } from '../../src/config.ts';
import { randomEmbeddings } from '../../src/data/embeddings.ts';
import type { Task } from '../../src/data/task.ts';
import { type Answer, answer } from '../../src/evaluation/decision.ts';
import { type Model, tokenize } from '../../src/matchers/model.ts';
import { Scorer } from '../../src/matchers/scorer.ts';
import { Random } from '../../src/random.ts';
import { checkExport, exportOnnx } from '../../src/storage/export.ts';

const pairs = [
  { left: 'where is the cat', right: 'the cat is where' },
  { left: 'who', right: 'who is the dog and where is the cat now' },
];
const decision = {
  choice: { threshold: 0.5, goal: 'accuracy', value: 1, reached: true },
  calibration: { slope: 3, intercept: -1 },
};

function untrained(settings: object, task: Task = { kind: 'match' }): Model {
  const loss = { kind: 'contrastive' };
  const config = parseConfig({ loss, ...settings, text: { minimumCount: 1, dimension: 6, lengths: [4, 8] } }, 'test');
  const texts = pairs.flatMap(({ left, right }) => [left, right]);
  const tokenizer = buildTokenizer(config.text, texts);
  const matcher = buildMatcher(config, { embeddingWidth: 6, task });
  const random = Random.fromSeed(2);
  const weights = Object.fromEntries(matcher.weights.map(({ name, initial }) => [name, initial(random.fork(name))]));
  const embeddings = randomEmbeddings({ rows: tokenizer.size, vectorWidth: 6, width: matcher.tokenWidth, random });
  // A padding row that is not zero, as in tokenizers of others: the mask has to silence it.
  embeddings.data.fill(7, 0, matcher.tokenWidth);
  return { matcher, tokenizer, sides: buildSides(config, { matcher, tokenizer }), weights, embeddings };
}

const cases = [
  { encoder: { kind: 'bag' }, head: { kind: 'cosine' } },
  { encoder: { kind: 'lstm', units: 5 }, head: { kind: 'euclidean' } },
  {
    encoder: { kind: 'lstm', units: 5, directions: 2, pooling: ['mean', 'attention'] },
    head: { kind: 'exp-manhattan' },
  },
  { encoder: { kind: 'cnn', filters: 4 }, head: { kind: 'scaled-cosine' } },
  { encoder: { kind: 'cnn', filters: 4 }, head: { kind: 'classifier', hidden: 3 } },
  {
    architecture: 'pseudo-siamese',
    encoder: { kind: 'bag' },
    rightEncoder: { kind: 'lstm', units: 6 },
    head: { kind: 'cosine' },
  },
  { architecture: 'two-channel', joint: { kind: 'attention', hidden: 4 } },
  {
    architecture: 'two-channel',
    joint: { kind: 'joined', parts: [{ kind: 'kernels' }, { kind: 'grid', filters: [4] }] },
  },
];
const names = ['unrelated', 'agrees', 'disagrees'];

describe('exportOnnx', () => {
  it.each(cases.map((settings) => [JSON.stringify(settings), settings] as const))(
    'writes %s: a bare session gives its scores',
    async (_, settings) => {
      const model = untrained(settings);
      const bytes = await exportOnnx({ model, decision }, 'matcher', { batch: 2, length: 8 });
      const session = await ort.InferenceSession.create(bytes);
      const { score, probability } = await session.run({
        ...feeds(
          'left',
          pairs.map(({ left }) => tokenize(model, left)),
        ),
        ...feeds(
          'right',
          pairs.map(({ right }) => tokenize(model, right)),
        ),
      });
      const answers = Array.from(await new Scorer(model).score(pairs), (value): Answer => answer(value, decision));
      for (const [i, expected] of answers.entries()) {
        expect(Math.abs(Number(score.data[i]) - expected.score)).toBeLessThan(1e-5);
        expect(Math.abs(Number(probability.data[i]) - expected.probability)).toBeLessThan(1e-5);
      }
    },
  );

  it('writes an encoder whose vectors agree', async () => {
    const model = untrained({ encoder: { kind: 'lstm', units: 5 }, head: { kind: 'cosine' } });
    const shape = { batch: 3, length: 4 };
    const bytes = await exportOnnx({ model, decision }, 'encoder', shape);
    expect(await checkExport(bytes, { model, decision }, { part: 'encoder', shape, pairs })).toBeLessThan(1e-5);
  });

  it('writes the logits of classes beside the score', async () => {
    const model = untrained({ architecture: 'two-channel', joint: { kind: 'kernels' } }, { kind: 'classes', names });
    const shape = { batch: 2, length: 8 };
    const bytes = await exportOnnx({ model, decision }, 'matcher', shape);
    expect(await checkExport(bytes, { model, decision }, { part: 'matcher', shape, pairs })).toBeLessThan(1e-5);
    const session = await ort.InferenceSession.create(bytes);
    expect([...session.outputNames].sort()).toEqual(['classes', 'probability', 'score']);
  });

  it('has no encoder to write where pairs are read jointly, and none of pictures', async () => {
    const shape = { batch: 1, length: 8 };
    const joint = untrained({ architecture: 'two-channel', joint: { kind: 'kernels' } });
    await expect(exportOnnx({ model: joint, decision }, 'encoder', shape)).rejects.toMatchObject({
      code: 'bad-usage',
      message: expect.stringMatching(/^export: expected a matcher that makes a vector of each side/),
    });
    const pictures = untrained({ encoder: { kind: 'picture-cnn', filters: [4] }, head: { kind: 'cosine' } });
    await expect(exportOnnx({ model: pictures, decision }, 'matcher', shape)).rejects.toMatchObject({
      code: 'unsupported',
      message: 'export: expected a model of texts, found one that reads pictures',
    });
  });
});

describe('checkExport', () => {
  it('refuses a file of another model', async () => {
    const shape = { batch: 1, length: 8 };
    const model = untrained({ encoder: { kind: 'bag' }, head: { kind: 'cosine' } });
    const bytes = await exportOnnx({ model, decision }, 'matcher', shape);
    const other = {
      ...model,
      embeddings: { ...model.embeddings, data: model.embeddings.data.map((x, i) => x + (i % 3)) },
    };
    const check = checkExport(bytes, { model: other, decision }, { part: 'matcher', shape, pairs });
    await expect(check).rejects.toThrow(/expected the file to agree with the model to 0\.00001, found a difference of/);
  });
});

function feeds(side: string, texts: readonly Int32Array[]) {
  const ids = new Int32Array(texts.length * 8);
  const mask = new Float32Array(texts.length * 8);
  for (const [n, text] of texts.entries()) {
    ids.set(text, n * 8);
    mask.fill(1, n * 8, n * 8 + text.length);
  }
  return {
    [`${side}_ids`]: new ort.Tensor('int32', ids, [texts.length, 8]),
    [`${side}_mask`]: new ort.Tensor('float32', mask, [texts.length, 8]),
  };
}
