/** The folder in which shards leave their blocks of vectors, each under a name that says what it was made of. */
import { createHash } from 'node:crypto';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { GemelError } from '../../src/errors.ts';
import type { SideName } from '../../src/matchers/matcher.ts';
import { readFileOrExplain, writeAtomically } from '../../src/storage/files.ts';
import { decodeNpy, encodeNpy, npyHeader } from '../../src/storage/npy.ts';

/** What vectors are made with. */
export interface Encoding {
  /** The fingerprint of the model. */
  readonly model: string;
  readonly side: SideName;
  /** D */
  readonly dimension: number;
}

export interface Block {
  /** Counted from 0. */
  readonly number: number;
  readonly texts: readonly string[];
}

/** Blocks in a folder. A block that is there is whole, since it got its name when it was. */
export class BlockFolder {
  readonly #folder: string;
  readonly #encoding: Encoding;

  private constructor(folder: string, encoding: Encoding) {
    this.#folder = folder;
    this.#encoding = encoding;
  }

  /** Looks at a folder, which need not be there. */
  static at(folder: string, encoding: Encoding): BlockFolder {
    return new BlockFolder(folder, encoding);
  }

  /** Whether the block is there, made of the same texts by the same model. One that was cut off in copying does not count. */
  async has(block: Block): Promise<boolean> {
    const found = await stat(this.#pathOf(block)).catch(() => undefined);
    const shape = { rows: block.texts.length, columns: this.#encoding.dimension };
    return found?.size === npyHeader(shape).length + 4 * shape.rows * shape.columns;
  }

  /** vectors: N×D, one a text. */
  async write(block: Block, vectors: Float32Array): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const matrix = { rows: block.texts.length, columns: this.#encoding.dimension, data: vectors };
    await writeAtomically(this.#pathOf(block), encodeNpy(matrix));
  }

  async read(block: Block): Promise<Float32Array> {
    const path = this.#pathOf(block);
    const { rows, columns, data } = decodeNpy(await readFileOrExplain(path, 'a block of vectors'), path);
    if (rows === block.texts.length && columns === this.#encoding.dimension) return data;
    throw new GemelError(
      'bad-input',
      `${path}: expected ${block.texts.length} vectors of ${this.#encoding.dimension} numbers, found ${rows} of ${columns}: delete it and run its shard again`,
    );
  }

  #pathOf({ number, texts }: Block): string {
    const { model, side } = this.#encoding;
    const hash = createHash('sha256')
      .update(JSON.stringify([model, side, texts]))
      .digest('hex');
    return join(this.#folder, `block-${String(number).padStart(6, '0')}-${hash.slice(0, 20)}.npy`);
  }
}
