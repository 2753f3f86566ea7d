import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { download, downloadCorpus } from '../../corpora/download.ts';
import { quora } from '../../corpora/quora.ts';
import { temporaryFolder } from './temporary.ts';

const CONTENT = Buffer.from('0123456789'.repeat(1000));
const SHA256 = createHash('sha256').update(CONTENT).digest('hex');

const temporary = temporaryFolder();
const ranges: (string | undefined)[] = [];
let version = '"first"';
let url = '';
let breakOff = () => {};
/** Bytes that have not been taken when a connection breaks are lost, so it breaks once they are. */
const breakAfter4000 = (done: number) => void (done === 4000 && breakOff());

/** Serves `/file` whole or from `Range`; `/broken` stops after 4000 bytes, until `breakOff`, unless asked for the rest; `/plain` knows no ranges. */
function answer(request: IncomingMessage, response: ServerResponse): void {
  const { range, 'if-range': ifRange } = request.headers;
  ranges.push(range);
  if (request.url === '/none') return void response.writeHead(404).end();
  if (request.url === '/plain') return void response.writeHead(200).end(CONTENT);
  const from = range !== undefined && ifRange === version ? Number(/bytes=(\d+)-/.exec(range)?.[1]) : 0;
  if (from >= CONTENT.length) return void response.writeHead(416).end();
  const headers = { etag: version, 'content-length': CONTENT.length - from };
  response.writeHead(
    from > 0 ? 206 : 200,
    from > 0 ? { ...headers, 'content-range': `bytes ${from}-9999/10000` } : headers,
  );
  if (request.url === '/broken' && from === 0) {
    response.write(CONTENT.subarray(0, 4000));
    breakOff = () => response.destroy();
  } else response.end(CONTENT.subarray(from));
}

const server = createServer(answer);
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

let folder = '';
let count = 0;
beforeEach(() => {
  folder = join(temporary.path, `cache-${count++}`);
  version = '"first"';
  ranges.length = 0;
});
const arrived = () => readFileSync(join(folder, 'file'));

describe('download', () => {
  it('fetches a file, checks its sum, tells the progress, and does not fetch it twice', async () => {
    const progress: [number, number | undefined][] = [];
    const source = { url: `${url}/file`, fileName: 'file', sha256: SHA256 };
    await download(source, { folder, onProgress: (done, total) => progress.push([done, total]) });
    await download(source, { folder });
    expect(arrived().equals(CONTENT)).toBe(true);
    expect(progress.at(-1)).toEqual([10_000, 10_000]);
    expect(ranges).toEqual([undefined]);
    expect(existsSync(join(folder, 'file.part'))).toBe(false);
  });

  it('goes on where it broke off', async () => {
    const source = { url: `${url}/broken`, fileName: 'file', sha256: SHA256 };
    await expect(download(source, { folder, onProgress: breakAfter4000 })).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringMatching(/expected 10000 bytes from .*\/broken, found 4000 before it broke off: run again/),
    });
    await download(source, { folder });
    expect(arrived().equals(CONTENT)).toBe(true);
    expect(ranges).toEqual([undefined, 'bytes=4000-']);
  });

  it('begins anew when the file there has changed since', async () => {
    const source = { url: `${url}/broken`, fileName: 'file' };
    await expect(download(source, { folder, onProgress: breakAfter4000 })).rejects.toThrow();
    version = '"second"';
    await download({ ...source, url: `${url}/file` }, { folder });
    expect(arrived().equals(CONTENT)).toBe(true);
  });

  it('begins anew when the server knows no ranges', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'file.part'), 'left over');
    writeFileSync(join(folder, 'file.part.version'), '"first"');
    await download({ url: `${url}/plain`, fileName: 'file', sha256: SHA256 }, { folder });
    expect(arrived().equals(CONTENT)).toBe(true);
  });

  it('begins anew when nothing seems to be missing', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'file.part'), Buffer.alloc(CONTENT.length));
    writeFileSync(join(folder, 'file.part.version'), '"first"');
    await download({ url: `${url}/file`, fileName: 'file' }, { folder });
    expect(arrived().equals(CONTENT)).toBe(true);
    expect(ranges).toEqual(['bytes=10000-', undefined]);
  });

  it('refuses a file with another sum, and does not keep it', async () => {
    const source = { url: `${url}/file`, fileName: 'file', sha256: '0'.repeat(64) };
    await expect(download(source, { folder })).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringMatching(new RegExp(`expected a file of SHA-256 0{64} from .*, found ${SHA256}`)),
    });
    expect(existsSync(join(folder, 'file')) || existsSync(join(folder, 'file.part'))).toBe(false);
  });

  it.each([
    [
      'no server',
      () => 'http://127.0.0.1:1/file',
      /cannot fetch .* \(.+\): fetch file where there is a network.*--data DIR/,
    ],
    ['no file', () => `${url}/none`, /cannot fetch .*\/none \(HTTP 404\): .*--data DIR/],
  ])('where there is %s, tells how to bring the file by hand', async (_, address, message) => {
    await expect(download({ url: address(), fileName: 'file' }, { folder })).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringMatching(message),
    });
  });
});

describe('downloadCorpus', () => {
  it('fetches every source into the cache folder', async () => {
    vi.stubEnv('GEMEL_CACHE', folder);
    const sources = ['first', 'second'].map((fileName) => ({ url: `${url}/file`, fileName }));
    expect(await downloadCorpus({ ...quora, sources })).toBe(join(folder, 'quora'));
    for (const { fileName } of sources) {
      expect(readFileSync(join(folder, 'quora', fileName)).equals(CONTENT)).toBe(true);
    }
    vi.unstubAllEnvs();
  });
});
