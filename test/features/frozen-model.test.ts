import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FeatureSource } from '../../src/features/feature-extractor.ts';
import { type FrozenReading, frozenModel } from '../../src/features/frozen-model.ts';
import { checkModelFolder, type FeatureType, filesOfModel } from '../../src/features/model-files.ts';
import { distance } from '../compile/kernel-case.ts';
import { draw, pictureFolder } from '../image/pictures.ts';
import { modelFolders, tokenId, tokenVector, writeClip, writePictureModel, writeTextModel } from './tiny-models.ts';

const folderOf = modelFolders();
const words = ['tea', 'in', 'oslo', 'cats'];
const [text, picture, clip] = [folderOf('text'), folderOf('picture'), folderOf('clip')];
writeTextModel(text, words);
writeTextModel(text, words, { suffix: '_quantized', scale: 2 });
writePictureModel(picture);
writeClip(clip, words);

const pictures = pictureFolder();
const colours = [
  [
    [255, 0, 0],
    [0, 255, 0],
  ],
  [
    [0, 0, 255],
    [51, 51, 51],
  ],
] as const;
const four = pictures.write('four.png', await draw(colours).png().toBuffer());
const blue = pictures.write(
  'blue.png',
  await draw([[[0, 0, 255]]])
    .png()
    .toBuffer(),
);

interface Asked extends Partial<FrozenReading> {
  readonly importLibrary?: () => Promise<unknown>;
}

async function open(folder: string, asked: Asked = {}) {
  const { importLibrary, ...rest } = asked;
  const reading = { reads: 'text', dtype: 'fp32', normalise: false, ...rest } as const;
  return frozenModel(await checkModelFolder(folder, reading), reading, { threads: 1, importLibrary });
}

async function vectorsOf(folder: string, raw: readonly string[], asked: Asked = {}): Promise<number[][]> {
  const vectors: number[][] = [];
  for await (const batch of (await open(folder, asked)).read(raw)) {
    for (const { place, vector } of batch) vectors[place] = [...vector];
  }
  return vectors;
}

const mean = (rows: readonly number[][]) =>
  rows[0].map((_, d) => rows.reduce((sum, row) => sum + row[d], 0) / rows.length);
const tokens = (all: string, D = 4) => all.split(' ').map((token) => tokenVector(tokenId(words, token), D));

describe('a frozen model of texts', () => {
  const texts = ['tea in oslo', '', 'cats', 'tea what in', 'dogs'];
  const read = [
    '[CLS] tea in oslo [SEP]',
    '[CLS] [SEP]',
    '[CLS] cats [SEP]',
    '[CLS] tea what in [SEP]',
    '[CLS] [UNK] [SEP]',
  ];

  it('gives the mean of the tokens, the marks included', async () => {
    const found = await vectorsOf(text, texts);
    expect(found.length).toBe(5);
    read.forEach((own, n) => {
      expect(distance(found[n], mean(tokens(own)))).toBeLessThan(1e-6);
    });
  });

  it('gives the first token, vectors of length 1, and those of another file by dtype', async () => {
    expect(distance((await vectorsOf(text, texts, { pooling: 'cls' }))[2], tokens('[CLS]')[0])).toBeLessThan(1e-6);
    const [unit] = await vectorsOf(text, texts, { normalise: true });
    const length = Math.hypot(...mean(tokens(read[0])));
    expect(
      distance(
        unit,
        mean(tokens(read[0])).map((x) => x / length),
      ),
    ).toBeLessThan(1e-6);
    const [twice] = await vectorsOf(text, texts, { dtype: 'q8' });
    expect(
      distance(
        twice,
        mean(tokens(read[0])).map((x) => 2 * x),
      ),
    ).toBeLessThan(1e-6);
  });

  it('cuts texts at the most tokens that the model reads', async () => {
    const [long] = await vectorsOf(text, [new Array(40).fill('tea').join(' ')]);
    expect(distance(long, mean(tokens(`[CLS] ${new Array(14).fill('tea').join(' ')} [SEP]`)))).toBeLessThan(1e-6);
  });

  it('gives a text the same vector to the bit whatever is read beside it', async () => {
    const many = Array.from({ length: 300 }, (_, n) => words.slice(0, 1 + (n % 4)).join(' '));
    const all = await vectorsOf(text, [...many, ...texts]);
    expect(await vectorsOf(text, texts)).toEqual(all.slice(-5));
  });

  it('knows texts by what they hold, and the length of its vectors', async () => {
    const model = await open(text);
    const [one, other, again] = await model.keysOf(['tea', 'Tea', 'tea']);
    expect(one).toBe(again);
    expect(one).not.toBe(other);
    expect(await model.measure()).toBe(4);
  });
});

