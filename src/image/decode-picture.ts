/** The bytes of a picture file → pixels. The one place that knows sharp. */
import type { Sharp, SharpOptions } from 'sharp';
import { GemelError } from '../errors.ts';
import { nameFormat } from './format.ts';
import type { Turn } from './locator.ts';
import { isPgm, parsePgm } from './pgm.ts';
import type { Picture, PictureSize } from './picture.ts';

/** A file of a few kilobytes can claim to hold more pixels than memory does. */
const MOST_PIXELS = 100_000_000;

/**
 * A picture stretched to a size, as the photographer held the camera, on white where it is see-through. `name` is for messages.
 *
 * sharp decodes in the threads that Node keeps for files (four, or what UV_THREADPOOL_SIZE says): workers of our own would wait for the same cores.
 */
export async function decodePicture(
  bytes: Uint8Array,
  name: string,
  size: PictureSize,
  turn: Turn = 0,
): Promise<Picture> {
  const { height, width, channels } = size;
  if (channels !== 1 && channels !== 3) {
    throw new GemelError('bad-usage', `pictures: expected 1 channel (grey) or 3 (colour), found ${channels}`);
  }
  if (isPgm(bytes) && channels === 1 && turn === 0) {
    const grey = parsePgm(bytes, name);
    // Small pictures of the right size come by the ten thousand, and the way through sharp takes longer than all else.
    if (grey.height === height && grey.width === width) return { size, pixels: grey.pixels };
  }
  const image = await openImage(bytes, name);
  const resized = image.rotate(turn).resize(width, height, { fit: 'fill' });
  const coloured = channels === 1 ? resized.toColourspace('b-w') : resized.toColourspace('srgb');
  const { pixels } = await finish(coloured, name);
  return { size, pixels };
}

/** The same at the size that the file has, in colour. */
export async function decodeWholePicture(bytes: Uint8Array, name: string): Promise<Picture> {
  const image = await openImage(bytes, name);
  return finish(image.toColourspace('srgb'), name);
}

async function finish(image: Sharp, name: string): Promise<Picture> {
  const { data, info } = await image
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch((error) => {
      throw damaged(name, error);
    });
  const { height, width, channels } = info;
  return { size: { height, width, channels }, pixels: new Uint8Array(data.buffer, data.byteOffset, data.length) };
}

export async function openImage(bytes: Uint8Array, name: string): Promise<Sharp> {
  if (isPgm(bytes)) {
    const { height, width, pixels } = parsePgm(bytes, name);
    refuseHuge(name, height, width);
    return open(pixels, { raw: { height, width, channels: 1 } });
  }
  const format = nameFormat(bytes);
  if (!format.known) {
    throw new GemelError(
      'bad-input',
      `${name}: expected a JPEG, PNG, WebP, GIF, TIFF or PGM picture, found ${format.name}: convert it`,
    );
  }
  // A warning is a flaw that every viewer overlooks; an error is a part that is missing.
  const image = await open(bytes, { limitInputPixels: false, failOn: 'error' });
  const {
    height,
    width,
    pages = 1,
  } = await image.metadata().catch((error) => {
    throw damaged(name, error);
  });
  if (pages > 1 || isMovingPng(bytes)) {
    throw new GemelError('bad-input', `${name}: expected a still picture, found an animation: save one frame of it`);
  }
  refuseHuge(name, height, width);
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

function refuseHuge(name: string, height: number, width: number): void {
  if (height * width <= MOST_PIXELS) return;
  throw new GemelError(
    'bad-input',
    `${name}: expected a picture of at most ${MOST_PIXELS / 1e6} megapixels, found ${width}×${height}: make it smaller`,
  );
}

function damaged(name: string, cause: unknown): GemelError {
  const why = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
  return new GemelError('bad-input', `${name}: expected a whole picture, found a damaged one (${why}): replace it`, {
    cause,
  });
}
