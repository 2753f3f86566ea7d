import * as ort from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { collectPairs } from '../../corpora/user-pairs.ts';
import { answer } from '../../src/evaluation/decision.ts';
import { tokenize } from '../../src/matchers/model.ts';
import { Scorer } from '../../src/matchers/scorer.ts';
import { loadModel } from '../../src/storage/model-folder.ts';
import { decodeNpy } from '../../src/storage/npy.ts';
import { gemel, gemelJson, tinyWorld } from './tiny.ts';

const world = tinyWorld();
const model = world.path('model');
const labelled = ['--pairs', world.path('pairs.csv'), '--left', 'a', '--right', 'b', '--label', 'same'];
const trained = await gemelJson(world.training('model', '--seed', '7'));
const METRICS = [
  'accuracy',
  'averagePrecision',
  'equalErrorRate',
  'f1',
  'logLoss',
  'pairs',
  'precision',
  'recall',
  'rocAuc',
  'threshold',
];

describe('gemel train', () => {
  it('tells what it did', () => {
    expect(trained).toMatchObject({
      out: model,
      preset: 'tiny',
      epochs: 3,
      seed: 7,
      dataHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(Object.keys(trained.metrics).sort()).toEqual([...METRICS, 'unseen'].sort());
    expect(Object.keys(trained.metrics.unseen).sort()).toEqual(METRICS);
    expect(trained.metrics.rocAuc).toBeGreaterThan(0.9);
    for (const key of ['pairs', 'parameters', 'bestEpoch', 'seconds', 'pairsPerSecond', 'peakMemoryMegabytes']) {
      expect(trained[key], key).toBeGreaterThan(0);
    }
  });

  it('leaves a model, its report and its events, and no checkpoint', () => {
    expect(world.filesOf('model')).toEqual([
      'README.md',
      'events.jsonl',
      'manifest.json',
      'report.html',
      'seen-pairs.bin',
      'seen-texts.bin',
      'tokenizer.json',
      'weights.safetensors',
    ]);
    const events = world.text('model/events.jsonl').trim().split('\n');
    expect(events.map((line) => JSON.parse(line).type).filter((type) => type !== 'step')).toEqual([
      'start',
      ...['epoch', 'epoch', 'epoch'],
      'end',
    ]);
    expect(world.text('model/README.md')).toContain(`gemel train --pairs ${world.path('pairs.csv')} --left a`);
  });

  it('gives the same weights for the same seed, and others for another', async () => {
    await gemelJson(world.training('again', '--seed', '7'));
    await gemelJson(world.training('other', '--seed', '8'));
    expect(world.read('again/weights.safetensors')).toEqual(world.read('model/weights.safetensors'));
    expect(world.read('other/weights.safetensors')).not.toEqual(world.read('model/weights.safetensors'));
  });

  it('prints a table, where the files are and what to do next', async () => {
    const { code, out, err } = await gemel(world.training('model', '--force'));
    expect(code).toBe(0);
    expect(out).toMatch(/average precision +\d+\.\d% +\d+\.\d%/);
    expect(out).toContain(`${model}/report.html`);
    expect(err).toMatch(/^epoch 3\/3 {2}loss .* {2}dev average precision .* pairs\/s/m);
    await gemelJson(world.training('model', '--seed', '7', '--force'));
  });

  it('takes the dev pairs from a file, and pairs whose labels are words', async () => {
    const words = world.write(
      'words.csv',
      world.text('pairs.csv').replaceAll('"1"', '"yes"').replaceAll('"0"', '"no"'),
    );
    const columns = ['--left', 'a', '--right', 'b', '--label', 'same', '--label-match', 'yes'];
    const flags = ['--pairs', words, '--dev', words, ...columns, '--limit', '100', '--epochs', '1'];
    const summary = await gemelJson([
      ...['train', ...flags, '--preset', world.path('tiny.json'), '--out', world.path('words')],
    ]);
    expect(summary).toMatchObject({ pairs: 100, epochs: 1, metrics: { pairs: 160 } });
  });

  it('ends after its budget', async () => {
    const summary = await gemelJson(world.training('budget', '--budget', '0.001s'));
    expect(summary).toMatchObject({ epochs: 1, bestEpoch: 1 });
    expect(world.text('budget/events.jsonl')).toContain('"reason":"budget"');
  });
});

describe('gemel evaluate and gemel score', async () => {
  const evaluated = await gemelJson([
    ...['evaluate', '--model', model, ...labelled],
    ...['--report', world.path('evaluation.html'), '--predictions', world.path('predictions.csv')],
  ]);

  it('measures with the keys of the contract', () => {
    expect(Object.keys(evaluated).sort()).toEqual([...METRICS, 'leakage', 'unseen'].sort());
    expect(evaluated.pairs).toBe(160);
    expect(evaluated.unseen.pairs).toBe(160 - trained.pairs);
    expect(evaluated.leakage).toMatchObject({ pairs: 160, unseenPairs: 160 - trained.pairs });
    expect(world.text('evaluation.html')).toContain('</html>');
  });

  it('agree on every probability to the last digit, and score keeps columns and order', async () => {
    const summary = await gemelJson([
      ...['score', '--model', model, '--input', world.path('pairs.csv'), '--left', 'a', '--right', 'b'],
      ...['--output', world.path('scored.csv')],
    ]);
    const [header, ...rows] = world.text('scored.csv').trim().split('\n');
    const predictions = world.text('predictions.csv').trim().split('\n').slice(1);
    expect(header).toBe('a,b,same,score,probability,match');
    expect(rows).toEqual(predictions);
    expect(summary).toMatchObject({ pairs: 160, matches: rows.filter((row) => row.endsWith('true')).length });
  });

  it('score says of two texts what it says of them in a file, and which words count', async () => {
    const rows = world.text('scored.csv').trim().split('\n').slice(1);
    const [left, right, , score, probability] = rows.filter((row) => !row.includes('"'))[0].split(',');
    const pair = ['score', '--model', model, '--left', left, '--right', right];
    const told = await gemelJson(pair);
    expect(told).toMatchObject({ left, right, score: Number(score), probability: Number(probability) });
    expect(told.match).toBe(told.score >= told.threshold);
    expect(told.words.left.map(({ text }: { text: string }) => text)).toEqual(left.match(/\w+/g));
    const { out, code } = await gemel(pair);
    expect(code).toBe(0);
    expect(out).toMatch(/^(no )?match: probability [\d.]+%, score -?[\d.]+ \(a match from -?[\d.]+ on\)/);
  });

  it.each([
    [['--input', 'pairs.csv'], '--input means nothing without --output'],
    [['--output', 'scored.csv'], '--output means nothing without --input'],
  ])('score refuses %j alone', async (flags, message) => {
    const { code, err } = await gemel(['score', '--model', model, '--left', 'a', '--right', 'b', ...flags]);
    expect(err).toContain(message);
    expect(code).toBe(2);
  });

  it('score reads and writes other formats', async () => {
    const lines = ['{"n":1,"a":"tea in rome","b":"rome tea"}', '{"n":2,"a":"cats","b":"maps","more":[1]}'];
    const input = world.write('pairs.jsonl', lines.join('\n'));
    const flags = ['--model', model, '--input', input, '--left', 'a', '--right', 'b'];
    await gemelJson(['score', ...flags, '--output', world.path('scored.jsonl')]);
    const rows = world.text('scored.jsonl').trim().split('\n');
    expect(JSON.parse(rows[1])).toMatchObject({
      n: 2,
      more: [1],
      score: expect.any(Number),
      match: expect.any(Boolean),
    });
  });

  it('a table for people shows both slices and the leakage', async () => {
    const { out } = await gemel(['evaluate', '--model', model, ...labelled]);
    expect(out).toMatch(/all pairs +unseen/);
    expect(out).toMatch(/of the 240 texts evaluated here .* occur in the training files/);
  });
});

describe('gemel embed', async () => {
  const texts = ['where is tea in rome', 'who knows cats', '?'];
  const input = world.write('texts.txt', texts.join('\n'));
  const saved = await loadModel(model);
  const scorer = new Scorer(saved.model);
  const expected = await scorer.encode(texts.map((text) => tokenize(saved.model, text)));

  it('writes NumPy arrays', async () => {
    const output = world.path('vectors.npy');
    expect(await gemelJson(['embed', '--model', model, '--input', input, '--output', output])).toEqual({
      ...{ output, texts: 3, dimension: 8 },
    });
    expect(decodeNpy(world.read('vectors.npy'), output)).toEqual({ rows: 3, columns: 8, data: expected });
  });

  it('writes tables', async () => {
    await gemelJson(['embed', '--model', model, '--input', input, '--output', world.path('vectors.csv')]);
    const [header, first] = world.text('vectors.csv').split('\n');
    expect(header).toBe('text,v1,v2,v3,v4,v5,v6,v7,v8');
    expect(first.split(',').slice(1).map(Number)).toEqual([...expected.subarray(0, 8)]);
  });
});

describe('gemel duplicates', () => {
  const texts = ['who knows tea', 'WHO knows tea', 'maps of oslo', 'maps of oslo', 'chess, chess', 'snow bread'];

  it('writes groups, equal texts among them, and judges them', async () => {
    const input = world.write('list.txt', texts.join('\n'));
    const truth = world.write(
      'truth.csv',
      'left,right,label\nwho knows tea,WHO knows tea,1\nsnow bread,"chess, chess",0',
    );
    const output = world.path('groups.csv');
    const flags = ['--model', model, '--input', input, '--truth', truth, '--threshold', '0.999', '--output', output];
    expect(await gemelJson(['duplicates', ...flags])).toMatchObject({ texts: 6, groups: 2, precision: 1, recall: 1 });
    expect(
      world
        .text('groups.csv')
        .split('\n')
        .map((line) => line.replace(/,(0\.99|1)\d*,/, ',1,')),
    ).toEqual([
      'group,text,similarity,representative',
      '1,who knows tea,1,who knows tea',
      '1,WHO knows tea,1,who knows tea',
      '2,maps of oslo,1,maps of oslo',
      '2,maps of oslo,1,maps of oslo',
      '',
    ]);
  });

  it('reads a column, and joins at the threshold of the model', async () => {
    const input = world.write('list.csv', `id,title\n${texts.map((text, i) => `${i},"${text}"`).join('\n')}`);
    const flags = ['--model', model, '--input', input, '--column', 'title', '--output', world.path('groups.csv')];
    expect(await gemelJson(['duplicates', ...flags])).toMatchObject({ threshold: trained.threshold });
    const { out } = await gemel(['duplicates', ...flags]);
    expect(out).toContain('maps of oslo (2 times)');
  });
});

describe('gemel export', () => {
  it('writes a matcher that a bare session runs to the same scores', async () => {
    const output = world.path('matcher.onnx');
    const flags = ['--batch', '3', '--length', '6', '--output', output];
    const summary = await gemelJson(['export', '--model', model, ...flags]);
    expect(summary).toMatchObject({ part: 'matcher', batch: 3, length: 6 });
    expect(summary.largestDifference).toBeLessThan(1e-5);

    const saved = await loadModel(model);
    const pairs = (await collectPairs(world.path('pairs.csv'), { left: 'a', right: 'b', label: 'same' })).slice(0, 3);
    const session = await ort.InferenceSession.create(output);
    const { score, probability } = await session.run({
      ...feeds(
        'left',
        pairs.map(({ left }) => tokenize(saved.model, left)),
      ),
      ...feeds(
        'right',
        pairs.map(({ right }) => tokenize(saved.model, right)),
      ),
    });
    const scores = await new Scorer(saved.model).score(pairs);
    for (const i of pairs.keys()) {
      expect(score.data[i]).toBeCloseTo(scores[i], 5);
      expect(probability.data[i]).toBeCloseTo(answer(scores[i], saved.decision).probability, 5);
    }
  });

  it('writes an encoder', async () => {
    const output = world.path('encoder.onnx');
    const summary = await gemelJson(['export', '--model', model, '--part', 'encoder', '--output', output]);
    expect(summary).toMatchObject({ part: 'encoder', batch: 1, length: 8 });
    const session = await ort.InferenceSession.create(output);
    expect([session.inputNames, session.outputNames]).toEqual([['ids', 'mask'], ['vectors']]);
  });

  function feeds(side: string, texts: readonly Int32Array[]) {
    const ids = new Int32Array(texts.length * 6);
    const mask = new Float32Array(texts.length * 6);
    for (const [n, text] of texts.entries()) {
      ids.set(text, n * 6);
      mask.fill(1, n * 6, n * 6 + text.length);
    }
    return {
      [`${side}_ids`]: new ort.Tensor('int32', ids, [texts.length, 6]),
      [`${side}_mask`]: new ort.Tensor('float32', mask, [texts.length, 6]),
    };
  }
});
