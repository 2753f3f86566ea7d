/** Reads an index to the last byte and compares it with the hashes that it was written with. */
import { join } from 'node:path';
import { stopIfAsked } from './complete-segment.ts';
import { measureFile } from './hashed-file.ts';
import { damaged, type Manifest } from './manifest.ts';

/** The bytes of all files but the model's. */
export function bytesOf({ segments, removed }: Manifest): number {
  const files = segments.flatMap((segment) => Object.values(segment.files));
  return files.reduce((sum, { bytes }) => sum + bytes, removed?.bytes ?? 0);
}

/** @throws GemelError `bad-input` that names the first file which is not as it was written. */
export async function verifyFiles(
  folder: string,
  { segments }: Manifest,
  { signal, onChecked }: { readonly signal?: AbortSignal; readonly onChecked?: (bytes: number) => void } = {},
): Promise<void> {
  let checked = 0;
  for (const segment of segments) {
    for (const [name, { bytes, sha256 }] of Object.entries(segment.files)) {
      stopIfAsked(signal);
      const path = join(folder, segment.name, name);
      if ((await measureFile(path)).sha256 !== sha256) throw damaged(path, 'the bytes that were written', 'others');
      checked += bytes;
      onChecked?.(checked);
    }
  }
}
