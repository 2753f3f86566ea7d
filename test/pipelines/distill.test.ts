import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readAnswers } from '../../pipelines/distill/answers.ts';
import { loadUserPairs } from '../../pipelines/own-file.ts';
import { loadModel } from '../../src/storage/model-folder.ts';
import { gemel, gemelJson, tinyPairs, tinyWorld, toCsv } from './tiny.ts';

const world = tinyWorld();
const labelled = ['--pairs', world.path('pairs.csv'), '--left', 'a', '--right', 'b', '--label', 'same'];
const texts = world.write(
  'texts.txt',
  tinyPairs()
    .flatMap(({ a, b }) => [a, b])
    .join('\n'),
);
const unlabelled = world.write('unlabelled.csv', toCsv(tinyPairs().map(({ a, b }) => ({ a, b }))));
world.write(
  'joint.json',
  JSON.stringify({
    architecture: 'two-channel',
    joint: { kind: 'kernels', kernels: 3 },
    hidden: 4,
    loss: { kind: 'binary-cross-entropy' },
    text: { dimension: 8, lengths: [8], minimumCount: 1 },
    training: { epochs: 1, batchSize: 16, learningRate: 0.05 },
  }),
);
await gemelJson(world.training('teacher', '--seed', '7'));
const asJudge = (word: string) => (word === world.path('tiny.json') ? world.path('joint.json') : word);
await gemelJson(world.training('judge', '--seed', '7').map(asJudge));

const distil = (out: string, ...more: string[]) => [
  ...['distill', '--teacher', world.path('teacher'), '--student', world.path('tiny.json'), '--out', world.path(out)],
  ...['--threads', '1', '--seed', '3', ...more],
];

describe('gemel distill', () => {
  it('teaches a student on texts and then on labels, and compares both', async () => {
    const made = await gemelJson(distil('student', '--texts', texts, ...labelled, '--soft-epochs', '2'));
    expect(made).toMatchObject({ out: world.path('student'), preset: 'tiny', softPairs: expect.any(Number), seed: 3 });
    expect(made.softPairs).toBeGreaterThan(100);
    for (const side of [made.teacher, made.student]) {
      expect(side.metrics.averagePrecision).toBeGreaterThan(0.5);
      expect(side.bytes).toBeGreaterThan(1000);
      expect(side.speed).toEqual({ perSecond: expect.any(Number), of: 'texts' });
    }
    const events = world
      .text('student/events.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events.filter(({ type }) => type === 'epoch')).toHaveLength(2 + 3);
    const { config, origin } = await loadModel(world.path('student'));
    expect(config.distillation).toEqual({
      epochs: 2,
      loss: [{ kind: 'relational', compare: 'pairs', scale: 20, weight: 1 }],
    });
    expect(origin.data).toMatch(/pairs, \d+ pairs scored by tiny$/);
    expect(world.text('student/README.md')).toContain('## Teacher and student');
  });

  it('gives the same weights for the same seed', async () => {
    await gemelJson(distil('again', '--texts', texts, ...labelled, '--soft-epochs', '2'));
    expect(world.read('again/weights.safetensors')).toEqual(world.read('student/weights.safetensors'));
  });

  it('teaches without labels, judged by whether the student agrees', async () => {
    const { code, out, err } = await gemel(distil('alone', '--texts', texts, '--strangers', '1'));
    expect(err).toContain('on which the student is asked to agree with the teacher');
    expect(code).toBe(0);
    expect(out).toMatch(/speed +[\d,]+ texts\/s +[\d,]+ texts\/s/);
  });

  it('asks about pairs of the user’s, and learns from a teacher that reads pairs jointly', async () => {
    const command = distil('pairs', '--pairs', unlabelled, '--left', 'a', '--right', 'b');
    const made = await gemelJson(command.map((word) => (word === world.path('teacher') ? world.path('judge') : word)));
    expect(made.softPairs).toBe(144);
    expect(made.teacher.speed.of).toBe('pairs');
    expect((await loadModel(world.path('pairs'))).config.distillation?.loss).toEqual([
      expect.objectContaining({ kind: 'contrastive' }),
    ]);
  });

  it('keeps the answers for the next student, which may see them among the labels', async () => {
    const settings = JSON.parse(world.text('tiny.json'));
    world.write('mixed.json', JSON.stringify({ ...settings, training: { ...settings.training, soft: 2 } }));
    const answers = ['--answers', world.path('answers.csv.gz')];
    const command = ['--near', world.path('teacher'), '--neighbours', '1', ...labelled, ...answers];
    const asJointly = (word: string) => (word === world.path('teacher') ? world.path('judge') : word);
    const asking = await gemelJson([...distil('asking').map(asJointly), ...command]);
    const mixed = (word: string) => (word === world.path('tiny.json') ? world.path('mixed.json') : asJointly(word));
    const using = await gemelJson([...distil('using').map(mixed), ...labelled, ...answers]);
    expect(using.softPairs).toBe(asking.softPairs);
    const { config, origin } = await loadModel(world.path('using'));
    expect(config.distillation?.epochs).toBe(0);
    expect(origin.data).toMatch(/pairs, \d+ pairs scored by joint$/);
    const lines = gunzipSync(world.read('answers.csv.gz')).toString().trim().split('\n');
    expect(lines).toHaveLength(1 + asking.softPairs);
    expect(lines[0]).toBe('left,right,answer');
  });

  it('names the line of an answer that is none', async () => {
    const path = world.write('bad.csv', 'left,right,answer\na,b,0.5\na,c,1.5\n');
    const { code, err } = await gemel(distil('never', ...labelled, '--answers', path));
    expect(err).toContain(`line 3 of ${path}: expected an answer from 0 to 1, found "1.5"`);
    expect(code).toBe(2);
  });

  it('asks nothing about what the student will be judged by', async () => {
    const path = world.path('every.csv');
    await gemelJson(distil('every', '--texts', texts, ...labelled, '--answers', path));
    const { dev } = await loadUserPairs({
      path: world.path('pairs.csv'),
      columns: { left: 'a', right: 'b', label: 'same' },
    });
    const asked = new Set((await readAnswers(path))?.flatMap(({ left, right }) => [left, right]));
    expect(asked.size).toBeGreaterThan(10);
    for (const { left, right } of dev) for (const text of [left, right]) expect(asked).not.toContain(text);
  });

  it.each([
    [[], 'expected --texts FILE, --pairs FILE or --corpus NAME, found none of them'],
    [['--texts', texts, '--label', 'same'], '--label means nothing without --pairs'],
    [['--texts', texts, '--data', 'x'], '--data means nothing without --corpus'],
    [['--column', 'a', '--pairs', unlabelled, '--left', 'a', '--right', 'b'], '--column means nothing without --texts'],
    [['--texts', texts, ...labelled, '--corpus', 'quora'], '--corpus means nothing beside --label'],
  ])('refuses %j', async (flags, message) => {
    const { code, err } = await gemel(distil('never', ...flags));
    expect(err).toContain(message);
    expect(code).toBe(2);
    expect(world.exists('never')).toBe(false);
  });

  it('asks for vectors where a joint teacher cannot say which texts are near', async () => {
    const command = distil('never', '--texts', texts);
    const { code, err } = await gemel(
      command.map((word) => (word === world.path('teacher') ? world.path('judge') : word)),
    );
    expect(err).toContain('expected one that makes vectors');
    expect(code).toBe(2);
  });
});
