import { describe, expect, it } from 'vitest';
import { loadModel } from '../../src/storage/model-folder.ts';
import { gemel, gemelJson, tinyWorld } from './tiny.ts';

const world = tinyWorld();
const model = world.path('model');
const labelled = ['--pairs', world.path('pairs.csv'), '--left', 'a', '--right', 'b', '--label', 'same'];
await gemelJson(world.training('model', '--seed', '7'));

const quantise = (out: string, ...more: string[]) => ['quantise', '--model', model, '--out', world.path(out), ...more];

describe('gemel quantise', () => {
  it('writes a smaller model that scores almost alike, and says what it cost', async () => {
    const made = await gemelJson(quantise('small', ...labelled));
    expect(made).toMatchObject({
      out: world.path('small'),
      weights: 'int8',
      quality: { data: `${world.path('pairs.csv')}, 160 pairs` },
    });
    expect(made.bytes.after).toBeGreaterThan(1000);
    const [before8, after8] = ['model', 'small'].map((name) => world.read(`${name}/weights.safetensors`).length);
    expect(after8).toBeLessThan(before8);
    const { before, after } = made.quality;
    expect(Math.abs(after.averagePrecision - before.averagePrecision)).toBeLessThan(0.02);
    const judged = await gemelJson(['evaluate', '--model', world.path('small'), ...labelled]);
    expect(judged.averagePrecision).toBe(after.averagePrecision);
    expect((await loadModel(world.path('small'))).stored).toEqual({ type: 'int8', quality: made.quality });
  });

  it('keeps the card and the report, and adds the cost to the card', async () => {
    expect(world.filesOf('small')).toEqual(world.filesOf('model').filter((name) => name !== 'events.jsonl'));
    expect(world.text('small/README.md')).toContain('## Stored weights');
    expect(world.text('small/README.md')).toMatch(/- average precision: \d+\.\d%, before \d+\.\d%/);
  });

  it('stores halves, and measures nothing unless it is told on what', async () => {
    const made = await gemelJson(quantise('half', '--weights', 'float16'));
    expect(made.quality).toBeUndefined();
    expect((await loadModel(world.path('half'))).stored).toEqual({ type: 'float16' });
    const { out } = await gemel(quantise('half', '--weights', 'float16', '--force'));
    expect(out).toContain('Not measured');
  });

  it.each([
    [['--weights', 'int4'], '--weights: expected int8 or float16, found "int4"'],
    [['--left', 'a'], '--left means nothing without --pairs'],
    [['--data', 'x'], '--data means nothing without --corpus'],
    [['--pairs', 'x.csv', '--corpus', 'quora'], '--corpus means nothing beside --pairs'],
  ])('refuses %j', async (flags, message) => {
    const { code, err } = await gemel(quantise('never', ...flags));
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(world.exists('never')).toBe(false);
  });

  it('refuses a model that is small already', async () => {
    const { code, err } = await gemel(['quantise', '--model', world.path('small'), '--out', world.path('never')]);
    expect(code).toBe(2);
    expect(err).toContain('expected a model with whole weights, found one of int8');
  });
});
