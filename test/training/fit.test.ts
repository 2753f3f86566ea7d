import { describe, expect, it } from 'vitest';
import { decodeTensors, encodeTensors } from '../../src/storage/safetensors.ts';
import { type Checkpoint, fromCheckpoint, toCheckpoint } from '../../src/training/checkpoint.ts';
import type { TrainingEvent } from '../../src/training/events.ts';
import { fit as run } from '../../src/training/fit.ts';
import type { TrainingState } from '../../src/training/state.ts';
import { drawExamples, eventsOf, freshState, matcher, smallTask } from './small-run.ts';

const typesOf = (events: readonly TrainingEvent[]) => events.map(({ type }) => type).join(' ');
const endOf = (events: readonly TrainingEvent[]) => events[events.length - 1];
const stepsAndEpoch = 'step step step step step epoch';

/** The weights as they are now, apart from those that training goes on changing. */
function copyOf({ weights, embeddings }: TrainingState) {
  return structuredClone({ weights, embeddings });
}
const bestOf = ({ bestWeights, bestEmbeddings }: TrainingState) => ({
  weights: bestWeights,
  embeddings: bestEmbeddings,
});

/** A clock that is a second later whenever it is looked at. */
function tickingClock(): () => number {
  let seconds = 0;
  return () => seconds++;
}

