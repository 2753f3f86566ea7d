import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocateBatch,
  embeddingsFrom,
  fillBatch,
  randomEmbeddings,
  withNoiseRows,
} from '../../src/data/embeddings.ts';
import { Random } from '../../src/random.ts';

describe('randomEmbeddings', () => {
  const options = { rows: 2000, vectorWidth: 3, width: 4, random: Random.fromSeed(1) };
  const { rows, width, data } = randomEmbeddings(options);
  const columns = [0, 1, 2, 3].map((column) => data.filter((_, i) => i % width === column));

  it('draws noise of deviation 0.3 and leaves the columns past the vector at zero', () => {
    expect([rows, width, data.length]).toEqual([2000, 4, 8000]);
    for (const column of columns.slice(0, 3)) {
      const deviation = Math.sqrt(column.reduce((sum, value) => sum + value ** 2, 0) / rows);
      expect(deviation).toBeCloseTo(0.3, 1);
    }
    expect(columns[3].every((value) => value === 0)).toBe(true);
  });

  it('leaves the padding row at zero', () => {
    expect([...data.subarray(0, width)]).toEqual([0, 0, 0, 0]);
  });
});

describe('embeddingsFrom', () => {
  it('copies each vector to the front of its row', () => {
    const data = Float32Array.of(1, 2, 3, 4);
    const table = embeddingsFrom({ rows: 2, dimension: 2, data }, 3);
    expect(table).toEqual({ rows: 2, width: 3, data: Float32Array.of(1, 2, 0, 3, 4, 0) });
    table.data[0] = 9;
    expect(data[0]).toBe(1);
  });
});

describe('withNoiseRows', () => {
  const table = { rows: 2, width: 3, data: Float32Array.of(1, 2, 0, 3, 4, 0) };
  const options = { rows: 1002, vectorWidth: 2, deviation: 0.1, random: Random.fromSeed(1) };

  it('keeps the rows that are there and adds noise of the deviation that was asked for', () => {
    const { rows, width, data } = withNoiseRows(table, options);
    expect([rows, width, data.length]).toEqual([1002, 3, 3006]);
    expect(data.subarray(0, 6)).toEqual(table.data);
    const noise = data.subarray(6);
    expect(noise.filter((_, i) => i % 3 === 2).every((value) => value === 0)).toBe(true);
    expect(Math.sqrt(noise.reduce((sum, value) => sum + value ** 2, 0) / 2000)).toBeCloseTo(0.1, 2);
  });

  it('adds nothing where nothing is missing', () => {
    expect(withNoiseRows(table, { ...options, rows: 2 })).toEqual(table);
  });
});

describe('fillBatch', () => {
  const table = { rows: 4, width: 2, data: Float32Array.of(0, 0, 1, 10, 2, 20, 3, 30) };

  it('writes rows time first, pads with zeros and cuts what is too long', () => {
    const batch = allocateBatch(2, 3, 2);
    fillBatch(batch, [Int32Array.of(1, 2), Int32Array.of(3), Int32Array.of(2, 1, 3)], table);
    expect([...batch.tokens]).toEqual([1, 10, 3, 30, 2, 20, 2, 20, 0, 0, 1, 10]);
    expect([...batch.mask]).toEqual([1, 1, 1, 1, 0, 1]);
  });

  it('leaves nothing of the batch before', () => {
    const ids = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 6 });
    const texts = fc.array(
      ids.map((all) => Int32Array.from(all)),
      { minLength: 2, maxLength: 2 },
    );
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const [used, fresh] = [allocateBatch(4, 2, 2), allocateBatch(4, 2, 2)];
        fillBatch(used, before, table);
        fillBatch(used, after, table);
        fillBatch(fresh, after, table);
        expect(used).toEqual(fresh);
      }),
    );
  });
});
