/** Many picture files → pixels, several at a time. */
import type { Picture, PictureSize } from './picture.ts';
import { readPicture } from './read-picture.ts';

export interface ReadPicturesOptions {
  /** How many files are read at a time; Node decodes four at once unless it is told otherwise. */
  readonly concurrency?: number;
  /** Called after each file. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** The pictures of the files, in the files' order. Where files are bad, the error is that of the first one. */
export async function readPictures(
  paths: readonly string[],
  size: PictureSize,
  { concurrency = 4, onProgress }: ReadPicturesOptions = {},
): Promise<Picture[]> {
  const pictures = new Array<Picture>(paths.length);
  const failures: { readonly place: number; readonly error: unknown }[] = [];
  let next = 0;
  let done = 0;
  async function readOn(): Promise<void> {
    while (next < paths.length && failures.length === 0) {
      const place = next++;
      try {
        pictures[place] = await readPicture(paths[place], size);
        onProgress?.(++done, paths.length);
      } catch (error) {
        failures.push({ place, error });
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(concurrency, paths.length) }, readOn));
  // Files are begun in order, so every file before a bad one has been read to its end.
  const [first] = failures.sort((a, b) => a.place - b.place);
  if (first) throw first.error;
  return pictures;
}