describe('fit', () => {
  it('tells of the start, each step and epoch, and the end, in this order', async () => {
    const events = await eventsOf(run(smallTask({ values: [0.2, 0.3], clock: tickingClock() })));
    expect(typesOf(events)).toBe(`start ${stepsAndEpoch} ${stepsAndEpoch} end`);
    const parameters = 12 * 5 + (16 * 3 + 3 + 3 + 1);
    expect(events[0]).toEqual({
      type: 'start',
      pairs: 20,
      devPairs: 2,
      epochs: 2,
      stepsPerEpoch: 5,
      parameters,
      metric: 'worth',
    });
    const steps = events.filter((event) => event.type === 'step');
    expect(steps.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(steps.map(({ epoch }) => epoch)).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2, 2]);
    // The clock ticks twice a step, and once at the beginning.
    expect(steps[1]).toMatchObject({ steps: 10, pairsPerSecond: 2, secondsLeft: 16 });
    expect(steps.map(({ learningRate }) => learningRate)[0]).toBe(0.05);
    const epochs = events.filter((event) => event.type === 'epoch');
    expect(epochs).toMatchObject([
      { epoch: 1, step: 5, dev: { worth: 0.2 }, best: true },
      { epoch: 2, step: 10, dev: { worth: 0.3 }, best: true },
    ]);
    expect(epochs[0].loss).toBeCloseTo(
      steps.slice(0, 5).reduce((sum, { loss }) => sum + loss / 5, 0),
      10,
    );
    expect(endOf(events)).toMatchObject({ reason: 'done', bestEpoch: 2 });
  });

  it('takes batches no larger than there are pairs', async () => {
    const events = await eventsOf(run(smallTask({ labelled: drawExamples(3), values: [0.1, 0.2] })));
    expect(typesOf(events)).toBe('start step epoch step epoch end');
  });

  it('makes the loss smaller', async () => {
    const options = { dropout: 0, wordDropout: 0 };
    const events = await eventsOf(run(smallTask({ values: [0, 0, 0, 0, 0, 0, 0, 0], options })));
    const losses = events.flatMap((event) => (event.type === 'epoch' ? [event.loss] : []));
    expect(losses[7]).toBeLessThan(0.5 * losses[0]);
  });

  it('stops after so many epochs without a better one, and keeps the best weights', async () => {
    const task = smallTask({ values: [0.5, 0.6, 0.55, 0.6, 0.9], options: { patience: 2 } });
    let second: unknown;
    const events = await eventsOf(run(task), (event) => {
      if (event.type === 'epoch' && event.epoch === 2) second = copyOf(task.state);
    });
    expect(events.flatMap((event) => (event.type === 'epoch' ? [event.best] : []))).toEqual([true, true, false, false]);
    expect(endOf(events)).toMatchObject({ reason: 'early-stop', bestEpoch: 2 });
    expect(bestOf(task.state)).toEqual(second);
  });

  it('leaves what it does not train untouched: the embeddings at a rate of zero, rows that no pair has', async () => {
    const frozen = smallTask({ options: { embeddingRate: 0 } });
    await eventsOf(run(frozen));
    expect(frozen.state.embeddings).toEqual(freshState().embeddings);
    const task = smallTask();
    await eventsOf(run(task));
    const { data, width } = task.state.embeddings;
    expect(data.subarray(0, width)).toEqual(new Float32Array(width));
    expect(task.state.embeddingSteps[0]).toBe(0);
    expect(data).not.toEqual(freshState().embeddings.data);
  });

  describe('cut short', () => {
    it('by the budget ends within a later epoch, which counts: the learning rate has come down', async () => {
      const task = smallTask({ values: [0.5, 0.9], clock: tickingClock(), budget: 14 });
      const events = await eventsOf(run(task));
      expect(typesOf(events)).toBe(`start ${stepsAndEpoch} step step epoch end`);
      expect(endOf(events)).toMatchObject({ reason: 'budget', bestEpoch: 2 });
      expect(task.state.best).toEqual({ epoch: 2, value: 0.9 });
    });

    it('by a number of steps ends there, with the learning rate at its lowest', async () => {
      const task = smallTask({ values: [0.5, 0.9], maximumSteps: 7 });
      const events = await eventsOf(run(task));
      expect(typesOf(events)).toBe(`start ${stepsAndEpoch} step step epoch end`);
      expect(endOf(events)).toMatchObject({ reason: 'budget', bestEpoch: 2 });
      const rates = events.flatMap((event) => (event.type === 'step' ? [event.learningRate] : []));
      // Seven steps, one of them warm-up.
      expect(rates[6]).toBeCloseTo(0.05 / 6, 10);
    });

    it('by a number of steps that its state has had takes none when it is resumed', async () => {
      const task = smallTask({ values: [0.5, 0.9], maximumSteps: 5 });
      await eventsOf(run(task));
      const { state } = task;
      expect(state.step).toBe(5);
      const again = await eventsOf(run(smallTask({ values: [0.5, 0.9], maximumSteps: 5, state })));
      expect(typesOf(again)).toBe('start end');
      expect(endOf(again)).toMatchObject({ reason: 'budget', bestEpoch: 1 });
      expect(state.step).toBe(5);
    });

    it('by a budget tells how long it has left, not how long all epochs would take', async () => {
      const values = Array.from({ length: 20 }, (_, i) => i);
      const options = { patience: 100 };
      const events = await eventsOf(run(smallTask({ values, options, clock: tickingClock(), budget: 88 })));
      const steps = events.filter((event) => event.type === 'step');
      for (const [i, { secondsLeft }] of steps.entries()) {
        expect(secondsLeft).toBeGreaterThanOrEqual(0);
        expect(secondsLeft).toBeLessThanOrEqual(88 - 2 * i);
      }
      // Forty steps in all, two seconds each.
      expect(steps[34].secondsLeft).toBeGreaterThan(4);
      expect(steps[34].secondsLeft).toBeLessThan(14);
    });

    it('by a budget lowers the learning rate as if the steps that fit in were all', async () => {
      const options = { warmup: 0, patience: 100 };
      const values = Array.from({ length: 20 }, (_, i) => i);
      // Two ticks a step and one an epoch: about 40 steps of 100.
      const events = await eventsOf(run(smallTask({ values, options, clock: tickingClock(), budget: 88 })));
      const steps = events.filter((event) => event.type === 'step');
      expect(steps.length).toBeGreaterThan(35);
      expect(steps.length).toBeLessThan(45);
      expect(steps[20].learningRate).toBeCloseTo(0.05 * 0.8, 10);
      expect(steps[steps.length - 1].learningRate).toBeLessThan(0.05 * 0.06);
    });

    it('by the signal ends after the step under way and keeps the best of the whole epochs', async () => {
      const controller = new AbortController();
      const task = smallTask({ values: [0.5, 0.9], signal: controller.signal });
      let first: unknown;
      const events = await eventsOf(run(task), (event) => {
        if (event.type === 'epoch') first = copyOf(task.state);
        if (event.type === 'step' && event.step === 7) controller.abort();
      });
      expect(typesOf(events)).toBe(`start ${stepsAndEpoch} step step end`);
      expect(endOf(events)).toMatchObject({ reason: 'interrupted', bestEpoch: 1 });
      expect(bestOf(task.state)).toEqual(first);
    });

    it.each(['interrupted', 'budget'])('before the first epoch is over (%s), it still has a best', async (reason) => {
      const cut = reason === 'budget' ? { clock: tickingClock(), budget: 4 } : { signal: AbortSignal.abort() };
      const task = smallTask({ ...cut, values: [0.4, 0.9] });
      const events = await eventsOf(run(task));
      expect(typesOf(events)).toBe(reason === 'budget' ? 'start step step epoch end' : 'start step epoch end');
      expect(endOf(events)).toMatchObject({ reason, bestEpoch: 1 });
      expect(task.state.best).toEqual({ epoch: 1, value: 0.4 });
      expect(bestOf(task.state)).toEqual(copyOf(task.state));
      expect(bestOf(task.state).embeddings).not.toEqual(freshState().embeddings);
    });

    it('in its very last step is as good as done with the epoch', async () => {
      const controller = new AbortController();
      const task = smallTask({ values: [0.5, 0.9], signal: controller.signal });
      const events = await eventsOf(run(task), (event) => {
        if (event.type === 'step' && event.step === 10) controller.abort();
      });
      expect(typesOf(events)).toBe(`start ${stepsAndEpoch} ${stepsAndEpoch} end`);
      expect(endOf(events)).toMatchObject({ reason: 'interrupted', bestEpoch: 2 });
    });
  });

  describe('resumed from a checkpoint', () => {
    /** The run until it has told of so many epochs, and its state as a file holds it. */
    async function stopAfter(epochs: number, task = smallTask()): Promise<Checkpoint> {
      for await (const event of run(task)) {
        if (event.type === 'epoch' && event.epoch === epochs) break;
      }
      const { tensors, metadata } = toCheckpoint(task.state, 'run');
      return decodeTensors(encodeTensors(tensors, metadata), 'last') as Checkpoint;
    }
    const resume = (checkpoint: Checkpoint) => fromCheckpoint(freshState(9), checkpoint, 'run', 'last');

    it.each([1, 2, 3])('after epoch %i of 3, ends in the same bytes as if it had never stopped', async (epochs) => {
      const whole = smallTask();
      await eventsOf(run(whole));
      const state = resume(await stopAfter(epochs));
      const events = await eventsOf(run(smallTask({ state })));
      expect(typesOf(events)).toBe(['start', ...new Array(3 - epochs).fill(stepsAndEpoch), 'end'].join(' '));
      expect(endOf(events)).toMatchObject({ reason: 'done', bestEpoch: 3 });
      expect(state).toEqual(whole.state);
    });

    it('after it had stopped early, stops at once', async () => {
      const settings = { values: [0.9, 0.1, 0.1, 0.95], options: { patience: 2 } };
      const state = resume(await stopAfter(3, smallTask(settings)));
      const events = await eventsOf(run(smallTask({ ...settings, state })));
      expect(typesOf(events)).toBe('start end');
      expect(endOf(events)).toMatchObject({ reason: 'early-stop', bestEpoch: 1 });
    });
  });

  describe('stops a run that cannot succeed', () => {
    it('when the loss is no number', async () => {
      const task = smallTask();
      task.state.weights['head.hidden'].fill(Number.NaN);
      await expect(eventsOf(run(task))).rejects.toMatchObject({
        code: 'no-learning',
        message: expect.stringMatching(
          /^training: the loss became NaN at step 1: try a smaller learning rate than 0\.05/,
        ),
      });
    });

    it('when all dev scores are the same for two epochs', async () => {
      const evaluate = async () => ({ metrics: { worth: 0.5, rocAuc: 0.5 }, scores: Float32Array.of(0.3, 0.3) });
      await expect(eventsOf(run(smallTask({ evaluate })))).rejects.toMatchObject({
        code: 'no-learning',
        message: expect.stringContaining('collapsed: after epoch 2'),
      });
    });

    it('when neither loss nor ranking moves', async () => {
      const evaluate = async () => ({ metrics: { worth: 0.5, rocAuc: 0.5 }, scores: Float32Array.of(0.3, 0.4) });
      const options = { learningRate: 1e-9, dropout: 0, wordDropout: 0 };
      await expect(eventsOf(run(smallTask({ evaluate, options })))).rejects.toMatchObject({
        code: 'no-learning',
        message: expect.stringContaining('stuck at chance: after epoch 2'),
      });
    });
  });

  it('knows the weights of its matcher by their own names', () => {
    expect(Object.keys(freshState().weights)).toEqual(matcher.weights.map(({ name }) => name));
  });
});
