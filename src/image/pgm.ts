/** PGM, the plain format of grey pictures in which research collections (the ORL faces) come. */
import { GemelError } from '../errors.ts';

export interface GreyPixels {
  readonly height: number;
  readonly width: number;
  /** One byte a pixel, row by row. */
  readonly pixels: Uint8Array;
}

/** Whether the bytes begin as a PGM file does: `P2`, numbers as text, or `P5`, numbers as bytes. */
export function isPgm(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && (bytes[1] === 0x32 || bytes[1] === 0x35) && (isSpace(bytes[2]) || bytes[2] === HASH);
}

/**
 * The pixels of a PGM file (netpbm.sourceforge.net/doc/pgm.html), scaled so that its own white is 255. `path` is for messages.
 *
 * @example
 * parsePgm(new TextEncoder().encode('P2 2 1 15 0 15'), 'two.pgm').pixels; // Uint8Array [0, 255]
 */
export function parsePgm(bytes: Uint8Array, path: string): GreyPixels {
  const reader = new NumberReader(bytes, path);
  const width = reader.next('the width');
  const height = reader.next('the height');
  const white = reader.next('the value of white');
  if (width === 0 || height === 0 || white === 0 || white > 65535) {
    throw damaged(path, `a size and a white of 1…65535, found ${width}×${height} and ${white}`);
  }
  const count = width * height;
  const toByte = (value: number) => Math.round((255 * Math.min(value, white)) / white);
  if (bytes[1] === 0x32) {
    if (count > bytes.length) throw damaged(path, `${count} pixels, found ${bytes.length} bytes`);
    const pixels = Uint8Array.from({ length: count }, (_, i) => toByte(reader.next(`pixel ${i + 1} of ${count}`)));
    return { height, width, pixels };
  }
  // Exactly one white-space byte stands between the header and the pixels.
  const raster = bytes.subarray(reader.place + 1);
  const depth = white < 256 ? 1 : 2;
  if (raster.length < count * depth) throw damaged(path, `${count * depth} bytes of pixels, found ${raster.length}`);
  if (white === 255) return { height, width, pixels: new Uint8Array(raster.subarray(0, count)) };
  const valueAt = (i: number) => (depth === 1 ? raster[i] : 256 * raster[2 * i] + raster[2 * i + 1]);
  return { height, width, pixels: Uint8Array.from({ length: count }, (_, i) => toByte(valueAt(i))) };
}

/** A PGM file of pixels. */
export function writePgm({ height, width, pixels }: GreyPixels): Uint8Array {
  const header = new TextEncoder().encode(`P5 ${width} ${height} 255\n`);
  const bytes = new Uint8Array(header.length + pixels.length);
  bytes.set(header);
  bytes.set(pixels, header.length);
  return bytes;
}

/** Reads one decimal number after another, over white space and comments. */
class NumberReader {
  /** The byte after the last number. */
  place = 2;
  readonly #bytes: Uint8Array;
  readonly #path: string;

  constructor(bytes: Uint8Array, path: string) {
    this.#bytes = bytes;
    this.#path = path;
  }

  next(what: string): number {
    this.#skip();
    const start = this.place;
    let value = 0;
    while (isDigit(this.#bytes[this.place])) value = 10 * value + this.#bytes[this.place++] - ZERO;
    if (this.place > start && value <= 0xffffffff) return value;
    throw damaged(this.#path, `a number for ${what}, found ${this.place < this.#bytes.length ? 'none' : 'the end'}`);
  }

  #skip(): void {
    for (; this.place < this.#bytes.length; this.place++) {
      if (this.#bytes[this.place] === HASH) this.#skipLine();
      else if (!isSpace(this.#bytes[this.place])) return;
    }
  }

  #skipLine(): void {
    while (this.place < this.#bytes.length && this.#bytes[this.place] !== NEWLINE) this.place++;
  }
}

const ZERO = 0x30;
const HASH = 0x23;
const NEWLINE = 0x0a;

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= ZERO + 9;
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || (byte !== undefined && byte >= 0x09 && byte <= 0x0d);
}

function damaged(path: string, expected: string): GemelError {
  return new GemelError('bad-input', `${path}: expected a PGM picture with ${expected}: the file is damaged`);
}