describe('a frozen model of pictures', () => {
  it('gives the first patch, or the mean of all', async () => {
    const reads = { reads: 'picture' } as const;
    const [first] = await vectorsOf(picture, [four], reads);
    expect(distance(first, [1, 0, 0])).toBeLessThan(1e-6);
    const both = await vectorsOf(picture, [four, blue], { ...reads, pooling: 'mean' });
    expect(distance(both[0], [0.3, 0.3, 0.3])).toBeLessThan(1e-6);
    expect(distance(both[1], [0, 0, 1])).toBeLessThan(1e-6);
    expect(await (await open(picture, reads)).measure()).toBe(3);
  });

  it('knows pictures by their bytes, whatever they are called', async () => {
    const copy = join(pictures.path, 'copy.png');
    copyFileSync(four, copy);
    const [one, other, again] = await (await open(picture, { reads: 'picture' })).keysOf([four, blue, copy]);
    expect(one).toBe(again);
    expect(one).not.toBe(other);
  });

  it('names the file that is no picture', async () => {
    const broken = pictures.write('broken.png', 'text');
    await expect(vectorsOf(picture, [broken], { reads: 'picture' })).rejects.toThrow(`${broken}: expected a JPEG`);
  });
});

describe('a CLIP-like model', () => {
  it('reads texts and pictures by a file each', async () => {
    const [shown] = await vectorsOf(clip, [four], { reads: 'picture' });
    expect(distance(shown, [0.3, 0.3, 0.3])).toBeLessThan(1e-6);
    const [said] = await vectorsOf(clip, ['tea in oslo']);
    expect(distance(said, mean(tokens('[CLS] tea in oslo [SEP]', 3)))).toBeLessThan(1e-6);
  });
});

describe('what is wrong with a model', () => {
  const check = (folder: string, reads: FeatureSource = 'text', dtype: FeatureType = 'fp32') =>
    checkModelFolder(folder, { reads, dtype });

  it.each<[string, () => Promise<unknown>, string]>([
    ['no folder', () => check('/nowhere'), 'frozen model /nowhere: expected a folder, found none at /nowhere'],
    ['no config.json', () => check(join(text, 'onnx')), 'onnx/config.json: expected the config.json of a model'],
    [
      'no file of the dtype',
      () => check(text, 'text', 'q4'),
      'expected onnx/model_q4.onnx of the frozen model, found no such file: export the model to ONNX, or choose another dtype than q4',
    ],
    [
      'a model of pictures asked for texts',
      () => check(picture),
      'expected a model of texts, with tokenizer.json, found one of pictures (vit): name another model, or set "reads" to "picture"',
    ],
    [
      'a model of texts asked for pictures',
      () => check(text, 'picture'),
      'expected a model of pictures, with preprocessor_config.json, found one of texts (bert)',
    ],
    [
      'a library that is not installed',
      () => vectorsOf(text, ['tea'], { importLibrary: () => Promise.reject(new Error('none')) }),
      'expected the package @huggingface/transformers, found none: npm install @huggingface/transformers',
    ],
    [
      'no pooler',
      () => vectorsOf(text, ['tea'], { pooling: 'own' }),
      'expected a pooler_output, found last_hidden_state [1,3,4]: choose another pooling',
    ],
  ])('is said in one line: %s', async (_, ask, message) => {
    await expect(ask()).rejects.toMatchObject({ name: 'GemelError', message: expect.stringContaining(message) });
    await expect(ask()).rejects.not.toThrow('\n');
  });

  it('is said of a damaged file, too', async () => {
    const folder = folderOf('damaged');
    writeTextModel(folder, words);
    writeFileSync(join(folder, 'onnx', 'model.onnx'), 'no graph');
    await expect(vectorsOf(folder, ['tea'])).rejects.toMatchObject({
      code: 'bad-model',
      message: expect.stringContaining(`${folder}: expected a model that transformers.js can load, but`),
    });
    writeFileSync(join(folder, 'config.json'), '[]');
    await expect(check(folder)).rejects.toThrow('config.json: expected JSON with the settings of a model');
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
  });

  it('has a hash that follows the files which are read, and no others', async () => {
    const folder = folderOf('hashed');
    writeTextModel(folder, words);
    const { sha256 } = await check(folder);
    writeFileSync(join(folder, 'README.md'), 'read me');
    expect((await check(folder)).sha256).toBe(sha256);
    writeTextModel(folder, words, { scale: 3 });
    expect((await check(folder)).sha256).not.toBe(sha256);
  });
});

describe('filesOfModel', () => {
  it.each([
    [{ model_type: 'bert' }, 'text', 'fp32', ['tokenizer.json', 'tokenizer_config.json', 'onnx/model.onnx']],
    [{ model_type: 'dinov2' }, 'picture', 'q8', ['preprocessor_config.json', 'onnx/model_quantized.onnx']],
    [{ model_type: 'siglip' }, 'picture', 'fp16', ['preprocessor_config.json', 'onnx/vision_model_fp16.onnx']],
    [
      { model_type: 'bert', 'transformers.js_config': { use_external_data_format: { model: 2 } } },
      ...(['text', 'q4'] as const),
      [
        'tokenizer.json',
        'tokenizer_config.json',
        'onnx/model_q4.onnx',
        'onnx/model_q4.onnx_data',
        'onnx/model_q4.onnx_data_1',
      ],
    ],
  ] as const)('of %o for %s in %s', (config, reads, dtype, files) => {
    expect(filesOfModel(config, { reads, dtype })).toEqual(['config.json', ...files]);
  });
});
