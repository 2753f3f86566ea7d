/** One state of an index: its segments, opened, and which of their rows no longer count. It stays readable when the index moves on. */
import { join } from 'node:path';
import { RowSet } from '../../search/row-set.ts';
import { readHashed } from './hashed-file.ts';
import { damaged, type Manifest, readManifest } from './manifest.ts';
import { Segment } from './segment.ts';

/** Where an entry is. */
export interface Location {
  /** The place of the segment. */
  readonly s: number;
  readonly row: number;
}

export class State {
  readonly manifest: Manifest;
  readonly segments: readonly Segment[];
  /** For each segment the rows that no longer count; undefined where all do. */
  readonly removed: readonly (RowSet | undefined)[];
  #users = 1;

  private constructor(manifest: Manifest, segments: readonly Segment[], removed: readonly (RowSet | undefined)[]) {
    this.manifest = manifest;
    this.segments = segments;
    this.removed = removed;
  }

  /** The state that a manifest describes; segments that an earlier state has open are shared with it. */
  static async open(folder: string, manifest: Manifest, earlier?: State): Promise<State> {
    const removed = await readRemoved(folder, manifest);
    const segments: Segment[] = [];
    try {
      for (const info of manifest.segments) {
        const known = earlier?.segments.find((segment) => JSON.stringify(segment.info) === JSON.stringify(info));
        known?.hold();
        segments.push(known ?? Segment.open(folder, info, manifest));
      }
    } catch (error) {
      for (const segment of segments) segment.release();
      throw error;
    }
    return new State(manifest, segments, removed);
  }

  /** The newest state. A writer may take files away between reading the manifest and opening them: then there is a newer one. */
  static async openNewest(folder: string): Promise<State> {
    for (let seen = ''; ; ) {
      const manifest = await readManifest(folder);
      try {
        return await State.open(folder, manifest);
      } catch (error) {
        const now = JSON.stringify(manifest);
        if (now === seen) throw explain(error, folder);
        seen = now;
      }
    }
  }

  get count(): number {
    const rows = this.segments.reduce((sum, { count }) => sum + count, 0);
    return rows - this.removed.reduce((sum, rows) => sum + (rows?.count ?? 0), 0);
  }

  /** Where a key is, if it counts. */
  async find(key: string): Promise<Location | undefined> {
    for (const [s, segment] of this.segments.entries()) {
      const row = await segment.find(key);
      if (row >= 0 && !this.removed[s]?.has(row)) return { s, row };
    }
    return undefined;
  }

  hold(): void {
    this.#users++;
  }

  /** Closes what nobody else has open, once nobody holds this state. */
  release(): void {
    if (--this.#users > 0) return;
    for (const segment of this.segments) segment.release();
  }
}

async function readRemoved(folder: string, { removed, segments }: Manifest): Promise<(RowSet | undefined)[]> {
  if (!removed) return segments.map(() => undefined);
  const path = join(folder, removed.name);
  const bytes = await readHashed(path, removed);
  let end = 0;
  const sets = segments.map(({ rows }) => {
    const begin = end;
    end += RowSet.bytesFor(rows);
    const set = RowSet.fromBytes(bytes.subarray(begin, end));
    return set.count > 0 ? set : undefined;
  });
  if (end !== bytes.length) throw damaged(path, `${end} bytes`, `${bytes.length}`);
  return sets;
}

function explain(error: unknown, folder: string): unknown {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT' && 'path' in error)) return error;
  return damaged(String(error.path ?? folder), 'a file of the index', 'no such file');
}
