/** An open segment: some of the entries of an index, which never change. What a search does not need is not read. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { GemelError } from '../../errors.ts';
import type { Metric } from '../../heads/head.ts';
import { type Graph, viewGraph } from '../../search/graph.ts';
import { codesFile, GRAPH, KEYS, RANKS, valuesFile } from './complete-segment.ts';
import { readHashed } from './hashed-file.ts';
import { findKey } from './key-table.ts';
import { damaged, type FileInfo, type SegmentInfo } from './manifest.ts';
import { Rows } from './rows.ts';

/** Values by row: the number of each row's value, and of each value its number. */
interface Column {
  readonly codes: Uint32Array;
  readonly numbers: ReadonlyMap<string, number>;
}

export class Segment {
  readonly info: SegmentInfo;
  readonly rows: Rows;
  readonly #place: string;
  readonly #space: { readonly metric: Metric; readonly dimension: number };
  readonly #columns = new Map<string, Promise<Column>>();
  #unusable = false;
  #graph: Promise<Graph | undefined> | undefined;
  #keys: Promise<Uint32Array> | undefined;
  #ranks: Uint32Array | undefined;
  /** The states of the index that this is a part of. */
  #users = 1;

  private constructor(
    place: string,
    info: SegmentInfo,
    space: { readonly metric: Metric; readonly dimension: number },
  ) {
    this.#place = place;
    this.info = info;
    this.#space = space;
    this.rows = Rows.open(place, space.dimension);
  }

  /** @throws GemelError `bad-input` where a file is shorter or longer than it was when it was written. */
  static open(
    folder: string,
    info: SegmentInfo,
    space: { readonly metric: Metric; readonly dimension: number },
  ): Segment {
    const place = join(folder, info.name);
    for (const [name, { bytes }] of Object.entries(info.files)) {
      const path = join(place, name);
      const { size } = statSync(path);
      if (size !== bytes) throw damaged(path, `${bytes} bytes`, `${size}`);
    }
    return new Segment(place, info, space);
  }

  /** N */
  get count(): number {
    return this.info.rows;
  }

  /** D */
  get dimension(): number {
    return this.#space.dimension;
  }

  hold(): void {
    this.#users++;
  }

  /** Closes the files once nobody holds them. */
  release(): void {
    if (--this.#users === 0) this.rows.close();
  }

  /** Whether there is a graph that this machine can use, as far as is known: a first search tells. */
  get hasGraph(): boolean {
    return GRAPH in this.info.files && !this.#unusable;
  }

  /** The graph, left on disk; undefined where there is none, or usearch has no build for this machine. */
  graph(): Promise<Graph | undefined> {
    this.#graph ??= GRAPH in this.info.files ? this.#openGraph() : Promise.resolve(undefined);
    return this.#graph;
  }

  async #openGraph(): Promise<Graph | undefined> {
    const path = join(this.#place, GRAPH);
    try {
      const graph = await viewGraph(path, this.#space);
      this.#unusable = graph === undefined;
      return graph;
    } catch (cause) {
      throw new GemelError('bad-input', damaged(path, 'a graph of usearch', 'something else').message, { cause });
    }
  }

  /** The row of a key, or −1. */
  async find(key: string): Promise<number> {
    this.#keys ??= this.#numbers(KEYS);
    return findKey(await this.#keys, key, (row) => this.rows.entry(row).key === key);
  }

  /** The place of a row's key among all keys of the segment. Read when two rows are first found to be equally near. */
  rankOf(row: number): number {
    this.#ranks ??= toNumbers(readFileSync(join(this.#place, RANKS)));
    return this.#ranks[row];
  }

  /** A column; undefined where no entry has it. */
  async column(name: string): Promise<Column | undefined> {
    const field = this.info.fields.indexOf(name);
    if (field < 0) return undefined;
    const column = this.#columns.get(name) ?? this.#readColumn(field);
    this.#columns.set(name, column);
    return column;
  }

  async #readColumn(field: number): Promise<Column> {
    const file = valuesFile(field);
    const values: string[] = JSON.parse(new TextDecoder().decode(await this.#read(file)));
    return {
      codes: await this.#numbers(codesFile(field)),
      numbers: new Map(values.map((value, i) => [value, i + 1])),
    };
  }

  async #numbers(name: string): Promise<Uint32Array> {
    return toNumbers(await this.#read(name));
  }

  #read(name: string): Promise<Uint8Array> {
    return readHashed(join(this.#place, name), this.info.files[name] as FileInfo);
  }
}

function toNumbers(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(new Uint8Array(bytes).buffer);
}
