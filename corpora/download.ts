/** Fetches a corpus' original files into a cache: goes on where it was interrupted, checks the sums, tells how to do without a network. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { GemelError } from '../src/errors.ts';
import type { CorpusCard, CorpusRequest, CorpusSource } from './corpus.ts';

type Progress = NonNullable<CorpusRequest['onProgress']>;

export interface DownloadOptions {
  readonly folder: string;
  /** The flag by which a user brings the file by hand. */
  readonly flag?: string;
  readonly onProgress?: Progress;
}

/** The folder with a corpus' original files, each fetched if it is not there yet: `$GEMEL_CACHE/NAME`, by default in the user's cache folder. */
export async function downloadCorpus(corpus: CorpusCard, onProgress?: Progress): Promise<string> {
  if (corpus.sources === undefined)
    throw new GemelError('bad-usage', `${corpus.name}: expected a folder with --data, found none`);
  const folder = join(cacheFolder(), corpus.name);
  for (const source of corpus.sources) await download(source, { folder, onProgress });
  return folder;
}

/** Where fetched files are kept. */
export function cacheFolder(): string {
  return env.GEMEL_CACHE ?? join(env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'gemel');
}

/**
 * Fetches one file. What arrives is kept as `NAME.part` until it is whole and its sum is right; the next call asks the server for the rest,
 * provided that the file there is still the same one (HTTP `Range` and `If-Range`, RFC 9110).
 *
 * @throws GemelError `bad-input` where the server cannot be reached, breaks off, or sends another file.
 */
export async function download(
  source: CorpusSource,
  { folder, flag = '--data', onProgress }: DownloadOptions,
): Promise<void> {
  const path = join(folder, source.fileName);
  if ((await sizeOf(path)) !== undefined) return;
  await mkdir(folder, { recursive: true });
  const part = `${path}.part`;
  const { response, from } = await request(source, { part, flag });
  const length = response.headers.get('content-length');
  const total = length === null ? undefined : from + Number(length);

  const file = await open(part, from > 0 ? 'a' : 'w');
  let done = from;
  try {
    for await (const bytes of response.body ?? []) {
      await file.write(bytes);
      done += bytes.length;
      onProgress?.(done, total);
    }
  } catch (error) {
    throw new GemelError(
      'bad-input',
      `expected ${total ?? 'more'} bytes from ${source.url}, found ${done} before it broke off: run again to go on from there`,
      { cause: error },
    );
  } finally {
    await file.close();
  }

  await checkSum(source, part);
  await rename(part, path);
  await rm(versionFile(part), { force: true });
}

/** Asks for the file, or for what is missing of it; `from` is the byte with which the answer begins. */
async function request(
  source: CorpusSource,
  { part, flag }: { readonly part: string; readonly flag: string },
): Promise<{ response: Response; from: number }> {
  const have = (await sizeOf(part)) ?? 0;
  const version = await readFile(versionFile(part), 'utf8').catch(() => '');
  const resume = have > 0 && version !== '';
  const headers = { 'accept-encoding': 'identity', ...(resume && { range: `bytes=${have}-`, 'if-range': version }) };
  const response = await fetch(source.url, { headers }).catch((error: Error) => {
    const cause = error.cause instanceof Error ? error.cause : error;
    throw byHand(source, { flag, reason: 'code' in cause ? String(cause.code) : cause.message, cause: error });
  });
  if (response.status === 416 && resume) {
    // Nothing is missing: it broke off between the last byte and the check. What is there may still be wrong, so fetch it anew.
    await rm(part);
    return request(source, { part, flag });
  }
  if (!response.ok) throw byHand(source, { flag, reason: `HTTP ${response.status}` });
  if (response.status === 206) return { response, from: have };
  await writeFile(versionFile(part), response.headers.get('etag') ?? response.headers.get('last-modified') ?? '');
  return { response, from: 0 };
}

/** The server's mark of the version that the part belongs to. */
function versionFile(part: string): string {
  return `${part}.version`;
}

async function checkSum({ url, sha256 }: CorpusSource, part: string): Promise<void> {
  if (sha256 === undefined) return;
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(part)) hash.update(bytes);
  const found = hash.digest('hex');
  if (found === sha256) return;
  await rm(part);
  throw new GemelError(
    'bad-input',
    `expected a file of SHA-256 ${sha256} from ${url}, found ${found}: it has changed or was damaged on the way`,
  );
}

function byHand(
  { url, fileName }: CorpusSource,
  { flag, reason, cause }: { readonly flag: string; readonly reason: string; readonly cause?: unknown },
): GemelError {
  return new GemelError(
    'bad-input',
    `cannot fetch ${url} (${reason}): fetch ${fileName} where there is a network, put it into a folder, and name the folder with ${flag} DIR`,
    { cause },
  );
}

async function sizeOf(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.size;
}
