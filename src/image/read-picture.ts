/** A picture file → pixels of the size that a network reads. The one place that knows sharp. */
import { readFile } from 'node:fs/promises';
import type { Sharp, SharpOptions } from 'sharp';
import { GemelError } from '../errors.ts';
import { isPgm, parsePgm } from './pgm.ts';
import type { Picture, PictureSize } from './picture.ts';

/** A file of a few kilobytes can claim to hold more pixels than memory does. */
const MOST_PIXELS = 100_000_000;

/**
 * Reads a JPEG, PNG, WebP or PGM file and stretches it to a size, as the photographer held the camera, on white where it is see-through.
 *
 * @example
 * const picture = await readPicture('shoe.jpg', { height: 64, width: 64, channels: 3 });
 * picture.pixels.length; // 12288
 */
export async function readPicture(path: string, size: PictureSize): Promise<Picture> {
  if (size.channels !== 1 && size.channels !== 3) {
    throw new GemelError('bad-usage', `pictures: expected 1 channel (grey) or 3 (colour), found ${size.channels}`);
  }
  const image = await openPicture(path);
  const resized = image.resize(size.width, size.height, { fit: 'fill' });
  const coloured = size.channels === 1 ? resized.toColourspace('b-w') : resized.toColourspace('srgb');
  const { pixels } = await decode(coloured, path);
  return { size, pixels };
}

/** The same at the size that the file has, in colour. */
export async function readWholePicture(path: string): Promise<Picture> {
  const image = await openPicture(path);
  return decode(image.toColourspace('srgb'), path);
}

async function openPicture(path: string): Promise<Sharp> {
  const bytes = await readPictureFile(path);
  return isPgm(bytes) ? openPgm(bytes, path) : openImage(bytes, path);
}

async function decode(image: Sharp, path: string): Promise<Picture> {
  const { data, info } = await image
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch((error) => {
      throw damaged(path, error);
    });
  const { height, width, channels } = info;
  return { size: { height, width, channels }, pixels: new Uint8Array(data.buffer, data.byteOffset, data.length) };
}

async function openPgm(bytes: Uint8Array, path: string): Promise<Sharp> {
  const { height, width, pixels } = parsePgm(bytes, path);
  refuseHuge(path, height, width);
  return open(pixels, { raw: { height, width, channels: 1 } });
}

async function openImage(bytes: Uint8Array, path: string): Promise<Sharp> {
  if (!isKnown(bytes)) {
    const found = bytes.length === 0 ? 'an empty file' : 'something else';
    throw new GemelError('bad-input', `${path}: expected a JPEG, PNG, WebP or PGM picture, found ${found}: convert it`);
  }
  // A warning is a flaw that every viewer overlooks; an error is a part that is missing.
  const image = await open(bytes, { limitInputPixels: false, failOn: 'error' });
  const {
    height,
    width,
    pages = 1,
  } = await image.metadata().catch((error) => {
    throw damaged(path, error);
  });
  if (pages > 1 || isMovingPng(bytes)) {
    throw new GemelError('bad-input', `${path}: expected a still picture, found an animation: save one frame of it`);
  }
  refuseHuge(path, height, width);
  return image.autoOrient().flatten({ background: 'white' });
}

async function open(bytes: Uint8Array, options: SharpOptions): Promise<Sharp> {
  const { default: sharp } = await import('sharp').catch((cause) => {
    throw new GemelError(
      'unsupported',
      'pictures: sharp, which decodes them, could not be loaded: npm install --include=optional sharp',
      { cause },
    );
  });
  // Many pictures at a time and a thread for each is faster than several threads for one after the other.
  sharp.concurrency(1);
  sharp.cache(false);
  return sharp(bytes, options);
}

/** A picture file's bytes, or one line that says why it could not be read. */
export async function readPictureFile(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const reason = REASONS[error instanceof Error && 'code' in error ? String(error.code) : ''];
    if (!reason) throw error;
    throw new GemelError('bad-input', `${path}: expected a picture, found ${reason}: check the path`, { cause: error });
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'a file where a folder should be',
  EISDIR: 'a folder',
  EACCES: 'a file that may not be read',
};

/** By their first bytes, whatever the file is called: sharp reads further formats, some of which are programs (SVG). */
function isKnown(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  const isWebP = start.startsWith('RIFF') && start.endsWith('WEBP');
  return isWebP || start.startsWith('\xff\xd8\xff') || start.startsWith('\x89PNG\r\n\x1a\n');
}

/** An animated PNG says so in a chunk before the pixels of its first frame. */
function isMovingPng(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x89) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let place = 8; place + 8 <= bytes.length; place += 12 + view.getUint32(place)) {
    const chunk = Buffer.from(bytes.subarray(place + 4, place + 8)).toString('latin1');
    if (chunk === 'acTL') return true;
    if (chunk === 'IDAT') return false;
  }
  return false;
}

function refuseHuge(path: string, height: number, width: number): void {
  if (height * width <= MOST_PIXELS) return;
  throw new GemelError(
    'bad-input',
    `${path}: expected a picture of at most ${MOST_PIXELS / 1e6} megapixels, found ${width}×${height}: make it smaller`,
  );
}

function damaged(path: string, cause: unknown): GemelError {
  const why = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
  return new GemelError('bad-input', `${path}: expected a whole picture, found a damaged one (${why}): replace it`, {
    cause,
  });
}
