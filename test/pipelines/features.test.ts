import { readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openModel } from '../../pipelines/model.ts';
import { BatchedModel } from '../../src/serve/batched-model.ts';
import { decodeNpy } from '../../src/storage/npy.ts';
import { modelFolders, writeTextModel } from '../features/tiny-models.ts';
import { gemel, gemelJson, tinyPairs, tinyWorld } from './tiny.ts';

const world = tinyWorld();
const folderOf = modelFolders();
const [minilm, small] = [folderOf('minilm'), folderOf('small')];
const words = [...new Set(tinyPairs().flatMap(({ a, b }) => `${a} ${b}`.match(/\w+/g) ?? []))];
for (const folder of [minilm, small]) writeTextModel(folder, words, { dimension: folder === minilm ? 24 : 8 });
writeTextModel(minilm, words, { dimension: 24, suffix: '_quantized', scale: 2 });

const cache = world.path('cache');
const kept = () => readdirSync(join(cache, 'features', 'vectors')).sort();
vi.stubEnv('GEMEL_CACHE', cache);
afterAll(() => vi.unstubAllEnvs());

const columns = ['--left', 'a', '--right', 'b'];
const pairs = ['--pairs', world.path('pairs.csv'), ...columns, '--label', 'same', '--threads', '1'];
const train = (out: string, ...more: string[]) => [
  ...['train', ...pairs, '--preset', 'frozen-siamese', '--out', world.path(out), ...more],
];
const texts = world.write(
  'texts.txt',
  tinyPairs()
    .map(({ a }) => a)
    .join('\n'),
);
const out = (name: string) => ['--output', world.path(name)];

