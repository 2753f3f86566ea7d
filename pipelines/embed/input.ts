/** The texts of a file in blocks: what is encoded, written and, by several machines, shared out at a time. */
import { readTexts } from '../../corpora/texts.ts';
import { GemelError } from '../../src/errors.ts';
import { BLOCK } from '../shard.ts';
import { collectTexts } from '../texts.ts';

export interface TextBlocks {
  /** N, all texts. */
  readonly count: number;
  /** Blocks in order, all but the last of `BLOCK` texts, read anew at each call. */
  read(): AsyncGenerator<readonly string[]>;
}

/** Counts the texts of a file, and reads it again block by block, so that no file is too large. Standard input is held in memory. */
export async function openTextBlocks(path: string, column: string | undefined): Promise<TextBlocks> {
  if (path === '-') {
    const texts = await collectTexts(path, column);
    return { count: texts.length, read: () => blocksOf(texts) };
  }
  let count = 0;
  for await (const _ of readTexts(path, { column })) count++;
  return {
    count,
    async *read() {
      let read = 0;
      for await (const block of blocksOf(trimmed(path, column))) {
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

async function* trimmed(path: string, column: string | undefined): AsyncGenerator<string> {
  for await (const { text } of readTexts(path, { column })) yield text.trim();
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
