/** An index in a PostgreSQL database as commands name it: `postgres://user@host/database?index=NAME`. The model is in the database too. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GemelError } from '../../src/errors.ts';
import { vectorsOf } from '../../src/matchers/model.ts';
import type { VectorIndex } from '../../src/search/vector-index.ts';
import { writeAtomically } from '../../src/storage/files.ts';
import { modelFingerprint, readModelFiles } from '../../src/storage/index-folder/model-copy.ts';
import type { Added, EntryBlock, IndexStatistics } from '../../src/storage/index-folder.ts';
import { loadModel, type SavedModel } from '../../src/storage/model-folder.ts';
import type { FeatureOptions } from '../../src/storage/open-features.ts';
import type { Database } from '../../src/storage/postgres/database.ts';
import { fetchModelFiles, storeModelFiles } from '../../src/storage/postgres/model-files.ts';
import {
  createPostgresIndex,
  dropPostgresIndex,
  openPostgresIndex,
  type PostgresIndex,
} from '../../src/storage/postgres/postgres-index.ts';
import { connectToServer } from '../../src/storage/postgres/server.ts';
import { featureOptions } from '../features.ts';
import { modelFolder } from '../model.ts';
import type { CreateOptions, ItemIndex } from './open.ts';

/** Connects to an address; tests bring a database of their own. */
export type Connect = (address: string) => Promise<Database>;

/**
 * The address of a server and the name of an index in it, `gemel` where none is named.
 *
 * @throws GemelError `bad-usage` for what is no such address.
 */
export function parseDatabaseAddress(place: string): { readonly address: string; readonly name: string } {
  const url = URL.canParse(place) ? new URL(place) : undefined;
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || url.pathname.length < 2) {
    throw new GemelError(
      'bad-usage',
      'expected the address of a database, postgres://USER@HOST/DATABASE?index=NAME, found another',
    );
  }
  const name = url.searchParams.get('index') ?? 'gemel';
  url.searchParams.delete('index');
  return { address: url.href, name };
}

/** Opens the index that an address names. */
export async function openPostgres(
  place: string,
  opening: Pick<FeatureOptions, 'readOnly'> = {},
  connect: Connect = connectToServer,
): Promise<ItemIndex> {
  const { address, name } = parseDatabaseAddress(place);
  return connected(await connect(address), async (database) => {
    const index = await openPostgresIndex(database, name);
    return withModel(index, await loadStoredModel(database, index, opening));
  });
}

/**
 * Adds entries to an index that is made if it is not there. Each block stays once it is written, and entries that are there are not
 * encoded again: so several machines may do this at once, and one that was stopped goes on where it was.
 */
export async function createPostgres(
  place: string,
  { model, saved, side, columns, entries, force = false }: CreateOptions,
  connect: Connect = connectToServer,
): Promise<ItemIndex> {
  const { address, name } = parseDatabaseAddress(place);
  const { dimension, head } = vectorsOf(saved.model, 'index');
  const folder = await modelFolder(model);
  return connected(await connect(address), async (database) => {
    if (force) await dropPostgresIndex(database, name);
    const index = await createPostgresIndex(database, name, {
      metric: head.search?.metric ?? 'cosine',
      model: await modelFingerprint(folder),
      ...{ dimension, side, columns },
    });
    await storeModelFiles(database, index.model, await readModelFiles(folder));
    const items = await withModel(index, saved);
    await items.addAll(entries(items.known), {});
    return items;
  });
}

/** Leaves no connection open where something goes wrong. */
async function connected<Result>(database: Database, work: (database: Database) => Promise<Result>): Promise<Result> {
  try {
    return await work(database);
  } catch (error) {
    await database.end();
    throw error;
  }
}

async function withModel(index: PostgresIndex, saved: SavedModel): Promise<ItemIndex> {
  let statistics = await measure(index);
  const changing = async <Result>(change: Promise<Result>): Promise<Result> => {
    const result = await change;
    statistics = await measure(index);
    return result;
  };
  const counted: VectorIndex = {
    ...index,
    add: (entries, vectors) => changing(index.add(entries, vectors)),
    remove: (keys) => changing(index.remove(keys)),
  };
  return {
    index: counted,
    saved,
    side: index.side,
    columns: index.columns,
    get statistics() {
      return statistics;
    },
    known: (entries) => index.known(entries),
    addAll: (blocks) => changing(addBlocks(index, blocks)),
    async compact() {
      throw new GemelError(
        'bad-usage',
        '--compact means nothing for a database, which tidies up by itself: leave it out',
      );
    },
    async verify() {
      throw new GemelError(
        'bad-usage',
        '--verify means nothing for a database, which checks its own pages: leave it out',
      );
    },
  };
}

/** Of new entries and changed ones the database does not tell which is which before they are written, so it is asked first. */
async function addBlocks(index: PostgresIndex, blocks: AsyncIterable<EntryBlock>): Promise<Added> {
  const before = await index.count();
  let [given, unchanged] = [0, 0];
  try {
    for await (const { entries, vectors } of blocks) {
      unchanged += (await index.known(entries)).size;
      given += entries.length;
      await index.add(entries, vectors);
    }
  } catch (error) {
    throw tellWhatStays(error);
  }
  await index.buildGraph();
  const added = (await index.count()) - before;
  return { added, replaced: given - unchanged - added, unchanged };
}

function tellWhatStays(error: unknown): unknown {
  if (!(error instanceof GemelError) || error.code !== 'interrupted') return error;
  const message = 'stopped by Ctrl-C; what is written stays: run the same command to go on';
  return new GemelError('interrupted', message, { cause: error });
}

async function measure(index: PostgresIndex): Promise<IndexStatistics> {
  return { entries: await index.count(), segments: 1, tombstones: 0, bytes: await index.bytes(), withoutGraph: 0 };
}

/** The model whose files are in the database, by way of a folder that is removed again. */
async function loadStoredModel(
  database: Database,
  { model }: PostgresIndex,
  opening: Pick<FeatureOptions, 'readOnly'>,
): Promise<SavedModel> {
  const files = Object.entries(await fetchModelFiles(database, model));
  if (files.length === 0) {
    throw new GemelError(
      'bad-model',
      `expected the model ${model.slice(0, 12)} in the database, found none: make the index again with gemel index`,
    );
  }
  const folder = await mkdtemp(join(tmpdir(), 'gemel-model-'));
  try {
    for (const [name, bytes] of files) await writeAtomically(join(folder, name), bytes);
    return await loadModel(folder, { features: { ...featureOptions(), ...opening } });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
