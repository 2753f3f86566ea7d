import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, truncateSync, watch } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ownsBlock, parseShard, shareOf } from '../../pipelines/shard.ts';
import { decodeNpy } from '../../src/storage/npy.ts';
import { gemel, gemelJson, tinyPairs, tinyWorld } from './tiny.ts';

const world = tinyWorld();
const words = tinyPairs().flatMap(({ a, b }) => [a, b]);
const toTexts = (count: number) => Array.from({ length: count }, (_, i) => `${words[i % words.length]} ${i}`);
const lines = toTexts(20_000);

beforeAll(async () => {
  await gemelJson(world.training('model'));
  world.write('texts.txt', lines.join('\n'));
});

const embed = (output: string, ...more: string[]) => [
  ...['embed', '--model', world.path('model'), '--input', world.path('texts.txt'), '--output', world.path(output)],
  ...['--threads', '1', ...more],
];

describe('gemel embed in shards', () => {
  it.each(['npy', 'csv'])('gives the same .%s as one run, byte for byte, whatever the order', async (extension) => {
    const [whole, parts] = [`whole.${extension}`, `parts.${extension}`];
    expect(await gemelJson(embed(whole))).toMatchObject({ texts: 20_000, dimension: 8 });
    const blocks = world.path(`${parts}.blocks`);
    expect(await gemelJson(embed(parts, '--shard', '2/2'))).toEqual({
      ...{ blocks, texts: 8192, encoded: 8192, dimension: 8 },
    });
    expect(world.exists(parts)).toBe(false);
    expect(await gemelJson(embed(parts, '--shard', '1/2'))).toMatchObject({ texts: 11_808, encoded: 11_808 });
    expect(await gemelJson(embed(parts, '--join'))).toEqual({ output: world.path(parts), texts: 20_000, dimension: 8 });
    expect(world.read(parts).equals(world.read(whole))).toBe(true);
  });

  it('encodes nothing twice, but anew what has changed or was cut off', async () => {
    const folder = ['--blocks', world.path('kept')];
    const shard = [...folder, '--shard', '1/1'];
    expect((await gemelJson(embed('kept.npy', ...shard))).encoded).toBe(20_000);
    const files = () =>
      readdirSync(world.path('kept')).map((name) => [name, statSync(join(world.path('kept'), name)).mtimeMs]);
    const before = files();
    expect((await gemelJson(embed('kept.npy', ...shard))).encoded).toBe(0);
    expect(files()).toEqual(before);

    const [, [second]] = before;
    truncateSync(join(world.path('kept'), String(second)), 5000);
    expect((await gemelJson(embed('kept.npy', ...shard))).encoded).toBe(8192);

    world.write('texts.txt', ['another first text', ...lines.slice(1)].join('\n'));
    const stale = await gemel(embed('kept.npy', ...folder, '--join'));
    expect([stale.code, stale.err]).toEqual([
      2,
      expect.stringContaining('expected 3 blocks of vectors of these texts by this model, found 2, without 1: '),
    ]);
    expect((await gemelJson(embed('kept.npy', ...shard))).encoded).toBe(8192);
    expect((await gemelJson(embed('kept.npy', ...folder, '--join'))).texts).toBe(20_000);
    world.write('texts.txt', lines.join('\n'));
  });

  it('refuses to join while blocks are missing, and then writes nothing', async () => {
    await gemelJson(embed('early.npy', '--shard', '2/3'));
    const { code, err } = await gemel(embed('early.npy', '--join'));
    expect(code).toBe(2);
    expect(err).toContain('found 1, without 1, 3: block b belongs to shard b of n');
    expect(world.files().filter((name) => name.startsWith('early'))).toEqual(['early.npy.blocks']);
  });

  it('goes on where a shard was killed', async () => {
    const many = toTexts(80_000);
    world.write('many.txt', many.join('\n'));
    const args = (output: string, ...more: string[]) =>
      embed(output, ...more).map((flag) => (flag.endsWith('texts.txt') ? world.path('many.txt') : flag));
    const cli = join(import.meta.dirname, '../../pipelines/cli.ts');
    const main = world.write('main.mjs', `import { runProcess } from ${JSON.stringify(cli)}; await runProcess();`);
    const folder = world.path('killed.npy.blocks');
    mkdirSync(folder);
    const child = spawn(process.execPath, ['--import', 'tsx', main, ...args('killed.npy', '--shard', '1/1')]);
    const watcher = watch(folder, (_, name) => {
      if (name?.endsWith('.npy')) child.kill('SIGKILL');
    });
    const end = await new Promise((resolve) => child.on('exit', (code, signal) => resolve(signal ?? code)));
    watcher.close();
    expect(end).toBe('SIGKILL');
    const there = readdirSync(folder).filter((name) => name.endsWith('.npy')).length;
    expect(there).toBeGreaterThan(0);
    expect(there).toBeLessThan(10);

    const { texts, encoded } = await gemelJson(args('killed.npy', '--shard', '1/1'));
    expect([texts, encoded]).toEqual([80_000, 80_000 - 8192 * there]);
    await gemelJson(args('killed.npy', '--join'));
    await gemelJson(args('unbroken.npy'));
    expect(world.read('killed.npy').equals(world.read('unbroken.npy'))).toBe(true);
  });

  it('writes nothing where Ctrl-C stops it', async () => {
    const stop = new AbortController();
    stop.abort();
    expect(await gemel(embed('stopped.npy'), stop.signal)).toMatchObject({ code: 130 });
    const { code, err } = await gemel(embed('stopped.npy', '--shard', '1/1'), stop.signal);
    expect([code, err]).toEqual([130, expect.stringContaining('the blocks that are done stay')]);
    expect(world.files().filter((name) => name.startsWith('stopped'))).toEqual([]);
  });

  it.each([
    [['--shard', '0/2'], 'expected a shard and their number, such as 2/8'],
    [['--shard', '3/2'], 'found "3/2"'],
    [['--shard', '2'], 'found "2"'],
    [['--shard', '1/2', '--join'], '--shard means nothing beside --join'],
    [['--blocks', 'folder'], '--blocks means nothing without --shard or --join'],
    [['--side', 'top'], '--side: expected left or right, found "top"'],
  ])('refuses %j', async (more, message) => {
    const { code, err } = await gemel(embed('refused.npy', ...more));
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
    expect(existsSync(world.path('refused.npy'))).toBe(false);
  });
});

