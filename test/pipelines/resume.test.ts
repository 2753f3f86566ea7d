import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadUserPairs } from '../../pipelines/own-file.ts';
import { loadPreset } from '../../pipelines/presets.ts';
import { type TrainRun, trainToFolder } from '../../pipelines/train-run.ts';
import { loadModel } from '../../src/storage/model-folder.ts';
import type { TrainingEvent } from '../../src/training/events.ts';
import { gemelJson, tinyWorld } from './tiny.ts';

const world = tinyWorld();
const data = await loadUserPairs({ path: world.path('pairs.csv'), columns: { left: 'a', right: 'b', label: 'same' } });
const run: Omit<TrainRun, 'out'> = {
  data,
  preset: await loadPreset(world.path('tiny.json')),
  seed: 3,
  command: 'gemel train --out run --force',
  clock: () => performance.now() / 1000,
};

/** Runs until an event of the kind has come so many times, and stops there as Ctrl-C does. */
async function stopAt(out: string, type: TrainingEvent['type'], times: number): Promise<unknown> {
  const stop = new AbortController();
  let seen = 0;
  const onEvent = (event: TrainingEvent) => {
    if (event.type === type && ++seen === times) stop.abort();
  };
  return trainToFolder({ ...run, out, signal: stop.signal, onEvent }).catch((error) => error);
}

describe('a run that was stopped', () => {
  it.each([
    ['after its first epoch', 'epoch', 1],
    ['in its second epoch', 'step', 12],
  ] as const)('%s can be used, and resumed ends with the same weights to the byte', async (name, type, times) => {
    const [whole, out] = [world.path(`${name} whole`), world.path(`${name} out`)];
    await trainToFolder({ ...run, out: whole });
    const error = await stopAt(out, type, times);
    expect(error).toMatchObject({ code: 'interrupted' });
    expect(String(error)).toMatch(/best model so far \(epoch 1, .*; go on with: gemel train --out run --resume$/);
    expect((await loadModel(out)).origin.bestEpoch).toBe(1);
    expect(world.exists(`${name} out/checkpoint.safetensors`)).toBe(true);

    await trainToFolder({ ...run, out, resume: true });
    expect(world.read(`${name} out/weights.safetensors`)).toEqual(world.read(`${name} whole/weights.safetensors`));
    expect(world.exists(`${name} out/checkpoint.safetensors`)).toBe(false);
    expect(timeless(world.text(`${name} out/events.jsonl`))).toEqual(
      timeless(world.text(`${name} whole/events.jsonl`)),
    );
  });

  it('in its first epoch can be used, and says that it has to begin again', async () => {
    const error = await stopAt(world.path('first'), 'step', 2);
    expect(String(error)).toMatch(/no epoch was complete, so begin again with --force$/);
    await expect(loadModel(world.path('first'))).resolves.toBeDefined();
    const again = trainToFolder({ ...run, out: world.path('first'), resume: true });
    await expect(again).rejects.toMatchObject({ code: 'bad-usage' });
  });

  it('is not resumed with other settings', async () => {
    await stopAt(world.path('seeded'), 'epoch', 1);
    const other = trainToFolder({ ...run, seed: 4, out: world.path('seeded'), resume: true });
    await expect(other).rejects.toThrow('expected the checkpoint of a run with these settings, seed and data');
    expect(world.exists('seeded/checkpoint.safetensors')).toBe(true);
  });
});

describe('Ctrl-C', () => {
  it('leaves a loadable model and exits 130', async () => {
    const cli = join(import.meta.dirname, '../../pipelines/cli.ts');
    const main = world.write('main.mjs', `import { runProcess } from ${JSON.stringify(cli)}; await runProcess();`);
    const flags = world.training('interrupted', '--epochs', '100000');
    const slow = world.write(
      'slow.json',
      world.text('tiny.json').replace('"epochs":3', '"patience":100000,"warmup":0'),
    );
    const args = flags.map((flag) => (flag.endsWith('tiny.json') ? slow : flag));
    const child = spawn(process.execPath, ['--import', 'tsx', main, ...args]);
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
      if (String(err).includes('epoch 2/')) child.kill('SIGINT');
    });
    const code = await new Promise((resolve) => child.on('exit', (exit, signal) => resolve(exit ?? signal)));
    expect(err).toMatch(
      /gemel train: stopped by Ctrl-C; the best model so far .* go on with: gemel train .* --resume\n$/,
    );
    expect(code).toBe(130);
    const evaluated = await gemelJson([
      ...['evaluate', '--model', world.path('interrupted')],
      ...['--pairs', world.path('pairs.csv'), '--left', 'a', '--right', 'b', '--label', 'same'],
    ]);
    expect(evaluated.pairs).toBe(160);
  });
});

/** Events without what the clock told. */
function timeless(lines: string) {
  const timed = ['seconds', 'secondsLeft', 'pairsPerSecond'];
  return lines
    .trim()
    .split('\n')
    .map((line) => Object.fromEntries(Object.entries(JSON.parse(line)).filter(([key]) => !timed.includes(key))));
}
