import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildMatcher, buildSides, buildTokenizer } from '../../src/build.ts';
import { parseConfig } from '../../src/config.ts';
import { randomEmbeddings } from '../../src/data/embeddings.ts';
import { SeenTexts } from '../../src/data/seen-texts.ts';
import { Random } from '../../src/random.ts';
import { loadModel, type SavedModel, saveModel } from '../../src/storage/model-folder.ts';
import { decodeTensors, encodeTensors } from '../../src/storage/safetensors.ts';
import type { StoredTensor } from '../../src/storage/tensor-types.ts';
import { startState } from '../../src/training/state.ts';

async function untrainedModel(): Promise<SavedModel> {
  const config = parseConfig(
    {
      encoder: { kind: 'lstm', units: 2 },
      head: { kind: 'scaled-cosine' },
      loss: { kind: 'binary-cross-entropy' },
      text: { minimumCount: 1, dimension: 3, lengths: [4, 8] },
    },
    'test',
  );
  const tokenizer = buildTokenizer(config.text, ['a cat', 'a dog']);
  const matcher = buildMatcher(config, { embeddingWidth: 3, task: { kind: 'match' } });
  const random = Random.fromSeed(1);
  const embeddings = randomEmbeddings({ rows: tokenizer.size, vectorWidth: 3, width: matcher.tokenWidth, random });
  const { weights } = startState(matcher, embeddings, random);
  return {
    model: { matcher, tokenizer, sides: buildSides(config, { matcher, tokenizer }), weights, embeddings },
    task: { kind: 'match' },
    embeddingWidth: 3,
    decision: {
      choice: { threshold: 0.1 + 0.2, goal: 'accuracy', value: 0.9, reached: true },
      calibration: { slope: 4, intercept: -2 },
    },
    config,
    origin: {
      gemel: '0.0.0',
      preset: 'test',
      seed: 7,
      data: 'two texts',
      dataHash: '00',
      pairs: 1,
      engine: 'onnx cpu',
      command: 'gemel train',
      dev: { accuracy: 1, recall: null },
      bestEpoch: 1,
    },
    seen: await SeenTexts.fromTexts(['a cat', 'a dog']),
    seenPairs: SeenTexts.fromPairs([{ left: 'a cat', right: 'a dog' }]),
  };
}

const root = mkdtempSync(join(tmpdir(), 'gemel-model-'));
const whole = join(root, 'whole');
const folder = join(root, 'model');
const WEIGHTS = 'weights.safetensors';
let saved: SavedModel;

beforeAll(async () => {
  saved = await untrainedModel();
  await saveModel(whole, saved);
});
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  cpSync(whole, folder, { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true }));

