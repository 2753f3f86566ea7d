import { mkdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTransformer } from '../../src/storage/hugging-face.ts';
import { loadModel } from '../../src/storage/model-folder.ts';
import { partOf } from '../../src/weights.ts';
import { writeTinyBertOf } from '../storage/tiny-bert.ts';
import { gemel, gemelJson, tinyPairs, tinyWorld } from './tiny.ts';

const world = tinyWorld();
const words = new Set(
  tinyPairs()
    .flatMap(({ a, b }) => `${a} ${b}`.split(/[ ,?]+/))
    .filter((word) => word !== ''),
);
mkdirSync(world.path('bert'));
writeTinyBertOf(world.path('bert'), [...words, ',']);

const text = { lengths: [6, 8] };
const training = { epochs: 1, batchSize: 16, learningRate: 0.001 };
const siamese = {
  text,
  encoder: { kind: 'transformer' },
  head: { kind: 'scaled-cosine' },
  loss: { kind: 'binary-cross-entropy' },
};
const jointly = { architecture: 'two-channel', text, joint: { kind: 'transformer' }, hidden: 0, loss: siamese.loss };
const presets: Record<string, object> = {
  whole: { ...siamese, training },
  last: {
    ...siamese,
    encoder: { kind: 'transformer', train: { last: 1 } },
    training: { ...training, embeddingRate: 0 },
  },
  changes: {
    ...siamese,
    encoder: { kind: 'transformer', train: { lora: 2 } },
    training: { ...training, embeddingRate: 0 },
  },
  joint: { ...jointly, training: { ...training, swap: true } },
  unmovedWhole: { ...siamese, training: { ...training, epochs: 0 } },
  unmovedJoint: { ...jointly, training: { ...training, epochs: 0 } },
};
for (const [name, preset] of Object.entries(presets)) world.write(`${name}.json`, JSON.stringify(preset));

const flags = (name: string, ...more: string[]) => [
  ...['train', '--pairs', world.path('pairs.csv'), '--left', 'a', '--right', 'b', '--label', 'same', '--threads', '1'],
  ...['--preset', world.path(`${name}.json`), '--out', world.path(name), '--force', ...more],
];
const train = (name: string) => gemelJson(flags(name, '--pretrained', world.path('bert')));
const columns = ['--left', 'a', '--right', 'b'];

describe('a pretrained transformer', () => {
  /** What learns, by the names of the encoder's weights. */
  const LEARNS: Readonly<Record<string, (name: string) => boolean>> = {
    whole: () => true,
    last: (name) => name.startsWith('layer2.'),
    changes: (name) => /(Up|Down)$/.test(name),
    joint: () => true,
  };
  it.each(Object.entries(LEARNS))('is fine-tuned, saved and read again (%s)', async (name, learns) => {
    await train(name);
    const start = await readTransformer(world.path('bert'));
    const { model, config, embeddingWidth } = await loadModel(world.path(name));
    expect(embeddingWidth).toBe(4);
    expect(config.encoder ?? config.joint).toMatchObject(start.sizes);
    const weights = partOf(model.weights, name === 'joint' ? 'joint' : 'encoder');
    expect(Object.keys(weights)).toEqual(expect.arrayContaining(Object.keys(start.weights)));
    for (const [weight, values] of Object.entries(weights)) {
      if (learns(weight)) expect(values, weight).not.toEqual(start.weights[weight]);
      else expect(values, weight).toEqual(start.weights[weight]);
    }
    const { data } = model.embeddings;
    if (name === 'whole' || name === 'joint') expect(data).not.toEqual(start.vectors.data);
    else expect(data).toEqual(start.vectors.data);
    const labelled = ['--pairs', world.path('pairs.csv'), ...columns, '--label', 'same'];
    expect((await gemelJson(['evaluate', '--model', world.path(name), ...labelled])).pairs).toBe(160);
  });

  it('scores, embeds, finds duplicates and is exported like any other', async () => {
    const model = ['--model', world.path('whole')];
    for (const args of [
      ['score', ...model, '--input', world.path('pairs.csv'), ...columns, '--output', world.path('scored.csv')],
      ['embed', ...model, '--input', world.path('pairs.csv'), '--column', 'a', '--output', world.path('vectors.npy')],
      [
        'duplicates',
        ...model,
        '--input',
        world.path('pairs.csv'),
        '--column',
        'a',
        '--output',
        world.path('groups.csv'),
      ],
      ['export', ...model, '--output', world.path('whole.onnx')],
      ['export', ...model, '--part', 'encoder', '--output', world.path('encoder.onnx')],
    ]) {
      const { code, err } = await gemel(args);
      expect({ code, err: code === 0 ? '' : err }, args[0]).toEqual({ code: 0, err: '' });
    }
  });

  it('is compared with presets that start from nothing', async () => {
    const compare = (names: string[]) => [
      ...['compare', '--pairs', world.path('pairs.csv'), ...columns, '--label', 'same', '--threads', '1'],
      ...['--presets', names.map((name) => world.path(`${name}.json`)).join(','), '--seeds', '1'],
      ...['--pretrained', world.path('bert')],
    ];
    const summary = await gemelJson(compare(['whole', 'tiny']));
    expect(summary.presets.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['whole', 'tiny']),
    );
    const without = await gemel(compare(['tiny']));
    expect(without).toMatchObject({ code: 2, err: expect.stringContaining('expected settings with a transformer') });
  });

  it('goes on from a gemel model, whichever way that reads pairs, and knows what that has seen', async () => {
    await train('whole');
    await gemelJson(flags('unmovedJoint', '--limit', '8', '--pretrained', world.path('whole')));
    const [teacher, pupil] = [await loadModel(world.path('whole')), await loadModel(world.path('unmovedJoint'))];
    expect(partOf(pupil.model.weights, 'joint')).toEqual(partOf(teacher.model.weights, 'encoder'));
    expect(pupil.model.embeddings).toEqual(teacher.model.embeddings);
    expect(pupil.seenPairs.size).toBeGreaterThan(pupil.origin.pairs);
    expect(pupil.seenPairs.size).toBe(teacher.seenPairs.size);
    await gemelJson(flags('unmovedWhole', '--pretrained', world.path('unmovedJoint')));
    const back = await loadModel(world.path('unmovedWhole'));
    expect(partOf(back.model.weights, 'encoder')).toEqual(partOf(teacher.model.weights, 'encoder'));
  });

  it('is not taken from a model whose transformer is not its own, or of another kind', async () => {
    await train('changes');
    await gemelJson(flags('tiny'));
    for (const [name, found] of [
      ['changes', 'found one with low-rank changes beside it'],
      ['tiny', 'found siamese with'],
    ] as const) {
      const refused = await gemel(flags('whole', '--pretrained', world.path(name)));
      expect(refused, name).toMatchObject({ code: 2, err: expect.stringContaining(found) });
    }
  });

  it('is refused beside other vectors, and for settings without a transformer', async () => {
    const beside = await gemel(flags('whole', '--pretrained', world.path('bert'), '--vectors', 'x'));
    expect(beside).toMatchObject({
      code: 2,
      err: expect.stringContaining('--vectors means nothing beside --pretrained'),
    });
    const without = await gemel(flags('tiny', '--pretrained', world.path('bert')));
    expect(without).toMatchObject({ code: 2, err: expect.stringContaining('expected settings with a transformer') });
  });
});