describe('a matcher over a frozen model', async () => {
  const summary = await gemelJson(train('model', '--features', minilm));
  const model = ['--model', world.path('model')];

  it('names its model in the manifest', () => {
    expect(summary).toMatchObject({ preset: 'frozen-siamese', parameters: 24 * 24 + 2 });
    const { encoder } = JSON.parse(world.text('model/manifest.json')).config;
    expect(encoder).toMatchObject({ model: minilm, dimension: 24, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(world.filesOf('model')).not.toContain('tokenizer.json');
  });

  it('learns the same to the bit from vectors that were kept', async () => {
    expect(kept().length).toBe(1);
    await gemelJson(train('again', '--features', minilm));
    expect(world.read('again/weights.safetensors')).toEqual(world.read('model/weights.safetensors'));
    rmSync(join(cache, 'features'), { recursive: true });
    await gemelJson(train('afresh', '--features', minilm));
    expect(world.read('afresh/weights.safetensors')).toEqual(world.read('model/weights.safetensors'));
  });

  it('keeps vectors of another dtype elsewhere', async () => {
    await gemelJson(train('quantised', '--features', minilm, '--dtype', 'q8', '--epochs', '1'));
    expect(JSON.parse(world.text('quantised/manifest.json')).config.encoder.dtype).toBe('q8');
    expect(kept().length).toBe(2);
  });

  it('evaluates, scores, embeds, searches, ranks and finds duplicates', async () => {
    const evaluated = await gemelJson(['evaluate', ...model, ...pairs, '--predictions', world.path('predictions.csv')]);
    expect(evaluated.pairs).toBe(160);
    const input = ['--input', world.path('pairs.csv')];
    await gemelJson(['score', ...model, ...input, ...columns, ...out('scored.csv')]);
    const rows = (name: string) => world.text(name).trim().split('\n').slice(1);
    expect(rows('scored.csv')).toEqual(rows('predictions.csv'));
    await gemelJson(['embed', ...model, '--input', texts, ...out('vectors.npy')]);
    expect(decodeNpy(world.read('vectors.npy'), '')).toMatchObject({ rows: 160, columns: 24 });
    const groups = await gemelJson(['duplicates', ...model, '--input', texts, ...out('groups.csv')]);
    expect(groups.texts).toBe(160);
    await gemelJson(['index', ...model, '--input', texts, '--out', world.path('index')]);
    const [{ a: query }] = tinyPairs();
    const search = ['search', '--index', world.path('index'), '-k', '1'];
    expect(JSON.stringify(await gemelJson([...search, '--query', query]))).toContain(query);
    const rank = ['rank', ...model, ...input, '--question', 'a', '--answer', 'b', '--label', 'same'];
    expect((await gemelJson([...rank, ...out('ranked.csv')])).questions).toBeGreaterThan(0);
  });

  it('stores its projection in 8 bits, and cannot be exported', async () => {
    await gemelJson(['quantise', ...model, '--out', world.path('smaller')]);
    const score = ['score', '--model', world.path('smaller'), '--input', world.path('pairs.csv'), ...columns];
    expect((await gemelJson([...score, ...out('smaller.csv')])).pairs).toBe(160);
    const { code, err } = await gemel(['export', ...model, ...out('model.onnx')]);
    expect(code).not.toBe(0);
    expect(err).toContain('found one that reads by a frozen model, which is a file of its own');
  });

  it('can be served', async () => {
    const before = kept().flatMap((folder) => readdirSync(join(cache, 'features', 'vectors', folder)));
    const { model: read } = await openModel(world.path('model'), undefined, { readOnly: true });
    const served = new BatchedModel(read, {
      ...{ limits: { batch: 8, waiting: 100 }, engine: { threads: 1 } },
    });
    await served.warmUp();
    const [{ a, b }] = tinyPairs();
    const scores = await Promise.all([a, b, 'new'].map((left) => served.score([{ left, right: b }])));
    expect(scores.every(([score]) => Number.isFinite(score))).toBe(true);
    await served.embed(
      Array.from({ length: 40 }, (_, n) => `asked ${n}`),
      'left',
    );
    expect(kept().flatMap((folder) => readdirSync(join(cache, 'features', 'vectors', folder)))).toEqual(before);
    await served.dispose();
  });

  it('is compared with others', async () => {
    const compared = ['compare', ...pairs, '--presets', `frozen-siamese,${world.path('tiny.json')}`, '--seeds', '1'];
    const { presets } = await gemelJson([...compared, '--features', small, '--budget', '20steps']);
    expect(presets.map(({ name }: { name: string }) => name)).toEqual(['frozen-siamese', 'tiny']);
    expect(presets[0].parameters).toBe(8 * 8 + 2);
  });
});

describe('what is wrong', () => {
  it.each<[string, string[], string]>([
    ['no model', train('none'), 'frozen encoder: expected a model, found none: name one with --features'],
    ['no such folder', train('none', '--features', '/nowhere'), 'frozen model /nowhere: expected a folder, found none'],
    [
      'a dtype that the folder lacks',
      train('none', '--features', small, '--dtype', 'q8'),
      'expected onnx/model_quantized.onnx of the frozen model',
    ],
    [
      'a dtype that there is not',
      train('none', '--features', small, '--dtype', 'q7'),
      'frozen-siamese, with --features and --dtype: setting "encoder.dtype": Invalid option',
    ],
    [
      'a preset without',
      [...world.training('none'), '--features', small],
      '--features: expected settings with a frozen encoder, found none in tiny',
    ],
    [
      'a model of texts for pictures',
      ['train', ...pairs, '--preset', 'frozen-clip', '--features', small, '--out', world.path('none')],
      'expected a model of pictures, with preprocessor_config.json, found one of texts (bert)',
    ],
  ])('is said in one line and nothing is written: %s', async (_, args, message) => {
    const { code, err } = await gemel(args);
    expect(
      err
        .trim()
        .split('\n')
        .filter((line) => line.startsWith('gemel')),
    ).toEqual([expect.stringContaining(message)]);
    expect(code).toBe(2);
    expect(world.exists('none')).toBe(false);
  });

  it('stops at Ctrl-C while features are read', async () => {
    const stop = new AbortController();
    stop.abort();
    rmSync(join(cache, 'features'), { recursive: true });
    const { code, err } = await gemel(train('none', '--features', minilm), stop.signal);
    expect(code).toBe(130);
    expect(err).toContain('stopped by Ctrl-C');
    expect(world.exists('none')).toBe(false);
  });
});

describe('a model of the hub', () => {
  const hub = createServer(async ({ url = '' }, response) => {
    const [, owner, name, , , ...path] = url.split('/');
    const content =
      owner === 'owner' && name === 'small' && (await readFile(join(small, ...path)).catch(() => undefined));
    response.writeHead(content ? 200 : 404).end(content || undefined);
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve));
    vi.stubEnv('HF_ENDPOINT', `http://127.0.0.1:${(hub.address() as AddressInfo).port}`);
  });
  afterAll(() => void hub.close());

  it('is fetched once, and known by its id', async () => {
    await gemelJson(train('fetched', '--features', 'owner/small', '--epochs', '1'));
    expect(JSON.parse(world.text('fetched/manifest.json')).config.encoder.model).toBe('owner/small');
    hub.close();
    const score = ['score', '--model', world.path('fetched'), '--input', world.path('pairs.csv'), ...columns];
    expect((await gemelJson([...score, ...out('fetched.csv')])).pairs).toBe(160);
  });
});
