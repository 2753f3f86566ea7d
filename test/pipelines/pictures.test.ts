/** Pictures through the command line: trained on a folder for each class, judged, searched, and what is said of bad ones. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawCharacters } from '../../corpora/generated/drawn-characters.ts';
import { loadModel } from '../../src/storage/model-folder.ts';
import { gemel, gemelJson, tinyWorld } from './tiny.ts';

const world = tinyWorld();
const [signs, strangers] = [world.path('signs'), world.path('strangers')];
await drawCharacters(signs, { classes: 12, perClass: 6, seed: 1, size: 16 });
const others = await drawCharacters(strangers, { classes: 4, perClass: 6, seed: 2, size: 16 });
const tower = { kind: 'picture-cnn', height: 16, width: 16, channels: 1, filters: [4, 8], dimension: 8, flip: false };
const training = { epochs: 2, batchSize: 32, learningRate: 0.005 };
world.write(
  'siamese.json',
  JSON.stringify({ encoder: tower, head: { kind: 'euclidean' }, loss: { kind: 'contrastive', margin: 2 }, training }),
);
world.write(
  'joint.json',
  JSON.stringify({
    architecture: 'two-channel',
    joint: tower,
    hidden: 8,
    loss: { kind: 'binary-cross-entropy' },
    training,
  }),
);
const train = (name: string, images: string, out = name) => [
  ...['train', '--images', images, '--preset', world.path(`${name}.json`), '--out', world.path(out)],
  ...['--threads', '1', '--force'],
];
const summary = await gemelJson(train('siamese', signs));
await gemelJson(train('joint', signs));
const siamese = ['--model', world.path('siamese')];

/** A folder of pictures, one of which is cut short. */
function withDamage(name: string): { folder: string; bad: string } {
  const folder = world.path(name);
  for (const { item, className } of others) {
    mkdirSync(join(folder, className), { recursive: true });
    copyFileSync(item, item.replace(strangers, folder));
  }
  const bad = join(folder, others[0].className, '09.png');
  writeFileSync(bad, world.read('strangers/character001/01.png').subarray(0, 60));
  return { folder, bad };
}

describe('a folder of pictures for each class', () => {
  it('trains, holding out whole classes, and shows pictures and points in the report', async () => {
    expect(summary.pairs).toBeGreaterThan(100);
    expect(summary.metrics.equalErrorRate).toBeLessThanOrEqual(0.5);
    const report = world.text('siamese/report.html');
    expect(report.match(/data:image\/webp/g)?.length).toBeGreaterThan(20);
    expect(report).toContain('id="projection"');
    const { seen } = await loadModel(world.path('siamese'));
    expect(seen.has(join(signs, 'character001', '01.png')) || seen.has(join(signs, 'character002', '01.png'))).toBe(
      true,
    );
    expect(seen.has(others[0].item)).toBe(false);
  });

  it('is what either architecture is judged by', async () => {
    for (const name of ['siamese', 'joint']) {
      const found = await gemelJson(['evaluate', '--model', world.path(name), '--images', strangers, '--threads', '1']);
      expect(found, name).toMatchObject({ unseen: { pairs: found.pairs } });
    }
  });

  it('is compared without rules that read words', async () => {
    const { presets, probes } = await gemelJson([
      ...['compare', '--images', signs, '--presets', `${world.path('siamese.json')},${world.path('joint.json')}`],
      ...['--seeds', '1', '--budget', '4steps', '--threads', '1'],
    ]);
    expect(presets).toHaveLength(2);
    expect(Object.keys(probes)).toEqual(['majority']);
  });
});

describe('pictures at work', () => {
  it('are scored from a table whose paths lead from where it lies', async () => {
    const row = (i: number) => others[i].item.slice(world.path('x').length - 1);
    world.write('table.csv', `id,photo,drawing\n1,${row(0)},${row(1)}\n2,${row(0)},${row(5)}\n`);
    const columns = ['--left', 'photo', '--right', 'drawing', '--output', world.path('scored.csv')];
    expect(await gemelJson(['score', ...siamese, '--input', world.path('table.csv'), ...columns])).toMatchObject({
      pairs: 2,
    });
    expect(world.text('scored.csv').split('\n')[1]).toMatch(/^1,.*,(true|false)$/);
  });

  it('are indexed by the folder and found by a picture', async () => {
    const index = await gemelJson(['index', ...siamese, '--input', strangers, '--out', world.path('index')]);
    expect(index.rows).toBe(24);
    const search = ['search', '--index', world.path('index'), '--query', others[4].item, '-k', '3'];
    const { out } = await gemel([...search, '--json']);
    expect(out).toContain(others[4].item);
    const missing = await gemel(['search', '--index', world.path('index'), '--query', 'nothing.png']);
    expect(missing).toMatchObject({
      code: 2,
      err: expect.stringContaining('nothing.png: expected a picture, found no such file'),
    });
  });

  it('are embedded by the folder', async () => {
    const output = world.path('vectors.npy');
    expect(await gemelJson(['embed', ...siamese, '--input', strangers, '--output', output])).toMatchObject({
      texts: 24,
    });
  });
});

describe('a picture that cannot be read', () => {
  const { folder, bad } = withDamage('damaged');
  const table = () => world.write('bad.csv', `a,b\n${others[0].item},${others[1].item}\n${bad},${others[1].item}\n`);
  const commands: [name: string, args: () => string[]][] = [
    ['train', () => train('siamese', folder, 'none')],
    ['evaluate', () => ['evaluate', ...siamese, '--images', folder]],
    [
      'score',
      () => [
        'score',
        ...siamese,
        '--input',
        table(),
        '--left',
        'a',
        '--right',
        'b',
        '--output',
        world.path('none.csv'),
      ],
    ],
    ['index', () => ['index', ...siamese, '--input', folder, '--out', world.path('none.index')]],
    ['embed', () => ['embed', ...siamese, '--input', folder, '--output', world.path('none.npy')]],
  ];

  it.each(commands)('is one line of %s that names it, and nothing is written', async (_, args) => {
    const { code, err } = await gemel(args());
    expect(code).toBe(2);
    expect(err.trim().split('\n').at(-1)).toContain(`${bad}: expected a whole picture`);
    expect(['none', 'none.csv', 'none.npy', 'none.index'].filter(world.exists)).toEqual([]);
  });

  it.each(commands)('is left out of %s by --skip-bad, counted and named', async (name, args) => {
    const { code, out, err } = await gemel([...args(), '--skip-bad', '--json']);
    expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out).skipped).toEqual([{ item: bad, reason: expect.stringContaining(bad) }]);
    expect(err).toContain('1 picture that cannot be read');
    if (name === 'score') expect(world.text('none.csv').trim().split('\n')[2]).toBe(`${bad},${others[1].item},,,`);
  });

  it('is no text: --skip-bad means nothing beside pairs', async () => {
    const refused = await gemel([...world.training('none2'), '--skip-bad']);
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('--skip-bad') });
  });
});
