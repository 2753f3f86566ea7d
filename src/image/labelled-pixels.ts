/** The CSV form of MNIST and Fashion-MNIST: each row a label and the grey pixels of a square picture, `label,pixel1..pixelN`. */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { GemelError } from '../errors.ts';
import { readPictureFile } from './read-file.ts';

export interface LabelledPixels {
  readonly labels: readonly string[];
  /** The line of the file on which each row stands; the header's is 1. */
  readonly lines: readonly number[];
  /** Pixels are side × side, row by row. */
  readonly side: number;
  /** All rows one after the other, one byte a pixel, 0 black. */
  readonly pixels: Uint8Array;
}

export interface LabelledPixelsOptions {
  /** Told of each row that cannot be read, which is then left out instead of refused. */
  readonly onBad?: (line: number, error: GemelError) => void;
}

/**
 * Reads a `.csv` or `.csv.gz` file of labelled pixels.
 *
 * @throws GemelError `bad-input` with file and line for a row of another length, a pixel that is no whole number from 0 to 255, an empty label,
 * a header that is another, an empty or damaged file.
 * @example
 * const { labels, side, pixels } = await readLabelledPixels('fashion-mnist_test.csv.gz');
 * pixels.subarray(0, side * side); // the picture that labels[0] is said of
 */
export async function readLabelledPixels(path: string, { onBad }: LabelledPixelsOptions = {}): Promise<LabelledPixels> {
  return parseLabelledPixels(await unpack(await readPictureFile(path, 'labelled pixels'), path), path, onBad);
}

/** The same of bytes that have been read; `path` is for messages. Written by hand, since a table of strings would take seconds. */
function parseLabelledPixels(bytes: Uint8Array, path: string, onBad: LabelledPixelsOptions['onBad']): LabelledPixels {
  const lines = linesOf(bytes);
  const header = lines.next();
  if (header.done) throw bad(path, 1, 'a header label,pixel1,pixel2 …', 'an empty file');
  const side = sideOf(textOf(bytes, header.value), path);
  const N = side * side;
  // A pixel takes two bytes at least, a digit and a comma.
  const pixels = new Uint8Array(Math.ceil(bytes.length / 2) + N);
  const labels: string[] = [];
  const numbers: number[] = [];
  for (const line of lines) {
    try {
      const { label, next } = readLabel(bytes, line, path);
      readPixels(bytes, { ...line, start: next }, { path, target: pixels, place: labels.length * N, count: N });
      labels.push(label);
      numbers.push(line.number);
    } catch (error) {
      if (!onBad || !(error instanceof GemelError)) throw error;
      onBad(line.number, error);
    }
  }
  if (labels.length === 0 && !onBad) throw bad(path, 1, 'rows below the header', 'none');
  return { labels, lines: numbers, side, pixels: pixels.subarray(0, labels.length * N) };
}

/** A line without its end; `number` counts from 1. */
interface Line {
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/** The lines that hold anything. */
function* linesOf(bytes: Uint8Array): Generator<Line> {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  let start = hasMark ? 3 : 0;
  for (let number = 1; start < bytes.length; number++) {
    const newline = bytes.indexOf(NEWLINE, start);
    const next = newline < 0 ? bytes.length : newline;
    const end = bytes[next - 1] === RETURN && next > start ? next - 1 : next;
    if (end > start) yield { number, start, end };
    start = next + 1;
  }
}

function sideOf(header: string, path: string): number {
  const columns = header.split(',').map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
  const expected = 'a header label,pixel1 … pixelN, N a square such as 784';
  if (columns[0].toLowerCase() !== 'label') {
    throw bad(path, 1, expected, `${JSON.stringify(columns[0].slice(0, 40))} as its first column`);
  }
  const side = Math.round(Math.sqrt(columns.length - 1));
  if (side === 0 || side * side !== columns.length - 1) throw bad(path, 1, expected, `${columns.length - 1} pixels`);
  return side;
}

/** The label of a row, quoted or not, and where its pixels begin. */
function readLabel(bytes: Uint8Array, line: Line, path: string): { label: string; next: number } {
  let end = line.start;
  const isQuoted = bytes[end] === QUOTE;
  // Quotes within quotes are doubled, so each opens what the one before has closed.
  for (let open = false; end < line.end && (open || bytes[end] !== COMMA); end++) {
    if (isQuoted && bytes[end] === QUOTE) open = !open;
  }
  const text = textOf(bytes, { ...line, end }).trim();
  const label = isQuoted ? text.replace(/^"|"$/g, '').replaceAll('""', '"').trim() : text;
  if (label === '') throw bad(path, line.number, 'a label', 'nothing before the first comma');
  return { label, next: end };
}

interface PixelRow {
  readonly path: string;
  readonly target: Uint8Array;
  readonly place: number;
  readonly count: number;
}

/** Reads `,0,255,…` to the end of the line into `target`, which the caller owns. */
function readPixels(bytes: Uint8Array, { number, start, end }: Line, { path, target, place, count }: PixelRow): void {
  let at = start;
  let found = 0;
  while (at < end && found < count) {
    const first = ++at;
    let value = 0;
    for (; at < end && bytes[at] !== COMMA; at++) {
      const digit = bytes[at] - ZERO;
      value = digit >= 0 && digit <= 9 ? 10 * value + digit : Number.NaN;
    }
    if (at === first || !(value <= 255)) {
      const text = textOf(bytes, { number, start: first, end: Math.min(at, first + 40) });
      throw bad(path, number, `a whole number from 0 to 255 for pixel ${found + 1}`, JSON.stringify(text));
    }
    target[place + found++] = value;
  }
  if (found === count && at >= end) return;
  const more = bytes.subarray(at, end).reduce((commas, byte) => commas + (byte === COMMA ? 1 : 0), 0);
  throw bad(path, number, `${count} pixels, as in the header`, String(found + more));
}

const ZERO = 0x30;
const COMMA = 0x2c;
const QUOTE = 0x22;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

function textOf(bytes: Uint8Array, { start, end }: Line): string {
  return new TextDecoder().decode(bytes.subarray(start, end));
}

async function unpack(bytes: Uint8Array, path: string): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  return promisify(gunzip)(bytes).catch((cause) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new GemelError(
      'bad-input',
      `${path}: expected whole gzip data, found damaged ones (${why}): fetch it again`,
      {
        cause,
      },
    );
  });
}

function bad(path: string, line: number, expected: string, found: string): GemelError {
  return new GemelError('bad-input', `expected ${expected}, found ${found} (line ${line} of ${path})`);
}
