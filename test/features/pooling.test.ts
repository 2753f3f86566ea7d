import { describe, expect, it } from 'vitest';
import { poolFeatures, toUnitLength } from '../../src/features/pooling.ts';
import type { Outputs } from '../../src/features/transformers-js.ts';

const tokens = { shape: [2, 3, 2], data: Float32Array.of(1, 2, 3, 6, 90, 90, 5, 6, 7, 8, 9, 10) };
const pooler = { shape: [2, 2], data: Float32Array.of(-1, -2, -3, -4) };
const both: Outputs = { last_hidden_state: tokens, pooler_output: pooler };
const name = 'mine';

describe('poolFeatures', () => {
  it.each<[string, Outputs, Omit<Parameters<typeof poolFeatures>[1], 'name'>, number[][]]>([
    [
      'the mean of what counts',
      both,
      {
        pooling: 'mean',
        mask: [
          [1, 1, 0],
          [1, 1, 1],
        ],
      },
      [
        [2, 4],
        [7, 8],
      ],
    ],
    [
      'the mean of all where nothing is masked',
      both,
      { pooling: 'mean' },
      [
        [94 / 3, 98 / 3],
        [7, 8],
      ],
    ],
    [
      'zeros where nothing counts',
      both,
      {
        pooling: 'mean',
        mask: [
          [0, 0, 0],
          [0, 1, 0],
        ],
      },
      [
        [0, 0],
        [7, 8],
      ],
    ],
    [
      'the first',
      both,
      {
        pooling: 'cls',
        mask: [
          [1, 1, 0],
          [1, 1, 1],
        ],
      },
      [
        [1, 2],
        [5, 6],
      ],
    ],
    [
      'the last that counts',
      both,
      {
        pooling: 'last',
        mask: [
          [1, 1, 0],
          [1, 1, 1],
        ],
      },
      [
        [3, 6],
        [9, 10],
      ],
    ],
    [
      'the last where nothing is masked',
      both,
      { pooling: 'last' },
      [
        [90, 90],
        [9, 10],
      ],
    ],
    [
      'the pooler’s own',
      both,
      { pooling: 'own' },
      [
        [-1, -2],
        [-3, -4],
      ],
    ],
    [
      'what is finished, whatever is asked for',
      { ...both, text_embeds: pooler },
      { pooling: 'mean' },
      [
        [-1, -2],
        [-3, -4],
      ],
    ],
    [
      'tokens by their other name',
      { token_embeddings: tokens },
      { pooling: 'cls' },
      [
        [1, 2],
        [5, 6],
      ],
    ],
  ])('gives %s', (_, outputs, options, expected) => {
    const found = poolFeatures(outputs, { ...options, name });
    expect(found).toEqual(expected.map((row) => Float32Array.from(row)));
  });

  it('says what it found where there are no vectors', () => {
    expect(() => poolFeatures({ logits: pooler }, { pooling: 'mean', name })).toThrow(
      'mine: expected a network that makes vectors (last_hidden_state, text_embeds, image_embeds, sentence_embedding, text_embeddings, image_embeddings), found logits [2,2]: name a model of features',
    );
    expect(() => poolFeatures({}, { pooling: 'own', name })).toThrow('mine: expected a pooler_output, found nothing');
  });
});

it('toUnitLength leaves zeros as they are', () => {
  expect([...toUnitLength(Float32Array.of(3, 4))]).toEqual([...Float32Array.of(0.6, 0.8)]);
  expect([...toUnitLength(Float32Array.of(0, 0))]).toEqual([0, 0]);
});
