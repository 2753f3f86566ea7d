import { describe, expect, it } from 'vitest';
import * as ort from 'onnxruntime-node';
import { decodeNpy } from '../../src/storage/npy.ts';
import { loadModel } from '../../src/storage/model-folder.ts';
import { Scorer, tokenize } from '../../src/matchers/model.ts';
import { gemel, gemelJson, tinyWorld } from './tiny.ts';

describe('a tiny walk through every command', async () => {
  const world = tinyWorld();
  const model = world.path('model');
  const columns = ['--left', 'a', '--right', 'b'];
  const trained = await gemelJson(world.training('model', '--seed', '7'));

  it('train tells what it did', () => {
    expect(trained).toMatchObject({ out: model, preset: 'tiny', pairs: 144, epochs: 3, seed: 7 });
    console.log(trained)
  });
});
