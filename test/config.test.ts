import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../src/config.ts';
import { LENGTH_BUCKETS } from '../src/text/lengths.ts';

const minimal = { encoder: { kind: 'lstm' }, head: { kind: 'euclidean' }, loss: { kind: 'contrastive' } };

describe('parseConfig', () => {
  it('fills in a value for every setting', () => {
    const tuned = expect.any(Number);
    expect(parseConfig(minimal, 'mine.json')).toEqual({
      description: '',
      architecture: 'siamese',
      text: {
        tokenizer: 'words',
        minimumCount: tuned,
        maximumSize: tuned,
        lengths: [...LENGTH_BUCKETS],
        dimension: tuned,
        vectorScale: tuned,
      },
      encoder: { kind: 'lstm', units: tuned, directions: 1, layers: 1, pooling: 'last' },
      head: { kind: 'euclidean' },
      hidden: tuned,
      loss: { kind: 'contrastive', margin: tuned, weight: 1 },
      training: {
        epochs: tuned,
        batchSize: tuned,
        accumulation: 1,
        learningRate: tuned,
        embeddingRate: 1,
        weightDecay: 0,
        l1: 0,
        l2: 0,
        clip: tuned,
        dropout: 0,
        wordDropout: 0,
        synonyms: 0,
        strangers: 0,
        hardNegatives: 0,
        positives: tuned,
        positivesWeight: tuned,
        soft: 0,
        balance: false,
        swap: false,
        together: false,
        warmup: tuned,
        decay: 'linear',
        patience: tuned,
      },
      goal: 'accuracy',
    });
  });

  it('fills in what parts of words need, where they are asked for', () => {
    const { characters } = parseConfig({ ...minimal, text: { characters: {} } }, 'mine.json').text;
    expect(characters).toEqual({ from: 3, to: 5, minimumCount: 5, maximumSize: 20_000 });
  });

  it('keeps what is given, and reads its own result as the same', () => {
    const given = { ...minimal, encoder: { kind: 'lstm', directions: 2, pooling: ['mean', 'max'] }, goal: 'f1' };
    const config = parseConfig(given, 'mine.json');
    expect(config).toMatchObject(given);
    expect(parseConfig(JSON.parse(JSON.stringify(config)), 'manifest.json')).toEqual(config);
  });

  it.each([
    ['an unknown setting', { ...minimal, heads: 1 }, '"heads": there is no such setting'],
    ['an unknown setting inside', { ...minimal, training: { lr: 1 } }, '"training.lr": there is no such setting'],
    ['a setting of another member', { ...minimal, encoder: { kind: 'bag', units: 3 } }, '"encoder.units": there is no'],
    [
      'an unknown member',
      { ...minimal, encoder: { kind: 'perceptron' } },
      `"encoder.kind": Invalid discriminator value. Expected 'lstm'`,
    ],
    ['a member without its kind', { ...minimal, head: {} }, '"head.kind": '],
    ['no encoder', { ...minimal, encoder: undefined }, '"encoder": architecture "siamese" needs one'],
    ['no head', { ...minimal, head: undefined }, '"head": architecture "siamese" needs one'],
    [
      'a two-channel matcher without a joint',
      { architecture: 'two-channel', loss: minimal.loss },
      '"joint": architecture "two-channel" needs one',
    ],
    [
      'a two-channel matcher with an encoder',
      { ...minimal, architecture: 'two-channel', joint: { kind: 'kernels' } },
      '"encoder": architecture "two-channel" has none',
    ],
    ['a joint elsewhere', { ...minimal, joint: { kind: 'kernels' } }, '"joint": architecture "siamese" has none'],
    [
      'a right encoder elsewhere',
      { ...minimal, architecture: 'triplet', rightEncoder: { kind: 'bag' } },
      '"rightEncoder": architecture "triplet" has none',
    ],
    [
      'a joined encoder of one part',
      { ...minimal, encoder: { kind: 'joined', parts: [{ kind: 'bag' }] } },
      '"encoder.parts": ',
    ],
    ['no loss among several', { ...minimal, loss: [] }, '"loss": '],
    ['a loss that counts for nothing', { ...minimal, loss: { kind: 'contrastive', weight: 0 } }, '"loss'],
    ['a penalty below zero', { ...minimal, training: { l2: -1 } }, '"training.l2": '],
    ['pictures of two channels', { ...minimal, encoder: { kind: 'picture-cnn', channels: 2 } }, '"encoder.channels": '],
    [
      'lengths of the right side that do not ascend',
      { ...minimal, architecture: 'pseudo-siamese', text: { rightLengths: [8, 4] } },
      '"text.rightLengths": lengths must ascend',
    ],
    [
      'an unknown pooling',
      { ...minimal, encoder: { kind: 'lstm', pooling: 'first' } },
      '"encoder.pooling": expected last, mean,',
    ],
    [
      'another way to train in part',
      { ...minimal, encoder: { kind: 'transformer', train: { first: 1 } } },
      '"encoder.train": expected "all", { "last": LAYERS } or { "lora": RANK }',
    ],
    [
      'token vectors that learn below what is frozen',
      {
        ...minimal,
        encoder: { kind: 'joined', parts: [{ kind: 'bag' }, { kind: 'transformer', train: { last: 1 } }] },
      },
      '"training.embeddingRate": must be 0 where "encoder" learns in part',
    ],
    ['three directions', { ...minimal, encoder: { kind: 'lstm', directions: 3 } }, '"encoder.directions": '],
    ['lengths that do not ascend', { ...minimal, text: { lengths: [8, 8] } }, '"text.lengths": lengths must ascend'],
    [
      'parts of words that end below their start',
      { ...minimal, text: { characters: { from: 4, to: 3 } } },
      '"text.characters": from must',
    ],
    ['more synonyms than words', { ...minimal, training: { synonyms: 1.1 } }, '"training.synonyms": '],
    ['a whole text left out', { ...minimal, training: { dropout: 1 } }, '"training.dropout": '],
    ['half an epoch', { ...minimal, training: { epochs: 0.5 } }, '"training.epochs": '],
    ['half a pair', { ...minimal, training: { batchSize: 0.5 } }, '"training.batchSize": '],
    [
      'a learning rate that is no number',
      { ...minimal, training: { learningRate: Number.NaN } },
      '"training.learningRate"',
    ],
    ['an unknown metric', { ...minimal, training: { metric: 'f2' } }, '"training.metric": '],
    ['something that is no object', 'bag', 'settings: '],
  ])('refuses %s in one line that names the file and the setting', (_, settings, finding) => {
    expect(() => parseConfig(settings, 'mine.json')).toThrow(
      expect.objectContaining({
        code: 'bad-usage',
        message: expect.stringMatching(/^mine\.json: .+$/),
      }),
    );
    expect(() => parseConfig(settings, 'mine.json')).toThrow(finding);
  });

  const folder = new URL('../pipelines/presets/', import.meta.url);
  it.each(readdirSync(folder).filter((file) => file.endsWith('.json')))('reads the preset %s', (file) => {
    const { description } = parseConfig(JSON.parse(readFileSync(new URL(file, folder), 'utf8')), file);
    expect(description).toMatch(/^[A-Z].+\.$/);
  });
});
