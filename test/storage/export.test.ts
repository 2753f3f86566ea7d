import * as ort from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { buildMatcher, buildTokenizer } from '../../src/build.ts';
import { parseConfig } from '../../src/config.ts';
import { randomEmbeddings } from '../../src/data/embeddings.ts';
import { type Answer, answer } from '../../src/evaluation/decision.ts';
import { type Model, Scorer, tokenize } from '../../src/matchers/model.ts';
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

function untrained(encoder: object, head: object): Model {
  const settings = { encoder, head, loss: { kind: 'contrastive' } };
  const config = parseConfig({ ...settings, text: { minimumCount: 1, dimension: 6, lengths: [4, 8] } }, 'test');
  const texts = pairs.flatMap(({ left, right }) => [left, right]);
  const tokenizer = buildTokenizer(config.text, texts);
  const matcher = buildMatcher(config, 6);
  const random = Random.fromSeed(2);
  const weights = Object.fromEntries(matcher.weights.map(({ name, initial }) => [name, initial(random.fork(name))]));
  const embeddings = randomEmbeddings({ rows: tokenizer.size, vectorWidth: 6, width: matcher.tokenWidth, random });
  // A padding row that is not zero, as in tokenizers of others: the mask has to silence it.
  embeddings.data.fill(7, 0, matcher.tokenWidth);
  return { matcher, tokenizer, lengths: config.text.lengths, weights, embeddings };
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
];

describe('exportOnnx', () => {
  it.each(cases)(
    'writes $encoder.kind with head $head.kind: a bare session gives its scores',
    async ({ encoder, head }) => {
      const model = untrained(encoder, head);
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
    const model = untrained({ kind: 'lstm', units: 5 }, { kind: 'cosine' });
    const shape = { batch: 3, length: 4 };
    const bytes = await exportOnnx({ model, decision }, 'encoder', shape);
    expect(await checkExport(bytes, { model, decision }, { part: 'encoder', shape, pairs })).toBeLessThan(1e-5);
  });
});

describe('checkExport', () => {
  it('refuses a file of another model', async () => {
    const shape = { batch: 1, length: 8 };
    const model = untrained({ kind: 'bag' }, { kind: 'cosine' });
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
