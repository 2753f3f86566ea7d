/** A file, or standard input, as lines of text: unpacks gzip, drops a byte-order mark, checks the UTF-8. Every reader starts here. */
import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import { stdin } from 'node:process';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { GemelError } from '../src/errors.ts';

/** Where text comes from: a path, or `-` for standard input (`input` stands in for it in tests). */
export interface Source {
  readonly path: string;
  readonly input?: AsyncIterable<Uint8Array>;
}

/** Some megabytes: no line of text is longer, so what is longer is not text. */
const LONGEST_LINE = 1 << 24;
const NEWLINE = 0x0a;

/** How messages call the source. */
export function sourceName(path: string): string {
  return path === '-' ? 'standard input' : path;
}

/**
 * The text of a source in pieces that each end at the end of a line (the last one may lack its newline).
 *
 * @throws GemelError `bad-input` for a missing or unreadable file, broken gzip, invalid UTF-8 or no text at all.
 */
export async function* readText(source: Source): AsyncGenerator<string> {
  const name = sourceName(source.path);
  let line = 1;
  for await (const bytes of wholeLines(unpacked(source), name)) {
    const text = decode(bytes, { name, line });
    yield line === 1 && text.startsWith('\ufeff') ? text.slice(1) : text;
    line += countNewlines(bytes);
  }
}

function decode(bytes: Buffer, at: { name: string; line: number }): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  let line = at.line;
  let start = 0;
  for (let end = bytes.indexOf(NEWLINE); end >= 0 && isUtf8(bytes.subarray(start, end)); line++) {
    start = end + 1;
    end = bytes.indexOf(NEWLINE, start);
  }
  throw new GemelError(
    'bad-input',
    `expected UTF-8 text, found other bytes (line ${line} of ${at.name}): save the file as UTF-8`,
  );
}

/** Regroups bytes so that each group ends with a newline, the last one excepted. */
async function* wholeLines(chunks: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    if (end > 0) yield Buffer.concat([...held, chunk.subarray(0, end)]);
    if (end > 0) [held, heldBytes] = [[], 0];
    held.push(chunk.subarray(end));
    heldBytes += chunk.length - end;
    if (heldBytes > LONGEST_LINE) {
      throw new GemelError(
        'bad-input',
        `expected lines of text, found one of over 16 MB in ${name}: is it a text file?`,
      );
    }
  }
  if (heldBytes > 0) yield Buffer.concat(held);
}

/** The source's bytes, unpacked where they are gzip: the name says so (`.gz`) or the first two bytes do. */
async function* unpacked(source: Source): AsyncGenerator<Buffer> {
  const name = sourceName(source.path);
  const raw = source.path === '-' ? buffers(source.input ?? stdin) : fileBytes(source.path);
  const { head, rest } = await peek(raw);
  if (head.length === 0) throw new GemelError('bad-input', `expected text, found an empty file: ${name}`);
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  if (!isGzip && source.path.endsWith('.gz')) {
    await raw.return(undefined);
    throw new GemelError(
      'bad-input',
      `expected gzip, as the name says, found other bytes: ${name}: fetch it again or rename it`,
    );
  }
  if (!isGzip) return yield* rest;
  const gunzip = createGunzip({ chunkSize: 1 << 16 });
  const packed = Readable.from(rest).on('error', (error) => gunzip.destroy(error));
  try {
    yield* packed.pipe(gunzip);
  } catch (error) {
    throw asInputError(error, name);
  } finally {
    packed.destroy();
  }
}

async function* fileBytes(path: string): AsyncGenerator<Buffer> {
  try {
    const file = await open(path);
    yield* file.createReadStream();
  } catch (error) {
    throw asInputError(error, path);
  }
}

async function* buffers(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) yield Buffer.from(chunk);
}

async function peek(chunks: AsyncGenerator<Buffer>): Promise<{ head: Buffer; rest: AsyncGenerator<Buffer> }> {
  let head: Buffer = Buffer.alloc(0);
  while (head.length < 2) {
    const next = await chunks.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  async function* rest() {
    try {
      yield head;
      yield* chunks;
    } finally {
      await chunks.return(undefined);
    }
  }
  return { head, rest: rest() };
}

function asInputError(error: unknown, name: string): unknown {
  if (!(error instanceof Error) || error instanceof GemelError) return error;
  const { code } = error as NodeJS.ErrnoException;
  const reason: Record<string, string> = {
    ENOENT: `expected a file, found none: ${name}: check the path`,
    EISDIR: `expected a file, found a folder: ${name}`,
    EACCES: `expected a readable file, found one without permission to read: ${name}`,
    Z_BUF_ERROR: `expected complete gzip data, found that ${name} is cut off: fetch it again`,
    Z_DATA_ERROR: `expected intact gzip data, found ${name} damaged (${error.message}): fetch it again`,
  };
  return new GemelError('bad-input', reason[code ?? ''] ?? `cannot read ${name}: ${error.message}`, { cause: error });
}

function countNewlines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count++;
  return count;
}
