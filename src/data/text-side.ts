/** The side of a matcher that reads texts: strings → token ids → rows of the embedding table. */
import type { Random } from '../random.ts';
import { bucketFor, cutToLength } from '../text/lengths.ts';
import { normaliseForIdentity } from '../text/normalise.ts';
import { knownSynonyms, type Replacing, replaceBySynonyms } from '../text/synonyms.ts';
import type { Tokenizer } from '../text/tokenizer.ts';
import { fillBatch, type TokenBatch } from './embeddings.ts';
import type { Item, Side } from './side.ts';

export interface TextSideOptions {
  readonly tokenizer: Tokenizer;
  readonly lengths: readonly number[];
  /** W, the numbers of an embedding row. */
  readonly width: number;
  /** Which words epochs show as synonyms. */
  readonly replacing?: Replacing;
}

/** Items are token ids; arrays are `tokens` T×N×W and `mask` T×N, time first. */
export function textSide({ tokenizer, lengths, width, replacing }: TextSideOptions): Side {
  const longest = lengths[lengths.length - 1];
  const read = (text: string) => cutToLength(tokenizer.encode(text), longest);
  const side: Side = {
    lengths,
    identityOf: normaliseForIdentity,
    read: async (raw) => raw.map(read),
    lengthOf: (item) => bucketFor(item.length, lengths),
    specs: (N, T) => ({
      tokens: { shape: [T, N, width], dtype: 'float32' },
      mask: { shape: [T, N], dtype: 'float32' },
    }),
    fill: (arrays, items, table) => fillBatch(arrays as unknown as TokenBatch, items as readonly Int32Array[], table),
    taught: 'tokens',
  };
  return replacing ? { ...side, ...inOtherWords(read, { ...replacing, tokenizer }) } : side;
}

/** The items of a text side are token ids. */
export function tokensOf(item: Item): Int32Array {
  return item as Int32Array;
}

/** Reading that remembers the text of each item, from which the item is read anew with other words in it. */
function inOtherWords(
  read: (text: string) => Int32Array,
  { synonyms, share, tokenizer }: Replacing & { readonly tokenizer: Tokenizer },
): Required<Pick<Side, 'read' | 'vary'>> {
  const replacing = { synonyms: knownSynonyms(synonyms, tokenizer), share };
  const texts = new WeakMap<Item, string>();
  return {
    read: async (raw) =>
      raw.map((text) => {
        const item = read(text);
        texts.set(item, text);
        return item;
      }),
    vary(item: Item, random: Random): Item {
      const text = texts.get(item);
      if (text === undefined) return item;
      const other = replaceBySynonyms(text, replacing, random);
      return other === text ? item : read(other);
    },
  };
}
