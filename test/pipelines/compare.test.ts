import { mkdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { gemel, gemelJson, tinyWorld } from './tiny.ts';

const world = tinyWorld();
world.write('slow.json', world.text('tiny.json').replace('"learningRate":0.05', '"learningRate":0.01'));
mkdirSync(world.path('elsewhere'));
world.write('elsewhere/tiny.json', world.text('tiny.json'));
const presets = (...names: string[]) => ['--presets', names.map((name) => world.path(`${name}.json`)).join(',')];
const columns = ['--pairs', world.path('pairs.csv'), '--left', 'a', '--right', 'b', '--label', 'same'];
const compare = (...flags: string[]) => ['compare', ...columns, '--threads', '1', ...flags];
const both = compare(...presets('tiny', 'slow'), '--seeds', '2', '--budget', '20steps');
const finished = [...both, '--out', world.path('finished')];

describe('gemel compare', () => {
  it('gives every preset, every probe and every two against each other as one JSON object', async () => {
    const summary = await gemelJson(finished);
    const estimate = { mean: expect.any(Number), interval: [expect.any(Number), expect.any(Number)] };
    const preset = (name: string) => ({
      name,
      parameters: expect.any(Number),
      seconds: expect.any(Number),
      pairsPerSecond: expect.any(Number),
      metrics: { averagePrecision: estimate, accuracy: estimate },
    });
    const probe = {
      description: expect.any(String),
      metrics: { averagePrecision: expect.any(Number), accuracy: expect.any(Number) },
    };
    expect(summary).toEqual({
      data: expect.stringMatching(/pairs\.csv, 1\d\d pairs$/),
      split: 'dev',
      pairs: expect.any(Number),
      seeds: 2,
      metric: 'averagePrecision',
      presets: [preset('tiny'), preset('slow')],
      probes: { majority: probe, length: probe, overlap: probe, tfidf: probe, leftOnly: probe, rightOnly: probe },
      comparisons: [
        {
          a: 'tiny',
          b: 'slow',
          metric: 'averagePrecision',
          difference: expect.any(Number),
          interval: [expect.any(Number), expect.any(Number)],
          mcnemar: { onlyFirst: expect.any(Number), onlySecond: expect.any(Number), pValue: expect.any(Number) },
          verdict: expect.stringMatching(/^(tiny|slow|undecided)$/),
        },
      ],
      winner: summary.comparisons[0].verdict === 'undecided' ? null : summary.comparisons[0].verdict,
    });
    expect(JSON.parse(world.text('finished/comparison.json'))).toEqual(summary);
    expect(world.text('finished/report.html')).toMatch(/npx gemel compare .*20steps.*2 presets, 2 seeds each/s);
    expect(world.filesOf('finished')).toEqual(['comparison.json', 'report.html', 'runs']);
    expect(world.filesOf('finished/runs')).toEqual(['slow-1.json', 'slow-2.json', 'tiny-1.json', 'tiny-2.json']);
  });

  it('trains nothing again that is finished, and says the same', async () => {
    const before = JSON.parse(world.text('finished/comparison.json'));
    const again = await gemel([...finished, '--json']);
    expect(again.err).not.toContain('training on');
    expect(JSON.parse(again.out)).toEqual(before);
    const { out, err } = await gemel([...finished.map((flag) => (flag === '2' ? '3' : flag))]);
    expect(err.match(/training on/g)).toHaveLength(2);
    expect(out).toMatch(/^dev +average precision +accuracy +parameters +training\ntiny +\d/);
    expect(out).toMatch(/probe majority .*\d+ pairs, 3 seeds a preset\..*McNemar p.*Report: .*report\.html\n$/s);
  });

  it('trains anew at another budget', async () => {
    const args = [
      ...compare(...presets('tiny'), '--seeds', '1', '--out', world.path('finished')),
      '--budget',
      '21steps',
    ];
    expect((await gemel(args)).err).toContain('training on');
  });

  it('keeps what is finished where it is stopped, and exits 130', async () => {
    const args = (seeds: string) =>
      compare(...presets('tiny'), '--budget', '20steps', '--seeds', seeds, '--out', world.path('stopped'));
    await gemelJson(args('1'));
    const { code, err, out } = await gemel(args('2'), AbortSignal.abort());
    expect(err).toMatch(/^gemel compare: stopped by Ctrl-C; finished runs are in .*stopped, the same command goes on/m);
    expect(out).toBe('');
    expect(code).toBe(130);
    expect(world.filesOf('stopped/runs')).toEqual(['tiny-1.json']);
    const finishing = await gemel(args('2'));
    expect(finishing.err.match(/training on/g)).toHaveLength(1);
    expect(world.filesOf('stopped/runs')).toEqual(['tiny-1.json', 'tiny-2.json']);
  });

  it('says which run cannot learn, and keeps those that are finished', async () => {
    world.write('hopeless.json', world.text('tiny.json').replace('"learningRate":0.05', '"learningRate":1e-12'));
    const args = compare(...presets('tiny', 'hopeless'), '--seeds', '1', '--out', world.path('half'));
    const { code, err } = await gemel(args);
    expect(err).toMatch(/^gemel compare: preset hopeless, seed 1: training: (collapsed|stuck at chance)/m);
    expect(code).toBe(1);
    expect(world.filesOf('half/runs')).toEqual(['tiny-1.json']);
  });

  it('names a finished run whose file is damaged', async () => {
    const args = compare(...presets('tiny'), '--seeds', '1', '--out', world.path('damaged'));
    mkdirSync(world.path('damaged/runs'), { recursive: true });
    world.write('damaged/runs/tiny-1.json', '{"identity":');
    const { code, err } = await gemel(args);
    expect(err).toMatch(/tiny-1\.json: expected a finished run, found damaged JSON: remove the file$/m);
    expect(code).toBe(2);
  });
});

describe('what cannot be compared: exit 2, one line, nothing left behind', () => {
  const tiny = presets('tiny');

  it.each<[string, string[], RegExp]>([
    ['no presets', compare(), /expected --presets A,B, found none/],
    ['unknown preset', compare('--presets', 'siamese-bagg'), /found "siamese-bagg": did you mean "siamese-bag"\?/],
    ['empty preset', compare('--presets', 'siamese-bag,'), /expected a preset \(.*\) or a \.json file .*, found ""/],
    ['one preset twice', compare(...presets('tiny', 'tiny')), /--presets: expected each name once, found ".*tiny/],
    ['two presets of one name', compare(...presets('tiny', 'elsewhere/tiny')), /--presets: expected each name once/],
    ['no time', compare(...tiny, '--budget', '1h'), /--budget: expected a time such as 90s or 2m, found "1h"/],
    ['no steps', compare(...tiny, '--budget', '0steps'), /--budget: expected a number of steps .*, found "0steps"/],
    ['no seeds', compare(...tiny, '--seeds', '0'), /--seeds: expected a whole number of at least 1, found "0"/],
    ['a corpus beside pairs', compare(...tiny, '--split', 'test'), /--split means nothing beside --pairs/],
    ['columns beside a corpus', ['compare', ...tiny, '--left', 'a'], /--left means nothing beside --corpus/],
    ['no split', ['compare', ...tiny, '--split', 'train'], /--split: expected dev or test, found "train"/],
    ['missing file', ['compare', ...tiny, ...columns.with(1, 'none.csv')], /expected a file, found none: .*none\.csv/],
    ['--out that is a file', compare(...tiny, '--out', world.path('tiny.json')), /--out: expected a folder/],
  ])('%s', async (_, args, message) => {
    const before = world.files();
    const { code, out, err } = await gemel(args.includes('--out') ? args : [...args, '--out', world.path('new')]);
    const lines = err.split('\n').filter((line) => !/held out as dev/.test(line));
    expect(lines.join('\n')).toMatch(message);
    expect(lines).toHaveLength(2);
    expect(out).toBe('');
    expect(code).toBe(2);
    expect(world.files()).toEqual(before);
  });
});
