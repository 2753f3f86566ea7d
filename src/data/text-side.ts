/** The side of a matcher that reads texts: strings → token ids → rows of the embedding table. */
import { bucketFor, cutToLength } from '../text/lengths.ts';
import type { Tokenizer } from '../text/tokenizer.ts';
import { fillBatch, type TokenBatch } from './embeddings.ts';
import type { Item, Side } from './side.ts';

export interface TextSideOptions {
  readonly tokenizer: Tokenizer;
  readonly lengths: readonly number[];
  /** W, the numbers of an embedding row. */
  readonly width: number;
}

/** Items are token ids; arrays are `tokens` T×N×W and `mask` T×N, time first. */
export function textSide({ tokenizer, lengths, width }: TextSideOptions): Side {
  const longest = lengths[lengths.length - 1];
  return {
    lengths,
    read: async (raw) => raw.map((text) => cutToLength(tokenizer.encode(text), longest)),
    lengthOf: (item) => bucketFor(item.length, lengths),
    specs: (N, T) => ({
      tokens: { shape: [T, N, width], dtype: 'float32' },
      mask: { shape: [T, N], dtype: 'float32' },
    }),
    fill: (arrays, items, table) => fillBatch(arrays as unknown as TokenBatch, items as readonly Int32Array[], table),
    taught: 'tokens',
  };
}

/** The items of a text side are token ids. */
export function tokensOf(item: Item): Int32Array {
  return item as Int32Array;
}