describe('gemel embed', () => {
  it('encodes either side of a matcher that has two', async () => {
    world.write(
      'two.json',
      world.text('tiny.json').replace('"encoder":', '"architecture":"pseudo-siamese","encoder":'),
    );
    const flags = world.training('two').map((flag) => (flag.endsWith('tiny.json') ? world.path('two.json') : flag));
    await gemelJson(flags);
    world.write('few.txt', lines.slice(0, 3).join('\n'));
    const vectorsOf = async (side: string) => {
      const output = world.path(`${side}.npy`);
      await gemelJson([
        'embed',
        '--model',
        world.path('two'),
        '--input',
        world.path('few.txt'),
        '--output',
        output,
        '--side',
        side,
      ]);
      return decodeNpy(world.read(`${side}.npy`), output);
    };
    const [left, right] = [await vectorsOf('left'), await vectorsOf('right')];
    expect([left.rows, left.columns, right.rows, right.columns]).toEqual([3, 8, 3, 8]);
    expect(left.data).not.toEqual(right.data);
  });
});

describe('shards', () => {
  it.each([1, 2, 3, 7])('share all blocks out among %i, each to one', (count) => {
    const shards = Array.from({ length: count }, (_, i) => parseShard(`${i + 1}/${count}`));
    for (let block = 0; block < 20; block++) {
      expect(shards.filter((shard) => ownsBlock(shard, block))).toHaveLength(1);
    }
    for (const total of [0, 1, 8192, 100_000]) {
      expect(shards.reduce((sum, shard) => sum + shareOf(shard, total), 0)).toBe(total);
    }
  });
});
