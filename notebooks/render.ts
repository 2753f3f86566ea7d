/** Runs the notebooks and writes each as Markdown and as a Jupyter notebook; with `--check` compares with what is there instead. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { argv, stderr } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readCells } from './cells.ts';
import { toIpynb } from './ipynb.ts';
import { type Files, toMarkdown } from './markdown.ts';
import { shownBy } from './notebook.ts';
import { isSameButForRounding } from './same.ts';

const folder = dirname(fileURLToPath(import.meta.url));
const rendered = join(folder, 'rendered');

/** The notebooks in the order of their numbers, by name. */
export async function listNotebooks(): Promise<string[]> {
  const files = await readdir(folder);
  return files
    .filter((file) => /^\d.*\.ts$/.test(file))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
}

/** Runs one notebook. */
export async function renderNotebook(name: string): Promise<Files> {
  const path = join(folder, `${name}.ts`);
  const source = await readFile(path, 'utf8');
  await import(pathToFileURL(path).href);
  const cells = readCells(source, shownBy(name));
  return { ...toMarkdown(name, cells), ...toIpynb(name, cells) };
}

/** The paths of the files that differ from those in the folder of renderings by more than the last digits of numbers. */
export async function findStale(files: Files): Promise<string[]> {
  const stale: string[] = [];
  for (const [path, text] of Object.entries(files)) {
    const kept = await readFile(join(rendered, path), 'utf8').catch(() => '');
    if (!isSameButForRounding(kept, text)) stale.push(path);
  }
  return stale;
}

async function write(name: string, files: Files): Promise<void> {
  await rm(join(rendered, name), { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(rendered, path)), { recursive: true });
    await writeFile(join(rendered, path), text);
  }
}

async function main(check: boolean): Promise<void> {
  for (const name of await listNotebooks()) {
    const files = await renderNotebook(name);
    if (!check) {
      await write(name, files);
      continue;
    }
    for (const path of await findStale(files)) {
      stderr.write(
        `notebooks/rendered/${path}: expected what notebooks/${name}.ts shows, found another: run npm run notebooks\n`,
      );
      process.exitCode = 1;
    }
  }
}

if (argv[1] === fileURLToPath(import.meta.url)) await main(argv.includes('--check'));