const read = (file: string) => readFileSync(join(folder, file));
const write = (file: string, content: string | Uint8Array) => writeFileSync(join(folder, file), content);
function editManifest(edit: (manifest: Record<string, unknown>) => unknown): void {
  write('manifest.json', JSON.stringify(edit(JSON.parse(read('manifest.json').toString()))));
}
/** Other tensors under a hash that fits them. */
function replaceTensors(edit: (tensors: Record<string, StoredTensor>) => Record<string, StoredTensor>): void {
  const bytes = encodeTensors(edit({ ...decodeTensors(read(WEIGHTS), WEIGHTS).tensors }));
  replace(WEIGHTS, bytes);
}
/** Another file under a hash that fits it. */
function replace(file: string, content: string | Uint8Array): void {
  write(file, content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  editManifest((manifest) => ({ ...manifest, sha256: { ...(manifest.sha256 as object), [file]: sha256 } }));
}

describe('a model folder', () => {
  it('gives back all that was saved', async () => {
    const loaded = await loadModel(folder);
    const { matcher, tokenizer, sides, ...values } = loaded.model;
    expect(sides.left.lengths).toEqual([4, 8]);
    expect(sides.right).toBe(sides.left);
    expect(values).toEqual({
      weights: saved.model.weights,
      embeddings: saved.model.embeddings,
    });
    expect(matcher.weights.map(({ name, shape }) => ({ name, shape }))).toEqual(
      saved.model.matcher.weights.map(({ name, shape }) => ({ name, shape })),
    );
    expect(tokenizer?.state()).toEqual(saved.model.tokenizer?.state());
    const { embeddingWidth, decision, task, config, origin } = saved;
    expect(loaded).toMatchObject({ embeddingWidth, decision, task, config, origin });
    expect(loaded.seen.toBytes()).toEqual(saved.seen.toBytes());
    expect(loaded.seenPairs.toBytes()).toEqual(saved.seenPairs.toBytes());
  });

  it('is the same to the byte when it is saved again', async () => {
    const again = join(root, 'again');
    await saveModel(again, await loadModel(folder));
    expect(readdirSync(again).sort()).toEqual([
      'manifest.json',
      'seen-pairs.bin',
      'seen-texts.bin',
      'tokenizer.json',
      WEIGHTS,
    ]);
    for (const file of readdirSync(again)) expect(readFileSync(join(again, file))).toEqual(read(file));
  });

  it('takes the place of an older one', async () => {
    const seen = await SeenTexts.fromTexts(['another']);
    await saveModel(folder, { ...saved, seen });
    expect((await loadModel(folder)).seen.size).toBe(1);
  });

  it('is refused where there is none', async () => {
    await expect(loadModel(join(root, 'nowhere'))).rejects.toMatchObject({
      code: 'bad-model',
      message: expect.stringContaining(`${join(root, 'nowhere', 'manifest.json')}: expected`),
    });
  });
});

describe('a damaged model folder is refused in one line that names the file', () => {
  const damages: [string, string, () => void, string?][] = [
    ...['manifest.json', WEIGHTS, 'tokenizer.json', 'seen-texts.bin', 'seen-pairs.bin'].map(
      (file): [string, string, () => void, string] => [
        `${file} missing`,
        file,
        () => rmSync(join(folder, file)),
        'no such file',
      ],
    ),
    ...['manifest.json', 'tokenizer.json', 'seen-texts.bin', 'seen-pairs.bin'].map(
      (file): [string, string, () => void] => [
        `${file} cut short`,
        file,
        () => write(file, read(file).subarray(0, -5)),
      ],
    ),
    ...[0, 5, 100, -1].map((end): [string, string, () => void] => [
      `weights cut at byte ${end}`,
      WEIGHTS,
      () => write(WEIGHTS, read(WEIGHTS).subarray(0, end)),
    ]),
    [
      'weights of which a bit has flipped',
      WEIGHTS,
      () => {
        const bytes = read(WEIGHTS);
        bytes[bytes.length - 1] ^= 1;
        write(WEIGHTS, bytes);
      },
      'expected the file that manifest.json names, found another',
    ],
    [
      'a tokenizer with another token',
      'tokenizer.json',
      () => write('tokenizer.json', read('tokenizer.json').toString().replace('"tokens":["', '"tokens":["x')),
      'expected the file that manifest.json names, found another',
    ],
    ['a file that is no JSON', 'manifest.json', () => write('manifest.json', 'weights'), 'expected JSON'],
    [
      'JSON of something else',
      'manifest.json',
      () => write('manifest.json', '{"name":"gemel","version":"1.0.0"}'),
      'manifest of a gemel model',
    ],
    ['a list', 'manifest.json', () => write('manifest.json', '[]'), 'manifest of a gemel model'],
    [
      'another version',
      'manifest.json',
      () => editManifest((manifest) => ({ ...manifest, version: 99 })),
      'version 2, found 99',
    ],
    [
      'a task of no kind',
      'manifest.json',
      () => editManifest((manifest) => ({ ...manifest, task: { kind: 'guess' } })),
      '"task.kind"',
    ],
    [
      'a task of classes without their names',
      'manifest.json',
      () => editManifest((manifest) => ({ ...manifest, task: { kind: 'classes' } })),
      '"task.names"',
    ],
    [
      'a decision without its threshold',
      'manifest.json',
      () => editManifest((manifest) => ({ ...manifest, decision: {} })),
      'decision.choice',
    ],
    [
      'settings of another release',
      'manifest.json',
      () => editManifest((manifest) => ({ ...manifest, config: { ...saved.config, encoder: { kind: 'perceptron' } } })),
      'encoder.kind',
    ],
    [
      'a width that its weights do not have',
      WEIGHTS,
      () => editManifest((manifest) => ({ ...manifest, embeddingWidth: 4 })),
      'of shape [4,8] in float32, found [3,8]',
    ],
    [
      'a weight that is no number',
      WEIGHTS,
      () =>
        replaceTensors((tensors) => ({ ...tensors, 'head.bias': { shape: [], data: Float32Array.of(Number.NaN) } })),
      'finite numbers in tensor "head.bias", found NaN',
    ],
    [
      'a tensor missing',
      WEIGHTS,
      () => replaceTensors(({ embeddings, ...rest }) => rest),
      'expected a tensor "embeddings", found none',
    ],
    [
      'a tensor of another shape',
      WEIGHTS,
      () =>
        replaceTensors((tensors) => ({
          ...tensors,
          'encoder.forward.bias': { shape: [2], data: new Float32Array(2) },
        })),
      'tensor "encoder.forward.bias" of shape [8] in float32, found [2]',
    ],
    [
      'a tensor of another type',
      WEIGHTS,
      () => replaceTensors((tensors) => ({ ...tensors, 'head.bias': { shape: [], data: new Int32Array(1) } })),
      'tensor "head.bias"',
    ],
    [
      'a tokenizer of another size',
      WEIGHTS,
      () => replace('tokenizer.json', JSON.stringify({ kind: 'words', tokens: ['a'] })),
      'tensor "embeddings" of shape [3,3]',
    ],
    [
      'a tokenizer of no kind',
      'tokenizer.json',
      () => write('tokenizer.json', '{"tokens":["a"]}'),
      'expected a saved tokenizer',
    ],
  ];

  it.each(damages)('%s', async (_, file, damage, finding = 'expected') => {
    damage();
    await expect(loadModel(folder)).rejects.toMatchObject({
      name: 'GemelError',
      code: 'bad-model',
      message: expect.stringMatching(/^[^\n]+$/),
    });
    await expect(loadModel(folder)).rejects.toThrow(join(folder, file));
    await expect(loadModel(folder)).rejects.toThrow(finding);
  });
});
