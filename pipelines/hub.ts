/** Files of a model of the Hugging Face hub, each fetched once into the cache. */
import { basename, dirname, join } from 'node:path';
import { env } from 'node:process';
import { cacheFolder, download } from '../corpora/download.ts';

/** Whether a name may be that of a model of the hub: `owner/name`. */
export function isHubId(name: string): boolean {
  return /^[\w.-]+\/[\w.-]+$/.test(name);
}

/** A file to fetch, perhaps in a folder of the model, with its sum where that is known. */
export interface HubFile {
  readonly fileName: string;
  readonly sha256?: string;
}

/** The folder that files of a model have been fetched into. `flag` is the one by which a user brings them by hand. */
export async function fetchFromHub(id: string, flag: string, files: readonly HubFile[]): Promise<string> {
  const folder = join(cacheFolder(), flag.replace(/^--/, ''), id.replace('/', '--'));
  // The variable by which Hugging Face's own tools name a mirror.
  const hub = env.HF_ENDPOINT ?? 'https://huggingface.co';
  for (const file of files) {
    const source = { url: `${hub}/${id}/resolve/main/${file.fileName}`, ...file, fileName: basename(file.fileName) };
    await download(source, { folder: join(folder, dirname(file.fileName)), flag });
  }
  return folder;
}
