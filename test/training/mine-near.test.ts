import { describe, expect, it } from 'vitest';
import type { Example } from '../../src/data/example.ts';
import { bag } from '../../src/encoders/bag.ts';
import { euclidean } from '../../src/heads/euclidean.ts';
import type { Model } from '../../src/matchers/model.ts';
import { siamese } from '../../src/matchers/siamese.ts';
import { textTower } from '../../src/matchers/tower.ts';
import { mineNear } from '../../src/training/mine-near.ts';
import { letterSides, pairExample } from '../data/examples.ts';

/** Token id n lies at n on a line. */
const model: Model = {
  matcher: siamese({
    tower: textTower(bag({ embeddingWidth: 1 }), { vector: 1, own: 1 }),
    head: euclidean(),
    tokenWidth: 2,
  }),
  sides: letterSides({ lengths: [1], width: 2 }),
  weights: {},
  embeddings: { rows: 50, width: 2, data: Float32Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? i / 2 : 0)) },
};
const engine = { threads: 1 };

/** Pairs of a place with itself; places of one ten are known to match. */
const examples = Array.from({ length: 40 }, (_, i): Example => {
  const group = Math.floor(i / 10);
  return pairExample({ left: Int32Array.of(i + 1), right: Int32Array.of(i + 1), groups: [group, group] });
});

describe('mineNear', () => {
  it('finds near items, never known matches and never more than are wanted', async () => {
    for (const wanted of [8, 40, 1000]) {
      const near = await mineNear(model, examples, { wanted, engine });
      expect(near.length).toBeGreaterThan(0);
      expect(near.length).toBeLessThanOrEqual(wanted);
      for (const { left, right } of near) {
        expect(examples[right].groups.rights[0]).not.toBe(examples[left].groups.left);
        expect(Math.abs(left - right)).toBeLessThanOrEqual(16);
      }
    }
  });

  it('passes over the very nearest, which are matches that nobody has labelled', async () => {
    const near = await mineNear(model, examples, { wanted: 4 * 40, engine });
    const ofNine = near.filter(({ left }) => left === 9).map(({ right }) => right);
    expect(ofNine).toEqual([12, 13, 14, 15].slice(0, ofNine.length));
    expect(ofNine.length).toBeGreaterThan(1);
  });

  it('spreads its anchors over all examples', async () => {
    const near = await mineNear(model, examples, { wanted: 16, engine });
    const anchors = [...new Set(near.map(({ left }) => left))];
    expect(anchors).toEqual(anchors.filter((anchor) => anchor % 10 === 0));
  });

  it('finds as many for each anchor as are asked for', async () => {
    const near = await mineNear(model, examples, { wanted: 40, perAnchor: 1, engine });
    expect(near.map(({ left }) => left)).toEqual(examples.map((_, i) => i));
    expect(near[9].right).toBe(12);
  });

  it('gives the same for the same weights', async () => {
    const options = { wanted: 40, engine };
    expect(await mineNear(model, examples, options)).toEqual(await mineNear(model, examples, options));
  });
});
