import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAtomically, readFileOrExplain, writeAtomically } from '../../src/storage/files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gemel-files-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const isRoot = process.getuid?.() === 0;

describe('writeAtomically', () => {
  it.each([
    ['text', 'größe'],
    ['bytes', Uint8Array.of(0, 255)],
    ['nothing', ''],
  ])('writes %s and leaves nothing else', async (_, content) => {
    await writeAtomically(join(folder, 'a'), content);
    expect(readFileSync(join(folder, 'a'))).toEqual(Buffer.from(content as string));
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it('replaces a file, and the file behind a link', async () => {
    writeFileSync(join(folder, 'a'), 'old');
    symlinkSync('a', join(folder, 'link'));
    await writeAtomically(join(folder, 'link'), 'new');
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('new');
    expect(lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true);
  });

  it('writes to what is no regular file without replacing it', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const [read] = await Promise.all([readFileOrExplain(pipe, 'text'), writeAtomically(pipe, 'through')]);
    expect(new TextDecoder().decode(read)).toBe('through');
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  });

  it('explains a folder that does not exist', async () => {
    await expect(writeAtomically(join(folder, 'no', 'a'), '')).rejects.toMatchObject({
      code: 'bad-usage',
      message: `${join(folder, 'no', 'a')}: cannot be written, the folder does not exist`,
    });
  });

  it('explains a path that is a folder', async () => {
    await expect(writeAtomically(folder, '')).rejects.toMatchObject({
      code: 'bad-usage',
      message: `${folder}: cannot be written, it is a folder`,
    });
  });

  it.skipIf(isRoot)('explains a folder without permission (skipped for root)', async () => {
    mkdirSync(join(folder, 'locked'));
    chmodSync(join(folder, 'locked'), 0o500);
    await expect(writeAtomically(join(folder, 'locked', 'a'), '')).rejects.toThrow('permission is denied');
  });
});

describe('openAtomically', () => {
  it('shows the file only after commit', async () => {
    const path = join(folder, 'a');
    writeFileSync(path, 'old');
    const file = await openAtomically(path);
    for (let i = 0; i < 2000; i++) await file.write(`${i} ${'x'.repeat(50)}\n`);
    expect(readFileSync(path, 'utf8')).toBe('old');
    await file.commit();
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(2001);
    await file.abort();
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it('leaves the old file and no other after abort', async () => {
    writeFileSync(join(folder, 'a'), 'old');
    const file = await openAtomically(join(folder, 'a'));
    await file.write('new');
    await file.abort();
    await file.abort();
    expect(readdirSync(folder)).toEqual(['a']);
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('old');
  });

  it('can be piped into', async () => {
    const file = await openAtomically(join(folder, 'a'));
    await pipeline(Readable.from(['1\n', '2\n']), file.stream);
    await file.commit();
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('1\n2\n');
  });

  it('refuses to commit after a broken pipe, and cleans up', async () => {
    const file = await openAtomically(join(folder, 'a'));
    const broken = Readable.from(
      (function* () {
        yield '1\n';
        throw new Error('row 2 is broken');
      })(),
    );
    await expect(pipeline(broken, file.stream)).rejects.toThrow('row 2 is broken');
    await expect(file.commit()).rejects.toThrow();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('cleans up when the name cannot be taken', async () => {
    const file = await openAtomically(join(folder, 'a'));
    mkdirSync(join(folder, 'a'));
    await expect(file.commit()).rejects.toMatchObject({
      code: 'bad-usage',
      message: `${join(folder, 'a')}: cannot be written, it is a folder`,
    });
    expect(readdirSync(folder)).toEqual(['a']);
  });
});

describe('readFileOrExplain', () => {
  it('reads bytes', async () => {
    writeFileSync(join(folder, 'a'), 'text');
    expect(new TextDecoder().decode(await readFileOrExplain(join(folder, 'a'), 'a file'))).toBe('text');
  });

  it.each([
    ['no file', 'no', 'no such file'],
    ['a folder', '.', 'a folder'],
    ['a file used as a folder', 'a/b', 'a file where a folder should be'],
  ])('explains %s', async (_, name, reason) => {
    writeFileSync(join(folder, 'a'), '');
    const path = join(folder, name);
    await expect(readFileOrExplain(path, 'a file of pairs')).rejects.toMatchObject({
      code: 'bad-input',
      message: `${path}: expected a file of pairs, found ${reason}: check the path`,
    });
  });

  it.skipIf(isRoot)('explains a file without permission (skipped for root)', async () => {
    writeFileSync(join(folder, 'a'), '', { mode: 0o200 });
    await expect(readFileOrExplain(join(folder, 'a'), 'a file')).rejects.toThrow('a file that may not be read');
  });

  it('takes the code of whoever asks', async () => {
    await expect(readFileOrExplain(join(folder, 'no'), 'weights', 'bad-model')).rejects.toMatchObject({
      code: 'bad-model',
    });
  });
});
