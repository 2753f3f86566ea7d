import { describe, expect, it } from 'vitest';
import { GemelError } from '../src/errors.ts';
import type { Tokenizer } from '../src/text/tokenizer.ts';
import { wordsTokenizer } from '../src/text/words.ts';
import { startTraining, type TrainTask } from '../src/train.ts';
import { fromCheckpoint, toCheckpoint } from '../src/training/checkpoint.ts';
import { distance } from './compile/kernel-case.ts';
import { scoresOf } from './contracts/matcher.ts';
import { classes, eightPairs, eightPairsTask, type Members, train } from './matchers/eight-pairs.ts';

const bag: Members = { encoder: { kind: 'bag' }, head: { kind: 'euclidean' }, loss: { kind: 'contrastive' } };
const lstm: Members = {
  encoder: { kind: 'lstm', units: 6 },
  head: { kind: 'euclidean' },
  loss: { kind: 'contrastive' },
  training: { dropout: 0.1, wordDropout: 0.1, epochs: 3 },
};

async function failureOf(task: TrainTask): Promise<GemelError> {
  const error = await train(task).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(GemelError);
  return error as GemelError;
}

describe('startTraining', () => {
  it('knows the training texts alone: a word of the dev pairs stays unknown', async () => {
    const run = await startTraining(
      eightPairsTask(bag, { dev: [{ left: 'a zebra', right: 'zebra zebra', label: 1 }] }),
    );
    const words = new Set(eightPairs.flatMap(({ left, right }) => `${left} ${right}`.split(' ')));
    expect(run.state.embeddings.rows).toBe(words.size + 2);
  });

  it('ends with the best weights, their dev scores and the decision for the goal', async () => {
    const task = eightPairsTask(bag);
    const { model, decision, devScores, embeddingWidth } = await train({
      ...task,
      config: { ...task.config, goal: 'precision=0.9' },
    });
    expect(embeddingWidth).toBe(8);
    expect([...devScores]).toEqual(await scoresOf(model, eightPairs));
    expect(decision.choice).toMatchObject({ goal: 'precision=0.9', reached: true });
  });

  it('tells of the dev metrics after each epoch', async () => {
    const dev: Readonly<Record<string, number>>[] = [];
    const { events } = await startTraining(eightPairsTask(bag));
    for await (const event of events) if (event.type === 'epoch') dev.push(event.dev);
    expect(dev.length).toBe(6);
    for (const metrics of dev) expect(Object.keys(metrics)).toEqual(['averagePrecision', 'rocAuc', 'accuracy']);
    expect(dev[5]).toEqual({ averagePrecision: 1, rocAuc: 1, accuracy: 1 });
  });

  it('starts from given vectors, scaled to the size that they should have in the training texts', async () => {
    const tokenizer = wordsTokenizer.fromTokens(['how', 'do', 'i', 'cook', 'rice']);
    const data = Float32Array.from({ length: tokenizer.size * 2 }, (_, i) => i % 7);
    const task = eightPairsTask(bag, { vectors: { tokenizer, vectors: { rows: tokenizer.size, dimension: 2, data } } });
    const { state } = await startTraining(task);
    expect(state.embeddings).toMatchObject({ rows: tokenizer.size, width: 3 });
    const scale = state.embeddings.data[1] / data[1];
    const columns = Array.from({ length: tokenizer.size }, (_, row) => [
      ...state.embeddings.data.subarray(row * 3, row * 3 + 3),
    ]);
    columns.forEach(([first, second, importance], row) => {
      expect(first).toBeCloseTo(scale * data[2 * row], 5);
      expect(second).toBeCloseTo(scale * data[2 * row + 1], 5);
      expect(importance).toBe(0);
    });
    const { model, embeddingWidth } = await train(task);
    expect(embeddingWidth).toBe(2);
    expect(model.tokenizer).toBe(tokenizer);
  });

  it('adds rows for the parts of words, behind those of given vectors too', async () => {
    const text = { characters: { from: 3, to: 4, minimumCount: 1 }, lengths: [64] };
    const own = await train(eightPairsTask({ ...bag, text }));
    const { size } = own.model.tokenizer as Tokenizer;
    expect(own.model.tokenizer?.kind).toBe('with-characters');
    expect(own.model.embeddings.rows).toBe(size);
    const tokenizer = wordsTokenizer.fromTokens(['how', 'do', 'i', 'cook', 'rice']);
    const vectors = { rows: tokenizer.size, dimension: 2, data: new Float32Array(tokenizer.size * 2).fill(1) };
    const { state } = await startTraining(eightPairsTask({ ...bag, text }, { vectors: { tokenizer, vectors } }));
    const rows = Array.from({ length: state.embeddings.rows }, (_, row) =>
      Array.from(state.embeddings.data.subarray(row * 3, row * 3 + 3)),
    );
    expect(rows.length).toBeGreaterThan(tokenizer.size + 20);
    for (const row of rows.slice(0, tokenizer.size)) expect(row).toEqual([expect.closeTo(0.3), expect.closeTo(0.3), 0]);
    const noise = rows.slice(tokenizer.size);
    expect(new Set(noise.map(([first]) => first)).size).toBe(noise.length);
    expect(noise.every(([, , importance]) => importance === 0)).toBe(true);
  });

  it('shows synonyms where the settings ask for them, the same ones for the same seed', async () => {
    const synonyms = new Map([
      ['cook', ['swim']],
      ['rice', ['book']],
    ]);
    const asking = { ...bag, training: { synonyms: 0.5, epochs: 2 } };
    const [one, again] = [
      await train(eightPairsTask(asking, { synonyms })),
      await train(eightPairsTask(asking, { synonyms })),
    ];
    expect(again.losses).toEqual(one.losses);
    const plain = await train(eightPairsTask({ ...bag, training: { epochs: 2 } }, { synonyms }));
    expect(plain.losses).not.toEqual(one.losses);
    expect(plain.losses).toEqual((await train(eightPairsTask({ ...bag, training: { epochs: 2 } }))).losses);
  });

  it('refuses a share of synonyms without any, and of pictures', async () => {
    const asking = { ...bag, training: { synonyms: 0.5 } };
    expect(await failureOf(eightPairsTask(asking))).toMatchObject({
      code: 'bad-usage',
      message: 'training.synonyms: expected the synonyms of words beside the pairs, found none',
    });
    const pictures = { ...asking, encoder: { kind: 'picture-cnn', height: 8, width: 8, filters: [2] } };
    expect(await failureOf(eightPairsTask(pictures, { synonyms: new Map() }))).toMatchObject({
      code: 'bad-usage',
      message: 'training.synonyms: expected a side that reads the tokens of texts, found none',
    });
  });

  it('ends in the same bytes when it is stopped after an epoch and resumed', async () => {
    const whole = await train(eightPairsTask(lstm));
    const first = await startTraining(eightPairsTask(lstm));
    for await (const event of first.events) if (event.type === 'epoch') break;
    const checkpoint = toCheckpoint(first.state, 'run');
    const rest = await train(
      eightPairsTask(lstm, { resume: (fresh) => fromCheckpoint(fresh, checkpoint, 'run', 'last.safetensors') }),
    );
    expect(rest.losses).toEqual(whole.losses.slice(8));
    expect(rest.model.weights).toEqual(whole.model.weights);
    expect(rest.model.embeddings).toEqual(whole.model.embeddings);
    expect(rest.decision).toEqual(whole.decision);
  });

  it('learns alike on two threads as on one, and the same to the bit each time', async () => {
    const members = { ...lstm, training: { batchSize: 32, epochs: 1 } };
    const one = await train(eightPairsTask(members));
    const two = await train(eightPairsTask(members, { engine: { threads: 2 } }));
    const again = await train(eightPairsTask(members, { engine: { threads: 2 } }));
    expect(distance(two.losses, one.losses)).toBeLessThan(1e-4);
    expect(again.losses).toEqual(two.losses);
    expect(again.model.weights).toEqual(two.model.weights);
    expect(again.model.embeddings).toEqual(two.model.embeddings);
  });

  it('has a matcher to give when it is interrupted at once', async () => {
    const { decision, losses } = await train(eightPairsTask(lstm, { signal: AbortSignal.abort() }));
    expect(losses.length).toBe(1);
    expect(decision.choice.value).toBeGreaterThanOrEqual(0.5);
  });

  it('refuses a loss that cannot read what the head gives', async () => {
    await expect(startTraining(eightPairsTask({ ...bag, loss: { kind: 'binary-cross-entropy' } }))).rejects.toThrow(
      'loss "binary-cross-entropy" expects a logit, but head "euclidean" gives a distance',
    );
  });

  it('learns grades, and tells how well scores follow them', async () => {
    const graded = eightPairs.map((pair, i) => ({ ...pair, label: pair.label === 1 ? 0.6 + 0.1 * i : 0.1 * (i - 4) }));
    const members = {
      ...bag,
      head: { kind: 'cosine' },
      loss: { kind: 'mean-squared-error' },
      training: { metric: 'spearman' },
    };
    const run = await startTraining(
      eightPairsTask(members, {
        task: { kind: 'graded', lowest: 0, highest: 5 },
        train: Array.from({ length: 16 }, () => graded).flat(),
        dev: graded,
      }),
    );
    const dev: Readonly<Record<string, number>>[] = [];
    for await (const event of run.events) if (event.type === 'epoch') dev.push(event.dev);
    expect(Object.keys(dev[0])).toEqual(['averagePrecision', 'rocAuc', 'accuracy', 'pearson', 'spearman']);
    expect(dev[5].pearson).toBeGreaterThan(0.9);
    expect((await run.result()).decision.choice.value).toBe(1);
  });

  it('ranks answers, and chooses the epoch by how well', async () => {
    const run = await startTraining(
      eightPairsTask({ ...bag, training: { metric: undefined } }, { task: { kind: 'ranking' } }),
    );
    const events = [];
    for await (const event of run.events) events.push(event);
    expect(events[0]).toMatchObject({ type: 'start', metric: 'map' });
    expect(events.findLast((event) => event.type === 'epoch')).toMatchObject({ dev: { map: 1, mrr: 1 } });
  });

  it('learns yes or no of classes where the matcher has one number only', async () => {
    const { decision, devClasses } = await train(eightPairsTask(bag, classes));
    expect(decision.choice.value).toBe(1);
    expect(devClasses).toBeUndefined();
  });

  it('refuses a metric that nothing is known of, before it trains', async () => {
    await expect(startTraining(eightPairsTask({ ...bag, training: { metric: 'spearman' } }))).rejects.toMatchObject({
      code: 'bad-usage',
      message: expect.stringMatching(
        /^training\.metric: expected averagePrecision, rocAuc, accuracy, found "spearman"/,
      ),
    });
    const macro = { ...bag, training: { metric: 'macroF1' } };
    await expect(startTraining(eightPairsTask(macro, classes))).rejects.toThrow('found "macroF1"');
  });

  it('learns from triplets that are given, and from further matches', async () => {
    const [matches, others] = [1, 0].map((label) => eightPairs.filter((pair) => pair.label === label));
    const triplets = Array.from({ length: 16 }, () =>
      matches.map(({ left, right }, i) => ({ anchor: left, positive: right, negative: others[i].right })),
    ).flat();
    const members: Members = {
      architecture: 'triplet',
      encoder: { kind: 'bag' },
      head: { kind: 'cosine' },
      loss: { kind: 'triplet' },
      training: { epochs: 10 },
    };
    const { decision } = await train(eightPairsTask(members, { train: [], triplets }));
    expect(decision.choice.value).toBe(1);
    const run = await startTraining(eightPairsTask(members, { positives: matches, train: eightPairs }));
    expect((await run.events.next()).value).toMatchObject({ type: 'start', pairs: 4 + 4 });
    await run.events.return(undefined);
  });

  it('refuses to swap sides of two kinds', async () => {
    const members: Members = {
      architecture: 'pseudo-siamese',
      encoder: { kind: 'bag' },
      rightEncoder: { kind: 'picture-cnn', dimension: 8 },
      head: { kind: 'cosine' },
      loss: { kind: 'contrastive' },
      training: { swap: true },
    };
    await expect(startTraining(eightPairsTask(members))).rejects.toMatchObject({
      code: 'bad-usage',
      message: 'training.swap: expected sides of one kind, found a text on the left and a picture on the right',
    });
  });

  it('learns from near non-matches that it mines itself, alike for the same seed', async () => {
    const members: Members = { ...bag, training: { hardNegatives: 0.5, strangers: 0.25, epochs: 3 } };
    const [one, again] = [await train(eightPairsTask(members)), await train(eightPairsTask(members))];
    expect(one.losses.length).toBe(3 * 14);
    expect(again.losses).toEqual(one.losses);
  });

  it('refuses to mine near non-matches with a matcher that makes no vectors, before it trains', async () => {
    const members: Members = {
      architecture: 'two-channel',
      joint: { kind: 'kernels' },
      loss: { kind: 'binary-cross-entropy' },
      training: { hardNegatives: 1 },
    };
    await expect(startTraining(eightPairsTask(members))).rejects.toMatchObject({
      code: 'bad-usage',
      message: expect.stringMatching(/^training\.hardNegatives: expected a matcher that makes a vector of each side/),
    });
  });

  describe('stops with a sentence at an absurd learning rate', () => {
    const absurd = { ...bag, training: { learningRate: 1e30, warmup: 0 } };

    it('where the loss shows it', async () => {
      const { code, message } = await failureOf(eightPairsTask(absurd));
      expect(code).toBe('no-learning');
      expect(message).toMatch(/^training: the loss became NaN at step 2: try a smaller learning rate than 1e\+30/);
    });

    it('where the last step of an epoch has spoilt the weights, and only the dev scores show it', async () => {
      const { code, message } = await failureOf(eightPairsTask(absurd, { train: eightPairs }));
      expect(code).toBe('no-learning');
      expect(message).toMatch(/^training: a dev score became NaN: try a smaller learning rate than 1e\+30/);
    });

    it('where every score has become the same', async () => {
      const collapsing: Members = {
        encoder: { kind: 'cnn', widths: [1], filters: 4 },
        head: { kind: 'cosine' },
        loss: { kind: 'contrastive' },
        training: { learningRate: 1e10, warmup: 0 },
      };
      const { code, message } = await failureOf(eightPairsTask(collapsing));
      expect(code).toBe('no-learning');
      expect(message).toMatch(/^training: collapsed: after epoch 2 every dev pair has the same score/);
    });
  });

  it('stops where labels tell nothing', async () => {
    // Every pair is there as a match and as none, so that nothing can be learned.
    const contradicting = eightPairs.flatMap(({ left, right }) =>
      [0, 1].map((label) => ({ left, right, label: label as 0 | 1 })),
    );
    const members = { ...bag, training: { learningRate: 1e-5, epochs: 3, metric: 'rocAuc' } };
    const { code, message } = await failureOf(eightPairsTask(members, { train: contradicting, dev: contradicting }));
    expect(code).toBe('no-learning');
    expect(message).toMatch(/^training: stuck at chance: after epoch 2/);
  });
});
