import { beforeAll, describe, expect, it } from 'vitest';
import { decodeTensors, encodeTensors } from '../../src/storage/safetensors.ts';
import { type Checkpoint, fromCheckpoint, toCheckpoint } from '../../src/training/checkpoint.ts';
import { fit as run } from '../../src/training/fit.ts';
import type { TrainingState } from '../../src/training/state.ts';
import { eventsOf, freshState, smallTask } from './small-run.ts';

let state: TrainingState;
beforeAll(async () => {
  state = freshState();
  await eventsOf(run(smallTask({ state, values: [0.2, 0.1] })));
});

/** Through bytes, as storage does it. */
const throughBytes = ({ tensors, metadata }: Checkpoint): Checkpoint =>
  decodeTensors(encodeTensors(tensors, metadata), 'last.safetensors') as Checkpoint;

describe('a checkpoint', () => {
  it('gives back the whole state, the best weights beside the last', () => {
    expect(state.best).toEqual({ epoch: 1, value: 0.2 });
    expect(state.bestWeights).not.toEqual(state.weights);
    const again = fromCheckpoint(freshState(9), throughBytes(toCheckpoint(state, 'run')), 'run', 'last.safetensors');
    expect(again).toEqual(state);
  });

  it('holds a state that has no best yet', () => {
    const again = fromCheckpoint(freshState(9), throughBytes(toCheckpoint(freshState(), 'run')), 'run', 'a');
    expect(again).toEqual(freshState());
  });

  it('shares no array with the state that comes of it', () => {
    const checkpoint = toCheckpoint(state, 'run');
    const again = fromCheckpoint(freshState(), checkpoint, 'run', 'a');
    again.embeddings.data.fill(7);
    again.weights['head.hidden'].fill(7);
    expect(fromCheckpoint(freshState(), checkpoint, 'run', 'a')).toEqual(state);
  });

  it('keeps no moments of frozen weights', () => {
    const { 'head.hidden': _, ...moments } = state.moments;
    const partly = { ...state, moments };
    const again = fromCheckpoint({ ...freshState(9), moments }, toCheckpoint(partly, 'run'), 'run', 'a');
    expect(again).toEqual(partly);
  });

  it('of another run is refused', () => {
    expect(() => fromCheckpoint(freshState(), toCheckpoint(state, 'one'), 'another', 'out/last.safetensors')).toThrow(
      expect.objectContaining({
        code: 'bad-usage',
        message: expect.stringMatching(/^out\/last\.safetensors: expected the checkpoint of a run with these settings/),
      }),
    );
  });

  it.each<[string, (checkpoint: Checkpoint) => Checkpoint, string]>([
    ['without a tensor', (checkpoint) => without(checkpoint, 'mean.head.hidden'), 'tensor "mean.head.hidden"'],
    [
      'with a tensor cut short',
      (checkpoint) => withTensor(checkpoint, 'embeddings', new Float32Array(3)),
      'tensor "embeddings"',
    ],
    [
      'with numbers of another type',
      (checkpoint) => withTensor(checkpoint, 'embeddingSteps', new Float32Array(12)),
      'tensor "embeddingSteps"',
    ],
    ['without its progress', ({ tensors }) => ({ tensors, metadata: { identity: 'run' } }), 'progress'],
    [
      'with progress that is no JSON',
      ({ tensors }) => ({ tensors, metadata: { identity: 'run', progress: '{"epoch":' } }),
      'progress',
    ],
    [
      'with progress that lacks the step',
      ({ tensors }) => ({ tensors, metadata: { identity: 'run', progress: '{"epoch":1}' } }),
      'progress',
    ],
  ])('%s is refused as damaged, by name', (_, damage, finding) => {
    const damaged = damage(toCheckpoint(state, 'run'));
    expect(() => fromCheckpoint(freshState(), damaged, 'run', 'out/last.safetensors')).toThrow(
      expect.objectContaining({
        code: 'bad-model',
        message: expect.stringMatching(new RegExp(`^out/last\\.safetensors: .*${finding}.*damaged`)),
      }),
    );
  });
});

function without({ tensors, metadata }: Checkpoint, name: string): Checkpoint {
  return { tensors: Object.fromEntries(Object.entries(tensors).filter(([key]) => key !== name)), metadata };
}

function withTensor({ tensors, metadata }: Checkpoint, name: string, data: Float32Array): Checkpoint {
  return { tensors: { ...tensors, [name]: { shape: [data.length], data } }, metadata };
}
