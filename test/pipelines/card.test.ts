import { describe, expect, it } from 'vitest';
import { gemel, gemelJson, tinyPairs, tinyWorld, toCsv } from './tiny.ts';

const world = tinyWorld();
const model = world.path('model');
await gemelJson(world.training('model', '--seed', '7'));
const fresh = world.write(
  'fresh.csv',
  toCsv(tinyPairs().map((row) => ({ ...row, a: `oh ${row.a}`, b: `${row.b} hm` }))),
);
const columns = ['--left', 'a', '--right', 'b', '--label', 'same'];
const labelled = ['--pairs', fresh, ...columns];
const card = (...flags: string[]) => ['card', '--model', model, '--threads', '1', ...flags];

/** A card without its one line that differs from run to run. */
const steady = (text: string) => text.replace(/^- speed: .*$/m, '');

describe('gemel card', () => {
  it('writes the card anew with what it measured, and the same but for the speed again', async () => {
    const report = world.text('model/report.html');
    const made = await gemelJson(card(...labelled, '--terms', 'our own, CC0', '--note', 'Made by **hand**.'));
    const judged = await gemelJson(['evaluate', '--model', model, ...labelled]);
    expect(made).toMatchObject({
      model,
      split: 'fresh.csv',
      pairs: 160,
      unseen: { pairs: 160 },
      resampling: { resamples: 1000, seed: 1, units: 'pairs' },
      speed: { of: 'texts', threads: 1 },
      dimension: 8,
      card: world.path('model/README.md'),
    });
    expect(made.metrics.accuracy.mean).toBeCloseTo(judged.accuracy, 12);
    expect(made.metrics.averagePrecision.mean).toBeCloseTo(judged.averagePrecision, 12);
    const [low, high] = made.metrics.accuracy.interval;
    expect(low).toBeLessThan(high);
    expect(made.speed.perSecond).toBeGreaterThan(0);
    const text = world.text('model/README.md');
    expect(text).toMatch(/^# tiny on pairs\.csv\n/);
    expect(text).toContain('Judged on fresh.csv, 160 pairs.\n');
    expect(text).toContain('- terms of the data: our own, CC0\n');
    expect(text).toContain('## Worth knowing\n\nMade by **hand**.\n');
    expect(text).toContain('npx gemel train --pairs pairs.csv --left a');
    expect(text).not.toContain(world.path(''));
    expect(world.text('model/report.html')).toBe(report);

    await gemelJson(card(...labelled, '--terms', 'our own, CC0', '--note', 'Made by **hand**.'));
    expect(steady(world.text('model/README.md'))).toBe(steady(text));
    expect(world.filesOf('model').filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('keeps what the card says of a teacher, and writes the report if told to', async () => {
    const report = world.text('model/report.html');
    const section = '## Teacher and student\n\n| a | b |\n|---|---|\n';
    world.write('model/README.md', `# old\n\n${section}\n## Lost\n`);
    const { code, out } = await gemel(card(...labelled, '--title', 'mine', '--report-too'));
    expect(code).toBe(0);
    expect(out).toMatch(/accuracy .*\(.*%–.*%\).*texts a second.*Card: .*README\.md/s);
    const text = world.text('model/README.md');
    expect(text).toMatch(/^# mine\n/);
    expect(text).toContain(section);
    expect(text).not.toContain('## Lost');
    expect(world.text('model/report.html')).not.toBe(report);
  });

  it('says that a teacher stood beside a student with whole weights', async () => {
    await gemelJson([
      'quantise',
      '--model',
      model,
      '--out',
      world.path('small'),
      '--pairs',
      world.path('pairs.csv'),
      ...columns,
    ]);
    await gemelJson(card(...labelled).map((word) => (word === model ? world.path('small') : word)));
    const text = world.text('small/README.md');
    expect(text).toContain('The student as it was before its weights were stored as int8.');
    expect(text.match(/^## Stored weights$/gm)).toHaveLength(1);
    expect(text).toContain('on pairs.csv, 160 pairs:');
  });

  it.each<[string, string[], RegExp]>([
    ['no model', ['card', '--model', world.path('none')], /expected the folder of a trained model/],
    [
      'a folder without one',
      ['card', '--model', world.path('')],
      /manifest\.json: expected a file of a gemel model folder/,
    ],
    [
      'a model of the hub',
      ['card', '--model', 'some/model'],
      /expected a folder to write the card into, found a model of the hub/,
    ],
    ['an unknown flag', card('--nots', 'x'), /found --nots: did you mean "--note"\?/],
    ['an unknown split', card('--split', 'train'), /--split: expected dev or test, found "train"/],
    ['no rows', card('--pairs', world.write('empty.csv', 'a,b,same\n'), ...columns), /expected rows below the header/],
    ['columns of a corpus', card('--left', 'a'), /--left means nothing beside --corpus/],
  ])('refuses %s and leaves the card', async (_, args, message) => {
    const before = world.text('model/README.md');
    const { code, err } = await gemel(args);
    expect(err).toMatch(message);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(2);
    expect(world.text('model/README.md')).toBe(before);
  });

  it('stops at Ctrl-C with the old card in place', async () => {
    const before = world.text('model/README.md');
    const { code } = await gemel(card(...labelled), AbortSignal.abort());
    expect(code).toBe(130);
    expect(world.text('model/README.md')).toBe(before);
  });
});
