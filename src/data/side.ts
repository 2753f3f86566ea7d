/** What one side of a matcher is made of: how its raw strings become items, and how items become the arrays of a program. */
import type { TensorData, TensorSpec } from '../compile/compile.ts';
import type { Unreadable } from '../image/read-pictures.ts';
import type { Random } from '../random.ts';
import { count as elements } from '../weights.ts';
import type { EmbeddingTable } from './embeddings.ts';

/** A side of a pair, read: the token ids of a text, the pixels of a picture, or the vector of a frozen model. */
export type Item = Int32Array | Uint8Array | Float32Array;

/** Arrays by the names under which a tower finds them. */
export type Arrays = Readonly<Record<string, TensorData>>;

/** One file beside this one for each kind. */
export interface Side {
  /** The sizes that items are padded to, ascending; the last is where they are cut. */
  readonly lengths: readonly number[];
  /** Two raw strings of which this gives the same are one item. */
  identityOf(raw: string): string;
  /** Raw strings, texts or the paths of pictures, in the same order as items. */
  read(raw: readonly string[]): Promise<Item[]>;
  /** An item as an epoch shows it, drawn anew each time; absent where all are shown as they were read. */
  vary?(item: Item, random: Random): Item;
  /** How much of a length an item takes. */
  lengthOf(item: Item): number;
  /** The tensors that N items of a length are fed as. */
  specs(count: number, length: number): Readonly<Record<string, TensorSpec>>;
  /** Writes items into arrays that the caller owns. `random`, given in training alone, is for a side that varies what it shows. */
  fill(arrays: Arrays, items: readonly Item[], table: EmbeddingTable, random?: Random): void;
  /** Where raw strings say where an item lies, as paths of pictures do; absent where they are the items themselves. */
  readonly files?: ItemFiles;
  /** The array whose gradient teaches the rows of the embedding table; absent where none were read. */
  readonly taught?: string;
}

/** Items that lie in files. */
export interface ItemFiles {
  /** A raw string as found in a file of `folder`: from there, if it leads nowhere from the working directory. */
  resolve(raw: string, folder: string): string;
  /** Names that the column of such strings usually has. */
  readonly columns: readonly string[];
  /** Everything in a folder or an archive, as raw strings in order; nothing where the path is neither. */
  list(path: string): Promise<readonly string[] | undefined>;
  /** Which of them `read` would refuse. Each is read as it would be. `onProgress` may throw to stop. */
  findUnreadable(
    raw: readonly string[],
    onProgress?: (done: number, total: number) => void,
  ): Promise<readonly Unreadable[]>;
  /** Small pictures of them as data URIs, their longer side at most so many pixels; nothing of what cannot be read. */
  thumbnails(raw: readonly string[], side: number): Promise<ReadonlyMap<string, string>>;
}

/** Room for N items of a length. */
export function allocate(side: Side, count: number, length: number): Arrays {
  const specs = Object.entries(side.specs(count, length));
  return Object.fromEntries(specs.map(([name, { shape }]) => [name, new Float32Array(elements(shape))]));
}
