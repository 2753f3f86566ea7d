/** Epochs that come before the labelled ones: a teacher's answers, by a loss of their own. */
import { describe, expect, it } from 'vitest';
import type { Example } from '../../src/data/example.ts';
import { binaryCrossEntropy } from '../../src/losses/binary-cross-entropy.ts';
import { combined } from '../../src/losses/combined.ts';
import { relational } from '../../src/losses/relational.ts';
import { Random } from '../../src/random.ts';
import { Epochs, sampledEpochs } from '../../src/training/epochs.ts';
import { fit as run } from '../../src/training/fit.ts';
import { drawExamples, eventsOf, plainEpochs, smallTask } from './small-run.ts';

/** Examples with a teacher's vectors that say where they come from. */
const taught: Example[] = drawExamples(12).map((example, i) => ({
  ...example,
  targets: { left: Float32Array.of(1, i, 0), rights: [Float32Array.of(1, -i, 2)] },
}));
const before = {
  count: 2,
  epochs: sampledEpochs(taught, 8),
  loss: combined([
    { loss: binaryCrossEntropy(), weight: 1 },
    { loss: relational(), weight: 1 },
  ]),
};
const options = { dropout: 0, wordDropout: 0 };

describe('fit with epochs before', () => {
  it('goes through them first, then through the labelled ones', async () => {
    const events = await eventsOf(
      run(smallTask({ values: [0.1, 0.2, 0.3, 0.4], options: { ...options, epochs: 2 }, before })),
    );
    const steps = events.flatMap((event) => (event.type === 'step' ? [event] : []));
    expect(steps.map(({ epoch }) => epoch)).toEqual([1, 1, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4]);
    expect(events[0]).toMatchObject({ epochs: 4, stepsPerEpoch: 5, pairs: 20 });
    expect(steps[0].steps).toBe(14);
  });

  it('lets the learning rate rise and fall in each part', async () => {
    const events = await eventsOf(
      run(smallTask({ values: [0.1, 0.2, 0.3, 0.4], options: { ...options, epochs: 2, warmup: 0 }, before })),
    );
    const rates = events.flatMap((event) => (event.type === 'step' ? [event.learningRate / 0.05] : []));
    const falling = (steps: number) => Array.from({ length: steps }, (_, i) => (steps - i) / steps);
    for (const [i, rate] of [...falling(4), ...falling(10)].entries()) expect(rates[i]).toBeCloseTo(rate, 10);
  });

  it('counts patience from where they end', async () => {
    const task = smallTask({
      values: [0.9, 0.1, 0.2, 0.2, 0.2],
      options: { ...options, epochs: 3, patience: 2 },
      before,
    });
    const events = await eventsOf(run(task));
    expect(events.at(-1)).toMatchObject({ reason: 'early-stop', bestEpoch: 1 });
    expect(task.state.epoch).toBe(4);
  });

  it('learns from a teacher what its loss asks for', async () => {
    const values = Array.from({ length: 13 }, () => 0);
    const events = await eventsOf(
      run(smallTask({ values, options: { ...options, epochs: 1 }, before: { ...before, count: 12 } })),
    );
    const losses = events.flatMap((event) => (event.type === 'epoch' ? [event.loss] : []));
    expect(losses[11]).toBeLessThan(0.7 * losses[0]);
  });
});

describe('sampledEpochs', () => {
  it('draws so many, each anew, and none twice while there are others', async () => {
    const epochs = sampledEpochs(taught, 8);
    expect(epochs).toMatchObject({ count: 8, candidates: 1 });
    const [one, two] = [await epochs.draw(Random.fromSeed(1)), await epochs.draw(Random.fromSeed(2))];
    expect(new Set(one).size).toBe(8);
    expect(two).not.toEqual(one);
  });

  it('repeats where there are fewer', async () => {
    const drawn = await sampledEpochs(taught, 30).draw(Random.fromSeed(1));
    expect(drawn).toHaveLength(30);
    for (const example of taught) expect(drawn.filter((each) => each === example).length).toBeGreaterThanOrEqual(2);
  });
});

describe('a teacher’s vectors', () => {
  const draw = (options: object, candidates: 1 | 2 = 1) =>
    new Epochs({ set: { labelled: taught, positives: [] }, options: { ...plainEpochs, ...options }, candidates }).draw(
      Random.fromSeed(4),
    );
  /** The vector that belongs to an item, by the item. */
  const lefts = new Map(taught.map(({ left, targets }) => [left, targets?.left]));
  const rights = new Map(taught.map(({ rights: [right], targets }) => [right, targets?.rights[0]]));

  it.each([
    ['strangers', { strangers: 1 }, 1],
    ['triplets', {}, 2],
    ['swapped sides', { swap: true }, 1],
  ] as const)('go along with %s', async (_, options, candidates) => {
    for (const { left, rights: candidatesOf, targets } of await draw(options, candidates)) {
      expect(targets?.left).toBe(lefts.get(left) ?? rights.get(left));
      expect(targets?.rights).toEqual(candidatesOf.map((right) => rights.get(right) ?? lefts.get(right)));
    }
  });
});
