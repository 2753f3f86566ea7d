import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config.ts';
import type { Pair } from '../../src/data/pair.ts';
import { SeenTexts } from '../../src/data/seen-texts.ts';
import { loadModel, saveModel } from '../../src/storage/model-folder.ts';
import { openFeatures } from '../../src/storage/open-features.ts';
import type { TrainTask } from '../../src/train.ts';
import { describeMatcher, scoresOf, someOrigin } from '../contracts/matcher.ts';
import { modelFolders, writeClip, writePictureModel, writeTextModel } from '../features/tiny-models.ts';
import { draw, pictureFolder } from '../image/pictures.ts';
import { eightPairs, eightPairsTask, type Members, train } from './eight-pairs.ts';

const folderOf = modelFolders();
const words = [...new Set(eightPairs.flatMap(({ left, right }) => `${left} ${right}`.split(' ')))];
const [text, other, clip, picture] = [folderOf('text'), folderOf('other'), folderOf('clip'), folderOf('picture')];
writeTextModel(text, words, { dimension: 12 });
writeTextModel(other, words.toReversed(), { dimension: 12 });
writeClip(clip, words);
writePictureModel(picture);

const classifier = { head: { kind: 'classifier', hidden: 32 }, loss: { kind: 'binary-cross-entropy' } };
const training = { epochs: 40, patience: 40, learningRate: 0.02 };

/** Members whose frozen models are open, and what a run needs of them. */
async function opened(members: Members): Promise<[Members, Partial<TrainTask>]> {
  const { config, extractors } = await openFeatures(parseConfig(members, 'test'));
  const { encoder, rightEncoder } = config;
  return [{ ...members, encoder, ...(rightEncoder && { rightEncoder }) }, { features: extractors }];
}

const configurations: Record<string, Members> = {
  'a frozen model with a projection, Siamese': {
    encoder: { kind: 'frozen', model: text, projection: 16, normalise: false },
    ...classifier,
    training,
  },
  'two frozen models, one with a projection': {
    architecture: 'pseudo-siamese',
    encoder: { kind: 'frozen', model: text, projection: 'same', normalise: false },
    rightEncoder: { kind: 'frozen', model: other, normalise: false },
    ...classifier,
    training,
  },
  'a frozen model with a projection, triplets': {
    architecture: 'triplet',
    encoder: { kind: 'frozen', model: text, projection: 16, normalise: false },
    head: { kind: 'euclidean' },
    loss: { kind: 'triplet' },
    training,
  },
  'a frozen model on the left, an encoder that learns on the right': {
    architecture: 'pseudo-siamese',
    encoder: { kind: 'frozen', model: text, projection: 8, normalise: false },
    rightEncoder: { kind: 'bag' },
    ...classifier,
    training: { ...training, epochs: 12 },
  },
};
for (const [name, members] of Object.entries(configurations)) describeMatcher(name, ...(await opened(members)));

const pictures = pictureFolder();
const paint = async (name: string, colour: number[]) =>
  pictures.write(
    name,
    await draw([[colour]])
      .png()
      .toBuffer(),
  );
const [red, green] = [await paint('red.png', [255, 0, 0]), await paint('green.png', [0, 255, 0])];
const captions = [
  { left: red, right: 'rice', label: 1 },
  { left: green, right: 'moon far', label: 1 },
  { left: red, right: 'moon far', label: 0 },
  { left: green, right: 'rice', label: 0 },
] satisfies Pair[];

const seen = SeenTexts.fromPairs([]);

describe('both halves of a frozen CLIP', () => {
  it('learn which caption is whose', async () => {
    const members: Members = {
      architecture: 'pseudo-siamese',
      encoder: { kind: 'frozen', model: clip, reads: 'picture', projection: 'same' },
      rightEncoder: { kind: 'frozen', model: clip, projection: 'same' },
      head: { kind: 'cosine' },
      loss: [{ kind: 'in-batch-negatives' }, { kind: 'contrastive', margin: 0.5 }],
      training,
    };
    const [full, features] = await opened(members);
    const task = eightPairsTask(full, { ...features, train: new Array(8).fill(captions).flat(), dev: captions });
    const trained = await train(task);
    expect(trained.decision.choice.value).toBe(1);
    expect(trained.model.tokenizer).toBeUndefined();
    const folder = folderOf('saved');
    await saveModel(folder, {
      ...{ ...trained, task: { kind: 'match' }, config: task.config },
      ...{ origin: someOrigin, seen, seenPairs: seen },
    });
    const { model } = await loadModel(folder);
    expect(await scoresOf(model, captions)).toEqual(await scoresOf(trained.model, captions));
  });
});

