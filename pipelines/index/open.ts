/** An index as commands name it: a folder that gemel made, with its model in it. Addresses of databases go to `open-postgres.ts`. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineOptions } from '../../src/compile/compile.ts';
import { GemelError } from '../../src/errors.ts';
import type { SideName } from '../../src/matchers/matcher.ts';
import { vectorsOf } from '../../src/matchers/model.ts';
import type { Entry, VectorIndex } from '../../src/search/vector-index.ts';
import {
  type Added,
  type EncoderInfo,
  type EntryBlock,
  FolderIndex,
  type IndexStatistics,
} from '../../src/storage/index-folder.ts';
import { loadModel, type SavedModel } from '../../src/storage/model-folder.ts';
import type { FeatureOptions } from '../../src/storage/open-features.ts';
import { featureOptions } from '../features.ts';
import { packageRoot } from '../package-root.ts';

/** An index of raw strings, texts or the paths of pictures, and what makes vectors of them. */
export interface ItemIndex {
  readonly index: VectorIndex;
  readonly saved: SavedModel;
  /** The side that the entries are; queries are the other one. */
  readonly side: SideName;
  /** The columns that the entries came from, and by which a search can be narrowed. */
  readonly columns: EncoderInfo['columns'];
  readonly statistics: IndexStatistics;
  /** Of some entries the keys that are there already with the same text and fields. */
  known(entries: readonly Entry[]): Promise<ReadonlySet<string>>;
  /** Adds all blocks or, where one fails, none. */
  addAll(blocks: AsyncIterable<EntryBlock>, options: ChangingOptions): Promise<Added>;
  compact(options: ChangingOptions): Promise<void>;
  verify(options: { readonly signal?: AbortSignal; readonly onChecked?: (bytes: number) => void }): Promise<void>;
}

export interface ChangingOptions {
  readonly signal?: AbortSignal;
  /** Told how many of the new entries are linked with their neighbours. */
  readonly onLinked?: (done: number, total: number) => void;
}

/** Opens an index with its model. `opening` says how a frozen model of it is opened. */
export async function openIndex(
  place: string,
  engine?: EngineOptions,
  opening: Pick<FeatureOptions, 'readOnly'> = {},
): Promise<ItemIndex> {
  if (isDatabase(place)) return (await import('./open-postgres.ts')).openPostgres(place, opening);
  return withModel(await FolderIndex.open(place, { engine }), opening);
}

export interface CreateOptions extends ChangingOptions, Pick<ItemIndex, 'saved' | 'side' | 'columns'> {
  /** The folder of the model, or its name. */
  readonly model: string;
  /** The entries with their vectors, without those that are known already where some are. */
  readonly entries: (known?: ItemIndex['known']) => AsyncIterable<EntryBlock>;
  readonly force?: boolean;
}

/** Makes an index with its first entries, which a saved model has encoded. */
export async function createIndex(place: string, created: CreateOptions): Promise<ItemIndex> {
  if (isDatabase(place)) return (await import('./open-postgres.ts')).createPostgres(place, created);
  const { model, saved, side, columns, entries, ...options } = created;
  const { dimension, head } = vectorsOf(saved.model, 'index');
  const folder = existsSync(model) ? model : join(packageRoot, 'models', model);
  // A head that goes by no metric: of vectors that are alike in direction it mostly says the same.
  const metric = head.search?.metric ?? 'cosine';
  const index = await FolderIndex.create(place, {
    ...options,
    entries: entries(),
    metric,
    dimension,
    encoder: { model: folder, side, columns },
  });
  return withModel(index);
}

async function withModel(index: FolderIndex, opening: Pick<FeatureOptions, 'readOnly'> = {}): Promise<ItemIndex> {
  const { encoder } = index;
  if (!encoder) {
    throw new GemelError(
      'bad-input',
      `${index.folder}: expected an index with its model, found one without: make it with gemel index`,
    );
  }
  const saved = await loadModel(join(index.folder, encoder.folder), {
    features: { ...featureOptions(), ...opening },
  });
  return {
    index,
    saved,
    side: encoder.side,
    columns: encoder.columns,
    get statistics() {
      return index.statistics;
    },
    known: (entries) => index.known(entries),
    addAll: (blocks, options) => index.addAll(blocks, options),
    compact: (options) => index.compact(options),
    verify: (options) => index.verify(options),
  };
}

/** Whether a place is the address of a database rather than a folder. */
export function isDatabase(place: string): boolean {
  return /^postgres(ql)?:/.test(place);
}
