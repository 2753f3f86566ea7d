import { describe, expect, it } from 'vitest';
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

  it.each([
    [[], 'expected --texts FILE, or --pairs FILE without --label, found neither'],
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
