/** An index of vectors in a folder of one's own: opened at once whatever its size, and whole at every moment, also when its writer is killed. */
import { existsSync } from 'node:fs';
import { readdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { EngineOptions } from '../compile/compile.ts';
import { GemelError } from '../errors.ts';
import type { Metric } from '../heads/head.ts';
import type { Entry, Hit, SearchOptions, VectorIndex } from '../search/vector-index.ts';
import { toVectors } from '../search/vectors.ts';
import {
  type Added,
  addEntries,
  type Change,
  type ChangeOptions,
  compactAll,
  type EntryBlock,
  removeKeys,
} from './index-folder/changes.ts';
import {
  damaged,
  type EncoderInfo,
  MANIFEST,
  type Manifest,
  readManifest,
  writeManifest,
} from './index-folder/manifest.ts';
import { copyModel, modelFingerprint } from './index-folder/model-copy.ts';
import { searchState } from './index-folder/search-state.ts';
import { State } from './index-folder/state.ts';
import { strangersIn, sweep } from './index-folder/sweep.ts';
import { bytesOf, verifyFiles } from './index-folder/verify.ts';
import { lockFolder } from './index-folder/writer-lock.ts';

export type { Added, EntryBlock } from './index-folder/changes.ts';
export type { EncoderInfo } from './index-folder/manifest.ts';

export interface FolderIndexOptions {
  /** What compares many queries with all vectors. */
  readonly engine?: EngineOptions;
  /** Entries from which on a new segment gets a graph. */
  readonly graphFrom?: number;
}

export interface CreateOptions extends FolderIndexOptions {
  readonly metric: Metric;
  /** D */
  readonly dimension: number;
  /** What makes the vectors: the folder of the model, which is copied, and how the entries are read by it. */
  readonly encoder?: Pick<EncoderInfo, 'side' | 'columns'> & { readonly model: string };
  /** Entries that are there from the first moment on. */
  readonly entries?: AsyncIterable<EntryBlock> | Iterable<EntryBlock>;
  /** Whether an index that is there is replaced, once the new one is whole. */
  readonly force?: boolean;
  readonly signal?: AbortSignal;
  readonly onLinked?: (done: number, total: number) => void;
}

export interface IndexStatistics {
  readonly entries: number;
  readonly segments: number;
  /** Rows that no longer count, and still take room. */
  readonly tombstones: number;
  /** Without the model. */
  readonly bytes: number;
  /** Entries of large segments without a graph: usearch had no build for the machine that added them, or a search has found that it has none for this one. */
  readonly withoutGraph: number;
}

/** Fewer rows are looked at in some three milliseconds: a graph would not be worth its room. */
const GRAPH_FROM = 4096;

/**
 * Immutable segments of entries, and `index.json`, which names those that count. A change writes new files beside the old ones and then
 * replaces `index.json` in one step; whoever has the index open goes on reading what he opened. Any number of processes may read, one at a time may write.
 *
 * @example
 * const index = await FolderIndex.create('colours', { metric: 'euclidean', dimension: 2 });
 * await index.add([{ key: 'r', text: 'red', fields: { kind: 'warm' } }], Float32Array.of(1, 0));
 * const [[hit]] = await index.search(Float32Array.of(1, 1), { k: 1, filter: { kind: 'warm' } });
 * await index.close();
 */
export class FolderIndex implements VectorIndex {
  readonly folder: string;
  #state: State;
  readonly #options: Required<Pick<FolderIndexOptions, 'graphFrom'>> & FolderIndexOptions;
  /** Changes that this object makes come one after the other. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(folder: string, state: State, options: FolderIndexOptions) {
    this.folder = folder;
    this.#state = state;
    this.#options = { ...options, graphFrom: options.graphFrom ?? GRAPH_FROM };
  }

  /**
   * Makes an index. Until it is whole, with all of its first entries, there is none, or with `force` the one before.
   *
   * @throws GemelError `bad-usage` where there is one already, or the folder holds something else; `interrupted` by the signal.
   */
  static async create(folder: string, options: CreateOptions): Promise<FolderIndex> {
    const isNew = !existsSync(folder);
    await refuseTaken(folder, options.force);
    const unlock = await lockFolder(folder);
    let kept: Manifest | undefined;
    try {
      await refuseTaken(folder, options.force);
      kept = await readManifest(folder).catch(() => undefined);
      const empty = await createEmpty(folder, options);
      const state = await State.open(folder, empty);
      const { engine, graphFrom = GRAPH_FROM } = options;
      const { manifest = empty } = await addEntries(folder, state, options.entries ?? [], { ...options, graphFrom });
      await writeManifest(folder, manifest);
      kept = manifest;
      return new FolderIndex(folder, await State.open(folder, manifest), { engine, graphFrom });
    } finally {
      // What a damaged manifest names may still be of use.
      if (kept || !existsSync(join(folder, MANIFEST))) await sweep(folder, kept);
      await unlock();
      if (isNew && !kept) await rmdir(folder).catch(() => {});
    }
  }

  /**
   * Opens an index as it is now; what other processes change later is seen after `refresh`.
   *
   * @throws GemelError `bad-input` for a folder that is no index, one of another version, one that is cut off or damaged, or whose model is another.
   */
  static async open(folder: string, options: FolderIndexOptions = {}): Promise<FolderIndex> {
    const state = await State.openNewest(folder);
    const { encoder } = state.manifest;
    if (encoder) {
      const path = join(folder, encoder.folder);
      if ((await modelFingerprint(path)) !== encoder.fingerprint) {
        state.release();
        throw damaged(path, 'the model that made the vectors', 'another');
      }
    }
    return new FolderIndex(folder, state, options);
  }

  get metric(): Metric {
    return this.#state.manifest.metric;
  }

  get dimension(): number {
    return this.#state.manifest.dimension;
  }

  get encoder(): EncoderInfo | undefined {
    return this.#state.manifest.encoder;
  }

  /** The columns that entries have. */
  get fields(): readonly string[] {
    return [...new Set(this.#state.manifest.segments.flatMap(({ fields }) => fields))];
  }

  get statistics(): IndexStatistics {
    const { manifest, segments, count } = this.#state;
    const large = segments.filter((segment) => segment.count >= this.#options.graphFrom && !segment.hasGraph);
    return {
      entries: count,
      segments: segments.length,
      tombstones: segments.reduce((sum, { count: rows }) => sum + rows, -count),
      bytes: bytesOf(manifest),
      withoutGraph: large.reduce((sum, segment) => sum + segment.count, 0),
    };
  }

  async count(): Promise<number> {
    return this.#state.count;
  }

  async add(entries: readonly Entry[], vectors: Float32Array): Promise<void> {
    await this.addAll([{ entries, vectors }]);
  }

  /** Adds blocks that come one after the other, all of them in one step: more than would lie in memory. */
  addAll(
    blocks: AsyncIterable<EntryBlock> | Iterable<EntryBlock>,
    options: Omit<ChangeOptions, 'graphFrom'> = {},
  ): Promise<Added> {
    const { graphFrom } = this.#options;
    return this.#change((state) => addEntries(this.folder, state, blocks, { ...options, graphFrom }));
  }

  remove(keys: readonly string[]): Promise<number> {
    return this.#change((state) => removeKeys(this.folder, state, keys));
  }

  /** Writes everything anew as one segment, without what has been removed. */
  compact(options: Omit<ChangeOptions, 'graphFrom'> = {}): Promise<void> {
    const { graphFrom } = this.#options;
    return this.#change((state) => compactAll(this.folder, state, { ...options, graphFrom }));
  }

  /** Of some entries the keys that are there already with the same text and fields: those need not be encoded again. */
  async known(entries: readonly Entry[]): Promise<ReadonlySet<string>> {
    return this.#reading(async (state) => {
      const known = new Set<string>();
      for (const { key, text, fields } of entries) {
        const found = await state.find(key);
        const old = found && state.segments[found.s].rows.entry(found.row);
        if (old?.text === text && isDeepStrictEqual(old.fields, fields)) known.add(key);
      }
      return known;
    });
  }

  async search(queries: Float32Array, options: SearchOptions): Promise<readonly (readonly Hit[])[]> {
    const { k } = options;
    if (!Number.isInteger(k) || k < 1) {
      throw new GemelError('bad-usage', `search: expected a number of hits of at least 1, found ${k}`);
    }
    const vectors = toVectors(queries, this.dimension);
    if (vectors.count === 0) return [];
    const { engine } = this.#options;
    return this.#reading((state) => searchState(state, vectors, { ...options, metric: this.metric, engine }));
  }

  /** Goes over to the newest state, where another process has written. */
  async refresh(): Promise<void> {
    const manifest = await readManifest(this.folder);
    if (JSON.stringify(manifest) === JSON.stringify(this.#state.manifest)) return;
    this.#goOverTo(await State.open(this.folder, manifest, this.#state));
  }

  /** Reads all files. @throws GemelError `bad-input` that names the first one which is not as it was written. */
  verify(options: { readonly signal?: AbortSignal; readonly onChecked?: (bytes: number) => void } = {}): Promise<void> {
    return this.#reading((state) => verifyFiles(this.folder, state.manifest, options));
  }

  async close(): Promise<void> {
    await this.#last;
    this.#state.release();
  }

  /** A state stays open while it is read, whatever happens meanwhile. */
  async #reading<Result>(work: (state: State) => Promise<Result>): Promise<Result> {
    const state = this.#state;
    state.hold();
    try {
      return await work(state);
    } finally {
      state.release();
    }
  }

  #change<Result>(work: (state: State) => Promise<Change<Result>>): Promise<Result> {
    const changed = this.#last.then(() => this.#changeAlone(work));
    this.#last = changed.catch(() => {});
    return changed;
  }

  async #changeAlone<Result>(work: (state: State) => Promise<Change<Result>>): Promise<Result> {
    const unlock = await lockFolder(this.folder);
    try {
      await this.refresh();
      await sweep(this.folder, this.#state.manifest);
      const { manifest, result } = await work(this.#state);
      if (manifest) {
        const next = await State.open(this.folder, manifest, this.#state);
        await writeManifest(this.folder, manifest);
        this.#goOverTo(next);
      }
      return result;
    } finally {
      await sweep(this.folder, this.#state.manifest);
      await unlock();
    }
  }

  #goOverTo(state: State): void {
    this.#state.release();
    this.#state = state;
  }
}

async function refuseTaken(folder: string, force: boolean | undefined): Promise<void> {
  const [stranger] = existsSync(join(folder, MANIFEST)) ? [] : await strangersIn(folder);
  if (stranger !== undefined) {
    throw new GemelError(
      'bad-usage',
      `${folder}: expected a new folder, or that of an index, found ${stranger} in it: choose another`,
    );
  }
  if (existsSync(join(folder, MANIFEST)) && !force) {
    throw new GemelError(
      'bad-usage',
      `${folder}: expected no index yet, found one: add to it, or replace it with --force`,
    );
  }
}

/** A manifest without entries, and beside it the model. Numbers go on from whatever lies there. */
async function createEmpty(folder: string, { metric, dimension, encoder }: CreateOptions): Promise<Manifest> {
  const numbers = (await readdir(folder)).map((name) =>
    Number(/^(?:segment|model|removed)-(\d+)/.exec(name)?.[1] ?? -1),
  );
  const next = 1 + Math.max(-1, ...numbers);
  const empty = { format: 'gemel-index', version: 1, metric, dimension, segments: [] } as const;
  if (!encoder) return { ...empty, segments: [], next };
  const { model, side, columns } = encoder;
  const name = `model-${next}`;
  const fingerprint = await copyModel(model, join(folder, name));
  return { ...empty, segments: [], next: next + 1, encoder: { folder: name, fingerprint, side, columns } };
}
