import { cpSync, truncateSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../pipelines/cli.ts';
import { gemel, gemelJson, tinyPairs, tinyWorld, toCsv } from './tiny.ts';

const world = tinyWorld();
await gemelJson(world.training('model', '--epochs', '1'));

function damagedModel(name: string, damage: (folder: string) => void): string {
  cpSync(world.path('model'), world.path(name), { recursive: true });
  damage(name);
  return world.path(name);
}

const truncated = damagedModel('truncated', (name) => truncateSync(world.path(`${name}/weights.safetensors`), 700));
const changed = damagedModel('changed', (name) => {
  const weights = world.read(`${name}/weights.safetensors`);
  weights[weights.length - 1] ^= 1;
  world.write(`${name}/weights.safetensors`, weights);
});
const newer = damagedModel('newer', (name) => {
  world.write(`${name}/manifest.json`, world.text(`${name}/manifest.json`).replace('"version": 2', '"version": 9'));
});
const noJson = damagedModel('no-json', (name) => world.write(`${name}/manifest.json`, '{'));

const pairs = world.path('pairs.csv');
const empty = world.write('empty.csv', '');
const headerOnly = world.write('header.csv', 'a,b,same\n');
const brokenRow = world.write('broken.csv', 'a,b,same\nx,y,1\nx,y\n');
const latin1 = world.write('latin1.csv', Buffer.from('a,b,same\ncaf\xe9,y,1\n', 'latin1'));
const words = world.write('words.csv', 'a,b,same\nx,y,maybe\n');
const blank = world.write('blank.csv', 'a,b,same\nx,,1\n');
const matches = world.write('matches.csv', toCsv(tinyPairs().filter(({ same }) => same === 1)));
const scored = world.write('scored.csv', 'a,b,score\nx,y,1\n');
const oddPreset = world.write('odd.json', '{"encoder": {"kind": "bag", "units": 3}}');
const wrongLoss = world.write(
  'wrong-loss.json',
  '{"encoder":{"kind":"bag"},"head":{"kind":"cosine"},"loss":{"kind":"binary-cross-entropy"}}',
);
const texts = world.write('texts.txt', 'one\ntwo\n');
const newOut = world.path('out');

const columns = ['--left', 'a', '--right', 'b'];
const train = (...flags: string[]) => ['train', '--out', newOut, '--preset', world.path('tiny.json'), ...flags];
const trainOn = (file: string, ...flags: string[]) => train('--pairs', file, ...columns, '--label', 'same', ...flags);
const score = (file: string, ...flags: string[]) => {
  return ['score', '--model', world.path('model'), '--input', file, ...columns, '--output', newOut, ...flags];
};
const scoreWith = (model: string) => {
  return ['score', '--model', model, '--input', pairs, ...columns, '--output', world.path('new.csv')];
};

const before = world.files();

describe('a command that cannot be carried out: exit 2, one line, nothing left behind', () => {
  it.each<[string, string[], RegExp]>([
    ['unknown command', ['trian'], /expected a command \(train, .*\), found "trian": did you mean "train"\?/],
    ['unknown flag', trainOn(pairs, '--epoch', '3'), /found --epoch: did you mean "--epochs"\?/],
    ['flag without its value', ['train', '--out'], /expected a value after --out \(DIR\), found none/],
    ['flag as a value', ['score', '--model', '--json'], /expected a value after --model \(DIR\), found --json/],
    ['value for a switch', ['train', '--json=1'], /expected --json without a value, found "1"/],
    ['flag given twice', trainOn(pairs, '--out', 'x'), /expected --out once, found it twice/],
    ['stray word', ['evaluate', 'model'], /expected flags only, found "model"/],
    ['missing flag', ['evaluate'], /expected --model DIR, found none/],
    ['missing column flag', train('--pairs', pairs, '--left', 'a'), /expected --right COL, found none/],
    ['flag that does not go with another', trainOn(pairs, '--data', '.'), /--data means nothing beside --pairs/],
    ['no number', trainOn(pairs, '--epochs', 'many'), /--epochs: expected a whole number of at least 1, found "many"/],
    ['negative number', trainOn(pairs, '--seed=-1'), /--seed: expected a whole number of at least 0, found "-1"/],
    ['no time', trainOn(pairs, '--budget', '1h'), /--budget: expected a time such as 90s or 2m, found "1h"/],
    ['no engine', trainOn(pairs, '--engine', 'torch'), /--engine: expected onnx or tfjs, found "torch"/],
    ['no goal', trainOn(pairs, '--goal', 'fun'), /goal: expected accuracy, .*, found "fun"/],
    ['no split', ['evaluate', '--model', 'm', '--split', 'train'], /--split: expected dev or test, found "train"/],
    ['unknown corpus', train('--corpus', 'quara'), /found "quara": did you mean "quora"\?/],
    ['corpus without its files', train('--corpus', 'quora', '--data', world.path('model')), /expected train\.csv or/],
    [
      'unknown preset',
      [...trainOn(pairs), '--preset=x'].filter((flag) => !/preset$|tiny/.test(flag)),
      /expected a preset/,
    ],
    [
      'preset with an unknown setting',
      ['train', '--out', newOut, '--preset', oddPreset],
      /odd\.json: setting "encoder\.units"/,
    ],
    [
      'loss that does not suit the head',
      ['train', '--preset', wrongLoss, ...trainOn(pairs).slice(5), '--out', newOut],
      /loss "binary-cross-entropy" expects/,
    ],
    [
      'no vectors',
      trainOn(pairs, '--vectors', world.path('none')),
      /config\.json: expected a file of a model2vec folder/,
    ],
    ['existing --out', world.training('model'), /--out: expected a new folder, found .* with 8 files/],
    ['--out that is a file', [...trainOn(pairs).toSpliced(2, 1, pairs)], /--out: expected a folder, found a file/],
    ['nothing to resume', trainOn(pairs, '--resume'), /--resume: expected checkpoint\.safetensors/],
    ['--force and --resume', trainOn(pairs, '--resume', '--force'), /expected one of them, found both/],
    ['missing file', trainOn(world.path('none.csv')), /expected a file, found none: .*none\.csv/],
    ['empty file', trainOn(empty), /found an empty file: .*empty\.csv/],
    ['header alone', trainOn(headerOnly), /expected rows below the header, found none in .*header\.csv/],
    [
      'missing column',
      train('--pairs', pairs, '--left', 'A', '--right', 'b', '--label', 'same'),
      /expected a column "A", found "a", "b", "same" \(line 1 of .*pairs\.csv\)/,
    ],
    ['broken row', trainOn(brokenRow), /expected 3 fields, as in the header, found 2 \(line 3 of .*broken\.csv\)/],
    ['broken UTF-8', trainOn(latin1), /expected UTF-8 text, found other bytes \(line 2 of .*latin1\.csv\)/],
    [
      'label that is neither',
      trainOn(words),
      /expected a label of 0 or 1 .*, found "maybe" \(line 2 of .*words\.csv\)/,
    ],
    ['row without a text', trainOn(blank), /expected a text in column "b", found nothing \(line 2 of .*blank\.csv\)/],
    ['one label only', trainOn(matches), /expected pairs that match and pairs that do not, found 80, all with label 1/],
    ['one label only in dev', trainOn(pairs, '--dev', matches), /found 80, all with label 1 \(.*matches\.csv\)/],
    [
      'missing model',
      scoreWith(world.path('none')),
      /expected the folder of a trained model, or one that comes with gemel \(answers-en, questions-en, titles-en\), found none/,
    ],
    ['folder without a model', scoreWith(world.path('.')), /manifest\.json: expected a file of a gemel model folder/],
    ['truncated weights', scoreWith(truncated), /weights\.safetensors: .* the file is damaged/],
    ['changed weights', scoreWith(changed), /weights\.safetensors: expected the file that manifest\.json names/],
    ['model of another version', scoreWith(newer), /expected model version 2, found 9/],
    ['damaged manifest', scoreWith(noJson), /manifest\.json: expected JSON/],
    ['column that would be written over', score(scored), /expected no column "score", since one is to be added/],
    [
      'output of an unknown kind',
      score(pairs).toSpliced(-1, 1, world.path('x.xls')),
      /expected a \.csv, \.tsv, \.jsonl, .* found .*x\.xls/,
    ],
    [
      'output in no folder',
      score(pairs).toSpliced(-1, 1, world.path('no/x.csv')),
      /cannot be written, the folder does not exist/,
    ],
    [
      'row that breaks while scoring',
      score(brokenRow).toSpliced(-1, 1, world.path('x.csv')),
      /line 3 of .*broken\.csv/,
    ],
    [
      'vectors of an unknown kind',
      ['embed', '--model', 'm', '--input', texts, '--output', 'v.txt'],
      /--output: expected a \.npy/,
    ],
    [
      'no threshold',
      ['duplicates', '--model', 'm', '--input', texts, '--output', 'g.csv', '--threshold', 'high'],
      /--threshold: expected a number/,
    ],
    [
      'truth without its columns',
      [
        'duplicates',
        '--model',
        world.path('model'),
        '--input',
        texts,
        '--truth',
        pairs,
        '--output',
        world.path('g.csv'),
      ],
      /expected a column "left"/,
    ],
    [
      'export of an unknown part',
      ['export', '--model', 'm', '--output', 'x.onnx', '--part', 'head'],
      /--part: expected encoder or matcher/,
    ],
    ['export to another kind', ['export', '--model', 'm', '--output', 'x.pb'], /--output: expected a \.onnx file/],
  ])('%s', async (_, args, message) => {
    const { code, out, err } = await gemel(args);
    const lines = err.split('\n').filter((line) => !/held out as dev/.test(line));
    expect(lines.join('\n')).toMatch(message);
    expect(lines).toHaveLength(2);
    expect(err).toMatch(/^gemel/m);
    expect(out).toBe('');
    expect(code).toBe(2);
    expect(world.files()).toEqual(before);
  });
});

describe('a run that goes wrong on the way', () => {
  it('exits 1 where nothing can be learned, and leaves nothing', async () => {
    const hopeless = world.write(
      'hopeless.json',
      world.text('tiny.json').replace('"learningRate":0.05', '"learningRate":1e-12'),
    );
    const { code, err } = await gemel([
      ...world.training('hopeless').map((flag) => flag.replace('tiny.json', 'hopeless.json')),
    ]);
    expect(err).toMatch(/^gemel train: training: (collapsed|stuck at chance)/m);
    expect(code).toBe(1);
    expect(world.exists('hopeless')).toBe(false);
    expect(world.exists(hopeless.split('/').at(-1) ?? '')).toBe(true);
  });

  it('exits 1 and tells how to learn more of an error that nobody expected', async () => {
    const { code, err } = await gemel(score(pairs).toSpliced(-1, 1, '/dev/full/x.csv'));
    expect([1, 2]).toContain(code);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});

describe('help', () => {
  it.each(COMMANDS.map(({ name }) => name))('of %s teaches', async (command) => {
    const { code, out } = await gemel([command, '--help']);
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`^gemel ${command}: .*Examples\\n {2}gemel ${command} .*--json .*Then: `, 's'));
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(110);
  });

  it('of gemel lists the commands', async () => {
    for (const args of [['--help'], ['help'], []]) expect((await gemel(args)).out).toMatch(/train .*duplicates/s);
    expect((await gemel(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
