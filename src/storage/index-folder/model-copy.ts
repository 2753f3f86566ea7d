/** The copy of a model that an index carries, so that it is complete by itself. */
import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { GemelError } from '../../errors.ts';
import { parseModelJson, readFileOrExplain } from '../files.ts';
import { writeHashed } from './hashed-file.ts';
import { syncFolder } from './manifest.ts';

const MODEL_MANIFEST = 'manifest.json';

/** What a model folder is known by: the SHA-256 of its manifest, which names the hashes of its other files. */
export async function modelFingerprint(folder: string): Promise<string> {
  return createHash('sha256')
    .update(await readModelFile(folder, MODEL_MANIFEST))
    .digest('hex');
}

/** The files that a model needs to be loaded, by name: not its report, nor the log of its training. */
export async function readModelFiles(folder: string): Promise<Readonly<Record<string, Uint8Array>>> {
  const manifest = await readModelFile(folder, MODEL_MANIFEST);
  const path = join(folder, MODEL_MANIFEST);
  const parsed = z.looseObject({ sha256: z.record(z.string(), z.string()) }).safeParse(parseModelJson(manifest, path));
  if (!parsed.success)
    throw new GemelError('bad-model', `${path}: expected the manifest of a gemel model, found another`);
  const names = Object.keys(parsed.data.sha256).map((name) => basename(name));
  const files = await Promise.all(names.map(async (name) => [name, await readModelFile(folder, name)] as const));
  return { ...Object.fromEntries(files), [MODEL_MANIFEST]: manifest };
}

/** Writes a copy that is loaded like the original, and gives its fingerprint. */
export async function copyModel(from: string, to: string): Promise<string> {
  await mkdir(to, { recursive: true });
  const files = await readModelFiles(from);
  for (const [name, bytes] of Object.entries(files)) await writeHashed(join(to, name), bytes);
  await syncFolder(to);
  return modelFingerprint(to);
}

function readModelFile(folder: string, name: string): Promise<Uint8Array> {
  return readFileOrExplain(join(folder, name), 'a file of a gemel model folder', 'bad-model');
}
