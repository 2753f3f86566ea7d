/** `index.json`: what an index folder consists of. It is replaced in one step, and nothing that it does not name counts. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { GemelError } from '../../errors.ts';
import { readFileOrExplain, writeAtomically } from '../files.ts';

export const MANIFEST = 'index.json';

/** A file as it was when it was written. */
export type FileInfo = z.infer<typeof fileSchema>;
/** Some of the entries, in a folder whose files never change. */
export type SegmentInfo = z.infer<typeof segmentSchema>;
/** What made the vectors. */
export type EncoderInfo = z.infer<typeof encoderSchema>;
export type Manifest = z.infer<typeof manifestSchema>;

const VERSION = 1;
const whole = z.number().int().nonnegative();
const fileSchema = z.strictObject({ bytes: whole, sha256: z.string() });

const segmentSchema = z.strictObject({
  name: z.string().regex(/^segment-\d+$/),
  /** N, removed ones included. */
  rows: whole.positive(),
  /** The columns of the entries, in the order in which their files are numbered. */
  fields: z.array(z.string()),
  files: z.record(z.string().regex(/^[a-z0-9-]+\.[a-z0-9]+$/), fileSchema),
});

const encoderSchema = z.strictObject({
  /** The folder beside this file that holds the model. */
  folder: z.string().regex(/^model-\d+$/),
  /** SHA-256 of the model's own manifest, which names the hashes of its other files. */
  fingerprint: z.string(),
  /** Which of its sides the entries are; queries are the other one. */
  side: z.enum(['left', 'right']),
  /** The columns of the file that the entries came from; `keep` are those beside the text. */
  columns: z.strictObject({ text: z.string().optional(), key: z.string().optional(), keep: z.array(z.string()) }),
});

const manifestSchema = z.strictObject({
  format: z.literal('gemel-index'),
  version: z.literal(VERSION),
  metric: z.enum(['cosine', 'euclidean', 'manhattan']),
  /** D */
  dimension: whole.positive(),
  encoder: encoderSchema.optional(),
  /** The number of the next file or folder: a name is never used twice. */
  next: whole,
  segments: z.array(segmentSchema),
  /** The rows that no longer count: a bit each, segment by segment. */
  removed: z.strictObject({ name: z.string().regex(/^removed-\d+\.bits$/), ...fileSchema.shape }).optional(),
});

/** @throws GemelError `bad-input` for a folder that is no index, or one of another version, or a damaged one. */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, MANIFEST);
  const bytes = await readFileOrExplain(path, 'the folder of an index');
  const found = parseJson(new TextDecoder().decode(bytes), path);
  const kind = z.looseObject({ format: z.literal('gemel-index'), version: z.number() }).safeParse(found);
  if (!kind.success) throw new GemelError('bad-input', `${path}: expected an index of gemel, found something else`);
  if (kind.data.version !== VERSION) {
    throw new GemelError(
      'bad-input',
      `${path}: expected index version ${VERSION}, found ${kind.data.version}: update gemel, or make the index again`,
    );
  }
  const manifest = manifestSchema.safeParse(found);
  if (manifest.success) return manifest.data;
  const [{ path: place, message }] = manifest.error.issues;
  throw damaged(path, 'what gemel writes', `at "${place.join('.')}": ${message}`);
}

/** Once this has resolved, the disk itself has the new index. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await syncFolder(folder);
  await writeAtomically(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`);
  await syncFolder(folder);
}

/** Makes the names in a folder outlast a loss of power, where the system can. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

/** An index that is not as it was written. */
export function damaged(path: string, expected: string, found: string): GemelError {
  return new GemelError(
    'bad-input',
    `${path}: expected ${expected}, found ${found}: the index is damaged, bring back a copy or make it again`,
  );
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged(path, 'JSON', 'something else');
  }
}
