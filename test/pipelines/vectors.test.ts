import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openPretrained, openVectors } from '../../pipelines/vectors.ts';
import { encodeTensors } from '../../src/storage/safetensors.ts';
import { smallWordpiece } from '../text/small-wordpiece.ts';

const definition = smallWordpiece();
const rows = Object.keys(definition.model.vocab).length;
const FILES: Record<string, string | Uint8Array> = {
  'config.json': '{"model_type":"model2vec"}',
  'tokenizer.json': JSON.stringify(definition),
  'model.safetensors': encodeTensors({ embeddings: { shape: [rows, 2], data: new Float32Array(2 * rows).fill(1) } }),
};

const folder = mkdtempSync(join(tmpdir(), 'gemel-vectors-'));
let asked: string[] = [];
/** A hub that knows one model. */
const hub = createServer(({ url = '' }, response) => {
  asked.push(url);
  const content = FILES[url.replace('/owner/small/resolve/main/', '')];
  response.writeHead(content ? 200 : 404).end(content);
});

beforeAll(async () => {
  await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('HF_ENDPOINT', `http://127.0.0.1:${(hub.address() as AddressInfo).port}`);
  vi.stubEnv('GEMEL_CACHE', join(folder, 'cache'));
});
afterAll(() => {
  hub.close();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

it('reads a folder', async () => {
  for (const [name, content] of Object.entries(FILES)) writeFileSync(join(folder, name), content);
  expect((await openVectors(folder)).vectors).toMatchObject({ rows, dimension: 2 });
});

it('fetches a hub id once', async () => {
  asked = [];
  expect((await openVectors('owner/small')).vectors).toMatchObject({ rows, dimension: 2 });
  expect((await openVectors('owner/small')).vectors).toMatchObject({ rows, dimension: 2 });
  expect(asked).toEqual(Object.keys(FILES).map((file) => `/owner/small/resolve/main/${file}`));
});

it('fetches a transformer likewise, and says what it is not', async () => {
  asked = [];
  await expect(openPretrained('owner/small')).rejects.toThrow(
    /pretrained.owner--small.config\.json: expected the settings of a BERT model/,
  );
  expect(asked).toEqual(Object.keys(FILES).map((file) => `/owner/small/resolve/main/${file}`));
  await expect(openPretrained('owner/other')).rejects.toThrow(/HTTP 404.* with --pretrained DIR/);
});

it('says how to bring the files by hand where the hub has no such model', async () => {
  await expect(openVectors('owner/other')).rejects.toThrow(/HTTP 404.*fetch config\.json .* with --vectors DIR/);
});

it('takes a name without an owner for a folder', async () => {
  await expect(openVectors('nowhere')).rejects.toThrow('no such file');
});
