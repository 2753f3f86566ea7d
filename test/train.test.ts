import { describe, expect, it } from 'vitest';
import { GemelError } from '../src/errors.ts';
import { wordsTokenizer } from '../src/text/words.ts';
import { startTraining, type TrainTask } from '../src/train.ts';
import { fromCheckpoint, toCheckpoint } from '../src/training/checkpoint.ts';
import { distance } from './compile/kernel-case.ts';
import { scoresOf } from './contracts/matcher.ts';
import { eightPairs, eightPairsTask, type Members, train } from './matchers/eight-pairs.ts';

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
  it('knows the training texts alone: a word of the dev pairs stays unknown', () => {
    const run = startTraining(eightPairsTask(bag, { dev: [{ left: 'a zebra', right: 'zebra zebra', label: 1 }] }));
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
    for await (const event of startTraining(eightPairsTask(bag)).events)
      if (event.type === 'epoch') dev.push(event.dev);
    expect(dev.length).toBe(6);
    for (const metrics of dev) expect(Object.keys(metrics)).toEqual(['averagePrecision', 'rocAuc', 'accuracy']);
    expect(dev[5]).toEqual({ averagePrecision: 1, rocAuc: 1, accuracy: 1 });
  });

  it('starts from given vectors, scaled to the size that they should have in the training texts', async () => {
    const tokenizer = wordsTokenizer.fromTokens(['how', 'do', 'i', 'cook', 'rice']);
    const data = Float32Array.from({ length: tokenizer.size * 2 }, (_, i) => i % 7);
    const task = eightPairsTask(bag, { vectors: { tokenizer, vectors: { rows: tokenizer.size, dimension: 2, data } } });
    const { state } = startTraining(task);
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

  it('ends in the same bytes when it is stopped after an epoch and resumed', async () => {
    const whole = await train(eightPairsTask(lstm));
    const first = startTraining(eightPairsTask(lstm));
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

  it('refuses a loss that cannot read what the head gives', () => {
    expect(() => startTraining(eightPairsTask({ ...bag, loss: { kind: 'binary-cross-entropy' } }))).toThrow(
      'loss "binary-cross-entropy" expects a logit, but head "euclidean" gives a distance',
    );
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
