/** Many pictures → pixels, several at a time. */
import { GemelError } from '../errors.ts';
import type { Picture, PictureSize } from './picture.ts';
import { withPictureFiles } from './picture-files.ts';
import { readPicture } from './read-picture.ts';

export interface ReadPicturesOptions {
  /** How many pictures are read at a time; Node decodes four at once unless it is told otherwise. */
  readonly concurrency?: number;
  /** Called after each picture; may throw to stop. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** An item that cannot be read, and why, in one line that names it. */
export interface Unreadable {
  readonly item: string;
  readonly reason: string;
}

/** The pictures of locators, in their order. Where some are bad, the error is that of the first one. */
export async function readPictures(
  locators: readonly string[],
  size: PictureSize,
  options: ReadPicturesOptions = {},
): Promise<Picture[]> {
  const pictures = new Array<Picture>(locators.length);
  await readEach(locators, size, {
    ...options,
    onPicture: (place, picture) => {
      pictures[place] = picture;
    },
  });
  return pictures;
}

export interface FindUnreadableOptions extends ReadPicturesOptions {
  /** Given each picture that can be read, in no particular order: what is dropped does not lie in memory. */
  readonly onPicture?: (locator: string, picture: Picture) => void;
}

/** The locators whose pictures cannot be read, and why, in their order: each picture is decoded as `readPictures` would. */
export async function findUnreadable(
  locators: readonly string[],
  size: PictureSize,
  { onPicture, ...options }: FindUnreadableOptions = {},
): Promise<Unreadable[]> {
  const failures: { readonly place: number; readonly error: GemelError }[] = [];
  await readEach(locators, size, {
    ...options,
    onPicture: (place, picture) => onPicture?.(locators[place], picture),
    onBad: (place, error) => failures.push({ place, error }),
  });
  failures.sort((a, b) => a.place - b.place);
  return failures.map(({ place, error }) => ({ item: locators[place], reason: error.message }));
}

interface ReadEachOptions extends ReadPicturesOptions {
  readonly onPicture: (place: number, picture: Picture) => void;
  /** Told of what cannot be read; without it, the first such picture ends it all. */
  readonly onBad?: (place: number, error: GemelError) => void;
}

async function readEach(
  locators: readonly string[],
  size: PictureSize,
  { concurrency = 4, onProgress, onPicture, onBad }: ReadEachOptions,
): Promise<void> {
  const failures: { readonly place: number; readonly error: unknown }[] = [];
  let next = 0;
  let done = 0;
  await withPictureFiles(async (files) => {
    async function readOn(): Promise<void> {
      while (next < locators.length && failures.length === 0) {
        const place = next++;
        try {
          const picture = await readPicture(locators[place], size, files).catch((error) => {
            if (!onBad || !(error instanceof GemelError) || error.code !== 'bad-input') throw error;
            onBad(place, error);
          });
          if (picture) onPicture(place, picture);
          onProgress?.(++done, locators.length);
        } catch (error) {
          failures.push({ place, error });
        }
      }
    }
    await Promise.all(Array.from({ length: Math.min(concurrency, locators.length) }, readOn));
  });
  // Pictures are begun in order, so every one before a bad one has been read to its end.
  const [first] = failures.sort((a, b) => a.place - b.place);
  if (first) throw first.error;
}
