/** The side of a matcher that reads pictures: where they lie → pixels, varied a little in training. */
import { type Augmentation, augmentPicture } from '../image/augment.ts';
import { fillPictures } from '../image/fill.ts';
import { listPictures } from '../image/list-pictures.ts';
import { resolveLocator } from '../image/locator.ts';
import type { Picture, PictureSize } from '../image/picture.ts';
import { findUnreadable, readPictures } from '../image/read-pictures.ts';
import { readThumbnails } from '../image/thumbnail.ts';
import type { Item, ItemFiles, Side } from './side.ts';

/** Items are the bytes of pictures, all of one size; the array is `pixels` N×H×W×C. A picture is read once, unless memory would overflow. */
export function pictureSide(size: PictureSize, augmentation: Augmentation = {}): Side {
  const { height, width, channels } = size;
  const count = height * width * channels;
  const known = new Map<string, Uint8Array>();
  const most = Math.max(1, Math.floor(KEPT_BYTES / count));
  const keep = (path: string, { pixels }: Picture) => {
    known.set(path, pixels);
    const [oldest] = known.size > most ? known.keys() : [];
    if (oldest !== undefined) known.delete(oldest);
  };
  const toPicture = (item: Item) => ({ size, pixels: item as Uint8Array });
  return {
    lengths: [1],
    identityOf: (path) => path,
    files: {
      ...pictureItems(size),
      // What has been tried out need not be read again.
      findUnreadable: (paths, onProgress) => findUnreadable(paths, size, { onProgress, onPicture: keep }),
    },
    async read(paths) {
      const found = new Map([...new Set(paths)].map((path) => [path, known.get(path)]));
      const fresh = [...found.keys()].filter((path) => found.get(path) === undefined);
      const pictures = await readPictures(fresh, size);
      for (const [i, path] of fresh.entries()) {
        found.set(path, pictures[i].pixels);
        keep(path, pictures[i]);
      }
      return paths.map((path) => found.get(path) as Uint8Array);
    },
    lengthOf: () => 1,
    specs: (N) => ({ pixels: { shape: [N, height, width, channels], dtype: 'float32' } }),
    fill({ pixels }, items, _, random) {
      const batch = pixels as Float32Array;
      if (!random) return fillPictures(batch, items.map(toPicture));
      items.forEach((item, n) => {
        augmentPicture(batch.subarray(n * count, (n + 1) * count), toPicture(item), augmentation, random);
      });
    },
  };
}

/** Pixels that are kept for the next time; of more, the oldest are forgotten. */
const KEPT_BYTES = 1 << 29;

/** How pictures are found and tried out. */
export function pictureItems(size: PictureSize): ItemFiles {
  return {
    resolve: resolveLocator,
    columns: ['picture', 'image', 'path', 'file'],
    list: listPictures,
    findUnreadable: (locators, onProgress) => findUnreadable(locators, size, { onProgress }),
    thumbnails: (locators, side) => readThumbnails(locators, { side }),
  };
}
