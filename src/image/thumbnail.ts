/** Pictures made small enough that hundreds fit into a page, as data URIs. */
import { openImage } from './decode-picture.ts';
import { splitTurn } from './locator.ts';
import { type PictureFiles, withPictureFiles } from './picture-files.ts';

export interface ThumbnailOptions {
  /** Pixels of the longer side at most; smaller pictures stay as they are. */
  readonly side?: number;
  /** How many are made at a time. */
  readonly concurrency?: number;
}

/**
 * The thumbnail of each picture by its locator. A picture that cannot be read has none: whoever looks at a page misses it, and needs the
 * rest of the page no less.
 *
 * @example
 * const thumbnails = await readThumbnails(['shoe.jpg', 'digits.csv.gz:17']);
 * thumbnails.get('shoe.jpg'); // 'data:image/webp;base64,UklGR…'
 */
export async function readThumbnails(
  locators: readonly string[],
  { side = 64, concurrency = 4 }: ThumbnailOptions = {},
): Promise<Map<string, string>> {
  const distinct = [...new Set(locators)];
  const made = new Array<string | undefined>(distinct.length);
  let next = 0;
  await withPictureFiles(async (files) => {
    async function readOn(): Promise<void> {
      while (next < distinct.length) {
        const place = next++;
        const name = distinct[place];
        made[place] = await readThumbnail(name, { files, side }).catch(() => undefined);
      }
    }
    await Promise.all(Array.from({ length: Math.min(concurrency, distinct.length) }, readOn));
  });
  return new Map(distinct.flatMap((name, i) => (made[i] === undefined ? [] : [[name, made[i]]])));
}

/** WebP: at this size less than PNG or JPEG take, whose headers alone are as long as a drawing. */
async function readThumbnail(name: string, { files, side }: { files: PictureFiles; side: number }): Promise<string> {
  const { upright, turn } = splitTurn(name);
  const image = await openImage(await files.bytesOf(upright), name);
  const small = image.rotate(turn).resize(side, side, { fit: 'inside', withoutEnlargement: true });
  const encoded = await small.webp({ quality: 80, effort: 5 }).toBuffer();
  return `data:image/webp;base64,${encoded.toString('base64')}`;
}
