/** The side of a matcher that reads pictures: paths → pixels, varied a little in training. */
import { type Augmentation, augmentPicture } from '../image/augment.ts';
import { fillPictures } from '../image/fill.ts';
import type { PictureSize } from '../image/picture.ts';
import { readPictures } from '../image/read-pictures.ts';
import type { Item, Side } from './side.ts';

/** Items are the bytes of pictures, all of one size; the array is `pixels` N×H×W×C. Every file is read once. */
export function pictureSide(size: PictureSize, augmentation: Augmentation = {}): Side {
  const { height, width, channels } = size;
  const count = height * width * channels;
  const known = new Map<string, Uint8Array>();
  const toPicture = (item: Item) => ({ size, pixels: item as Uint8Array });
  return {
    lengths: [1],
    identityOf: (path) => path,
    async read(paths) {
      const fresh = [...new Set(paths)].filter((path) => !known.has(path));
      const pictures = await readPictures(fresh, size);
      fresh.forEach((path, i) => {
        known.set(path, pictures[i].pixels);
      });
      return paths.map((path) => known.get(path) as Uint8Array);
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