describe('a saved matcher', () => {
  const members = { encoder: { kind: 'frozen', model: '', projection: 'same' }, head: { kind: 'scaled-cosine' } };
  async function saved(name: string) {
    const model = folderOf(`${name} model`);
    writeTextModel(model, words);
    const encoder = { ...members.encoder, model };
    const [full, features] = await opened({ ...members, encoder, loss: classifier.loss, training: { epochs: 1 } });
    const task = eightPairsTask(full, features);
    const out = folderOf(name);
    await saveModel(out, {
      ...{ ...(await train(task)), task: { kind: 'match' }, config: task.config },
      ...{ origin: someOrigin, seen, seenPairs: seen },
    });
    return { model, out };
  }

  it('says which frozen model is missing, or another one', async () => {
    const { model, out } = await saved('moved');
    await expect(loadModel(out)).resolves.toBeDefined();
    writeTextModel(model, words, { scale: 2 });
    await expect(loadModel(out)).rejects.toMatchObject({
      code: 'bad-model',
      message: expect.stringContaining(`frozen model ${model}: expected the files that the matcher was trained with`),
    });
    renameSync(model, `${model} elsewhere`);
    await expect(loadModel(out)).rejects.toMatchObject({
      code: 'bad-model',
      message: expect.stringContaining(`frozen model ${model}: expected a folder, found none`),
    });
  });

  it('loads no network where all vectors are kept', async () => {
    const { model, out } = await saved('kept');
    const cache = folderOf('cache');
    let loaded = 0;
    const features = {
      cache,
      importLibrary: () => {
        loaded++;
        return import('@huggingface/transformers');
      },
    };
    const pairs = Array.from({ length: 16 }, (_, n) => ({ left: `is rice ${n}`, right: words[n] }));
    const first = await scoresOf((await loadModel(out, { features })).model, pairs);
    expect(loaded).toBe(1);
    expect(await scoresOf((await loadModel(out, { features })).model, pairs)).toEqual(first);
    expect(loaded).toBe(1);
    const [folder] = readdirSync(cache).filter((name) => name !== 'onnx');
    expect(folder).toMatch(/--kept_model-[0-9a-f]{12}$/);
    expect(readdirSync(join(cache, folder))).toContain('about.json');
    // Vectors of another pooling are others.
    const config = parseConfig(
      { ...members, encoder: { ...members.encoder, model, pooling: 'cls' }, loss: classifier.loss },
      'test',
    );
    await openFeatures(config, { cache });
    expect(readdirSync(cache).filter((name) => name !== 'onnx').length).toBe(2);
  });
});

describe('settings with a frozen encoder', () => {
  const settings = {
    encoder: { kind: 'frozen', model: text },
    head: { kind: 'cosine' },
    loss: { kind: 'contrastive' },
  };
  const run = async (changes: object, task: Partial<TrainTask> = {}) => {
    const [members, features] = await opened({ ...settings, ...changes } as Members);
    return train(eightPairsTask(members, { ...features, ...task }));
  };

  it.each<[string, () => Promise<unknown>, string]>([
    ['nothing that learns', () => run({}), 'frozen encoder: expected something that learns above it, found nothing'],
    [
      'no model',
      () => run({ encoder: { kind: 'frozen' } }),
      'frozen encoder: expected a model, found none: name one with --features',
    ],
    [
      'a matcher without towers',
      () => run({ architecture: 'two-channel' }),
      'setting "joint": architecture "two-channel" needs one',
    ],
    [
      'swapped sides of two models',
      () =>
        run({
          architecture: 'pseudo-siamese',
          encoder: { ...settings.encoder, reads: 'picture', model: picture, projection: 'same' },
          rightEncoder: { ...settings.encoder, projection: 3 },
          training: { swap: true },
        }),
      'training.swap: expected sides of one kind, found a frozen model of pictures on the left and a frozen model of texts on the right',
    ],
    [
      'settings that nobody opened',
      async () => train(eightPairsTask({ ...settings, training: { epochs: 0 } } as Members)),
      'frozen encoder: expected its model and the length of its vectors',
    ],
  ])('refuse %s', async (_, ask, message) => {
    await expect(ask()).rejects.toThrow(message);
  });

  it('may train nothing, and then give the model’s own cosines', async () => {
    const { devScores } = await run({ training: { epochs: 0 } });
    expect(devScores.length).toBe(8);
    expect(Math.max(...devScores)).toBeLessThan(1.0001);
  });
});
