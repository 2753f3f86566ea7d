import * as ort from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { buildMatcher, buildSides, buildTokenizer } from '../../src/build.ts';
import { decodeOnnx } from '../../src/compile/onnx-file.ts';
import { parseConfig } from '../../src/config.ts';
import { randomEmbeddings } from '../../src/data/embeddings.ts';
import type { Side } from '../../src/data/side.ts';
import type { Task } from '../../src/data/task.ts';
import { type Answer, answer } from '../../src/evaluation/decision.ts';
import { normalise } from '../../src/image/fill.ts';
import type { PictureSize } from '../../src/image/picture.ts';
import { type Model, tokenize } from '../../src/matchers/model.ts';
import { Scorer } from '../../src/matchers/scorer.ts';
import { Random } from '../../src/random.ts';
import { checkExport, exportOnnx } from '../../src/storage/export.ts';
import { distance } from '../compile/kernel-case.ts';

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
  const { tokenWidth: width } = matcher;
  const embeddings =
    width === 0
      ? { rows: 0, width, data: new Float32Array(0) }
      : randomEmbeddings({ rows: tokenizer.size, vectorWidth: 6, width, random });
  // A padding row that is not zero, as in tokenizers of others: the mask has to silence it.
  embeddings.data.fill(7, 0, width);
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

  const size = { height: 8, width: 6, channels: 1 };
  const head = { kind: 'absolute-difference', hidden: [4] };
  const cnn = { kind: 'picture-cnn', ...size, filters: [3, 4], dimension: 5 };
  it.each([
    ['the walkthrough’s CNN', { encoder: { ...cnn, order: 'relu-norm', halved: [2], pooling: 'flatten' }, head }],
    ['VGG16', { encoder: { kind: 'vgg16', ...size, channels: 3, filters: [[3], [4, 4]], dimension: 5 }, head }],
    ['Koch’s CNN', { encoder: { kind: 'koch-cnn', ...size, filters: [3, 4], kernels: [3, 2], dimension: 5 }, head }],
    ['a residual net', { encoder: { kind: 'residual-net', ...size, filters: [3, 4], dimension: 5 }, head }],
    ['pictures laid on each other', { architecture: 'two-channel', joint: cnn }],
    [
      'pictures and their captions',
      { architecture: 'pseudo-siamese', encoder: cnn, rightEncoder: { kind: 'bag', projection: 5 }, head },
    ],
  ])('writes %s: a bare session gives its scores', async (_, settings) => {
    const model = untrained(settings);
    const shape = { batch: 2, length: 8 };
    const bytes = await exportOnnx({ model, decision }, 'matcher', shape);
    expect(await checkExport(bytes, { model, decision }, { part: 'matcher', shape, pairs })).toBeLessThan(1e-5);
    const session = await ort.InferenceSession.create(bytes);
    const { height, width, channels } = model.matcher.left as PictureSize;
    const random = Random.fromSeed(4);
    const pixels = [0, 1].map(() =>
      Uint8Array.from({ length: 2 * height * width * channels }, () => random.integer(256)),
    );
    const fed = pixels.map(
      (all) => new ort.Tensor('float32', Float32Array.from(all, normalise), [2, height, width, channels]),
    );
    const captions = feeds(
      'right',
      pairs.map((pair) => model.tokenizer?.encode(pair.right).slice(0, 8) ?? new Int32Array(0)),
    );
    const ofTexts = model.matcher.right.kind === 'text';
    const { score } = await session.run({ left_pixels: fed[0], ...(ofTexts ? captions : { right_pixels: fed[1] }) });
    const reading = (all: Uint8Array) => async (raw: readonly string[]) =>
      raw.map((n) => all.subarray(Number(n) * (all.length / 2), (Number(n) + 1) * (all.length / 2)));
    const left: Side = { ...model.sides.left, read: reading(pixels[0]) };
    const right: Side = ofTexts ? model.sides.right : { ...model.sides.right, read: reading(pixels[1]) };
    const scorer = new Scorer({ ...model, sides: { left, right, shared: false } });
    const scores = await scorer.score(pairs.map((pair, n) => ({ left: `${n}`, right: ofTexts ? pair.right : `${n}` })));
    expect(distance(Array.from(score.data, Number), [...scores])).toBeLessThan(1e-5);
  });

  it('writes an encoder of pictures without a table of embeddings', async () => {
    const model = untrained({ encoder: cnn, head });
    const shape = { batch: 3, length: 1 };
    const bytes = await exportOnnx({ model, decision }, 'encoder', shape);
    expect(await checkExport(bytes, { model, decision }, { part: 'encoder', shape, pairs })).toBeLessThan(1e-5);
    expect((await ort.InferenceSession.create(bytes)).inputNames).toEqual(['pixels']);
    expect(decodeOnnx(bytes).initializers.map(({ name }) => name)).not.toContain('embeddings');
  });

  it('has no encoder to write where pairs are read jointly', async () => {
    const shape = { batch: 1, length: 8 };
    const joint = untrained({ architecture: 'two-channel', joint: { kind: 'kernels' } });
    await expect(exportOnnx({ model: joint, decision }, 'encoder', shape)).rejects.toMatchObject({
      code: 'bad-usage',
      message: expect.stringMatching(/^export: expected a matcher that makes a vector of each side/),
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
