/** A picture, wherever it lies → its pixels. */
import { decodePicture, decodeWholePicture } from './decode-picture.ts';
import { splitTurn } from './locator.ts';
import type { Picture, PictureSize } from './picture.ts';
import { type PictureFiles, withPictureFiles } from './picture-files.ts';

/**
 * Reads a JPEG, PNG, WebP, GIF, TIFF or PGM picture and stretches it to a size, as the photographer held the camera, on white where it is see-through. `locator`
 * is a path, which may go on inside a zip file (`drawings.zip/a/01.png`), or a line of labelled pixels (`digits.csv.gz:17`); with `@90`, `@180` or `@270` behind it the picture is turned clockwise.
 *
 * @throws GemelError `bad-input` that names the file for a picture that is missing, damaged, huge (over 100 megapixels), an animation or of another format.
 * @example
 * const picture = await readPicture('shoe.jpg', { height: 64, width: 64, channels: 3 });
 * picture.pixels.length; // 12288
 */
export async function readPicture(locator: string, size: PictureSize, files?: PictureFiles): Promise<Picture> {
  const { upright, turn } = splitTurn(locator);
  return decodePicture(await bytesOf(upright, files), locator, size, turn);
}

/** The same at the size that the file has, in colour. */
export async function readWholePicture(locator: string, files?: PictureFiles): Promise<Picture> {
  return decodeWholePicture(await bytesOf(locator, files), locator);
}

/** The bytes by files that are open already, or that are opened for this one. */
function bytesOf(locator: string, files?: PictureFiles): Promise<Uint8Array> {
  return files ? files.bytesOf(locator) : withPictureFiles((opened) => opened.bytesOf(locator));
}
