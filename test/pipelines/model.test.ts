import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { modelFolder, openModel } from '../../pipelines/model.ts';
import { gemelJson, tinyWorld } from './tiny.ts';

const world = tinyWorld();
await gemelJson(world.training('model', '--seed', '7'));
let asked: string[] = [];
/** A hub that knows one model, and one whose weights are another's. */
const hub = createServer(({ url = '' }, response) => {
  asked.push(url);
  const [, owner, name, , , file] = url.split('/');
  const known = owner === 'owner' && ['tiny', 'broken'].includes(name) && world.exists(`model/${file}`);
  const content = name === 'broken' && file === 'weights.safetensors' ? 'others' : known && world.read(`model/${file}`);
  response.writeHead(content ? 200 : 404).end(content || undefined);
});

beforeAll(async () => {
  await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('HF_ENDPOINT', `http://127.0.0.1:${(hub.address() as AddressInfo).port}`);
  vi.stubEnv('GEMEL_CACHE', world.path('cache'));
});
afterAll(() => {
  hub.close();
  vi.unstubAllEnvs();
});

it('reads a folder', async () => {
  expect((await openModel(world.path('model'))).origin.preset).toBe('tiny');
  expect(asked).toEqual([]);
});

it('finds a model that comes with gemel by its name, and suggests one that is near', async () => {
  const shipped = world.path('');
  expect(await modelFolder('model', shipped)).toBe(join(shipped, 'model'));
  await expect(modelFolder('modle', shipped)).rejects.toThrow(
    'expected the folder of a trained model, or one that comes with gemel (model), found none: modle: did you mean "model"?',
  );
});

it('fetches what the manifest of a hub id names, once', async () => {
  asked = [];
  expect((await openModel('owner/tiny')).origin.preset).toBe('tiny');
  expect(await modelFolder('owner/tiny')).toBe(join(world.path('cache'), 'model', 'owner--tiny'));
  expect(asked.map((url) => url.split('/').at(-1)).sort()).toEqual(
    ['manifest.json', 'seen-pairs.bin', 'seen-texts.bin', 'tokenizer.json', 'weights.safetensors'].sort(),
  );
});

it('refuses a file that is not the one that the manifest names', async () => {
  await expect(openModel('owner/broken')).rejects.toThrow(/weights\.safetensors/);
});

it('says what there is where a name stands for nothing', async () => {
  await expect(openModel('nowhere')).rejects.toThrow(/expected the folder of a trained model.*, found none: nowhere/);
  await expect(openModel('owner/nothing')).rejects.toThrow(/HTTP 404/);
});
