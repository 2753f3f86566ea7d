/** The texts of a file in blocks: what is encoded, written and, by several machines, shared out at a time. */
import { readTexts } from '../../corpora/texts.ts';
import type { Side } from '../../src/data/side.ts';
import { GemelError } from '../../src/errors.ts';
import type { BadItems } from '../bad-items.ts';
import { listItems, resolverFor } from '../item-files.ts';
import { BLOCK } from '../shard.ts';
import { collectItems } from '../texts.ts';

export interface TextBlocks {
  /** N, all texts. */
  readonly count: number;
  /** Blocks in order, all but the last of `BLOCK` texts, read anew at each call. */
  read(): AsyncGenerator<readonly string[]>;
}

export interface TextBlocksOptions {
  readonly column?: string;
  /** The side that will read them: says whether a folder of pictures will do. */
  readonly side: Side;
  /** Where given, it is told what cannot be read, and that is left out. */
  readonly bad?: BadItems;
  /** Told how many items have been tried out; may throw to stop. */
  readonly onTried?: (done: number) => void;
}

/**
 * Counts the texts of a file, or paths of pictures, and reads it again block by block, so that no file is too large. Standard input, and the pictures that a folder
 * holds, are kept in memory.
 */
export async function openTextBlocks(
  path: string,
  { column, side, bad, onTried }: TextBlocksOptions,
): Promise<TextBlocks> {
  const listed = path === '-' ? await collectItems(path, column, side) : await listItems(path, side);
  if (listed) {
    await bad?.find(side, listed, onTried);
    const texts = listed.filter((text) => !bad?.has(side, text));
    return { count: texts.length, read: () => blocksOf(texts) };
  }
  const resolve = resolverFor(side, path);
  const usual = side.files?.columns;
  async function* readable() {
    for await (const { text } of readTexts(path, { column, usual })) {
      const item = resolve(text.trim());
      if (!bad?.has(side, item)) yield item;
    }
  }
  let tried = 0;
  for await (const block of bad ? blocksOf(readable()) : []) {
    await bad?.find(side, block, (done) => onTried?.(tried + done));
    tried += block.length;
  }
  let count = 0;
  for await (const _ of readable()) count++;
  return {
    count,
    async *read() {
      let read = 0;
      for await (const block of blocksOf(readable())) {
        read += block.length;
        yield block;
      }
      if (read === count) return;
      throw new GemelError(
        'bad-input',
        `expected the ${count} texts that were in ${path} a moment ago, found ${read}: leave the file alone until it is done`,
      );
    },
  };
}

async function* blocksOf(texts: Iterable<string> | AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  let block: string[] = [];
  for await (const text of texts) {
    block.push(text);
    if (block.length < BLOCK) continue;
    yield block;
    block = [];
  }
  if (block.length > 0) yield block;
}
