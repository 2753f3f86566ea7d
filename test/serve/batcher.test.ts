import { describe, expect, it } from 'vitest';
import { Batcher } from '../../src/serve/batcher.ts';
import { Lane } from '../../src/serve/lane.ts';

/** A batcher that doubles numbers, whose batches are let through one by one. */
function openBatcher({ size = 4, room = 1000 } = {}) {
  const batches: number[][] = [];
  const held: (() => void)[] = [];
  const batcher = new Batcher<number, number>({
    work: async (items) => {
      batches.push([...items]);
      await new Promise<void>((resolve) => held.push(resolve));
      return items.map((item) => 2 * item);
    },
    turn: (batch) => batch(),
    ...{ size, room },
  });
  return {
    batcher,
    batches,
    /** Lets the running batch end, and waits until the next has begun, if there is one. */
    async next() {
      await moments();
      held.shift()?.();
      await moments();
    },
  };
}

async function moments(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise((resolve) => setImmediate(resolve));
}

const range = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);

describe('Batcher', () => {
  it('puts jobs of one moment into one batch, and gives each its own results', async () => {
    const { batcher, batches, next } = openBatcher();
    const jobs = Promise.all([batcher.run([1]), batcher.run([2, 3])]);
    await next();
    expect(await jobs).toEqual([[2], [4, 6]]);
    expect(batches).toEqual([[1, 2, 3]]);
  });

  it('gathers what comes while a batch is worked on', async () => {
    const { batcher, batches, next } = openBatcher();
    const first = batcher.run([1]);
    await moments();
    const others = [batcher.run([2]), batcher.run([3]), batcher.run([4])];
    await next();
    await next();
    expect(await Promise.all([first, ...others])).toEqual([[2], [4], [6], [8]]);
    expect(batches).toEqual([[1], [2, 3, 4]]);
  });

  it('lets a small job pass a huge one', async () => {
    const { batcher, batches, next } = openBatcher({ size: 8 });
    const huge = batcher.run(range(0, 30));
    await moments();
    const small = batcher.run([100]);
    await next();
    await next();
    await next();
    expect(await small).toEqual([200]);
    expect(batches.length).toBeLessThanOrEqual(4);
    expect(batches.findIndex((batch) => batch.includes(100))).toBeLessThanOrEqual(2);
    for (let i = 0; i < 4; i++) await next();
    expect(await huge).toEqual(range(0, 30).map((x) => 2 * x));
    expect(batches.flat().sort((a, b) => a - b)).toEqual([...range(0, 30), 100]);
  });

  it('never exceeds the size of a batch', async () => {
    const { batcher, batches, next } = openBatcher({ size: 4 });
    const jobs = Promise.all(range(0, 11).map((x) => batcher.run([x])));
    for (let i = 0; i < 3; i++) await next();
    await jobs;
    expect(batches.map(({ length }) => length)).toEqual([4, 4, 3]);
  });

  it('refuses what would exceed the room, and takes more once there is room again', async () => {
    const { batcher, next } = openBatcher({ size: 2, room: 3 });
    const first = batcher.run([1, 2, 3]);
    await expect(batcher.run([4])).rejects.toMatchObject({ status: 503, code: 'busy' });
    await moments();
    expect(batcher.waiting).toBe(1);
    const second = batcher.run([5, 6]);
    for (let i = 0; i < 3; i++) await next();
    expect(await Promise.all([first, second])).toEqual([
      [2, 4, 6],
      [10, 12],
    ]);
    expect(batcher.waiting).toBe(0);
  });

  it('forgets a job whose client is gone', async () => {
    const { batcher, batches, next } = openBatcher();
    const [leaving, waiting] = [new AbortController(), new AbortController()];
    const running = batcher.run([1], leaving.signal);
    await moments();
    const queued = batcher.run([2], waiting.signal);
    const other = batcher.run([3]);
    waiting.abort(new Error('gone'));
    leaving.abort(new Error('gone too'));
    await expect(queued).rejects.toThrow('gone');
    await expect(running).rejects.toThrow('gone too');
    await next();
    await next();
    expect(await other).toEqual([6]);
    expect(batches).toEqual([[1], [3]]);
    await expect(batcher.run([4], waiting.signal)).rejects.toThrow('gone');
  });

  it('goes on after a batch that failed', async () => {
    let calls = 0;
    const batcher = new Batcher<number, number>({
      work: async (items) => {
        if (calls++ === 0) throw new Error('broken');
        return items;
      },
      turn: (batch) => batch(),
      ...{ size: 2, room: 10 },
    });
    await expect(batcher.run([1, 2, 3])).rejects.toThrow('broken');
    expect(await batcher.run([4])).toEqual([4]);
    expect(batcher.waiting).toBe(0);
  });

  it('answers an empty job at once', async () => {
    expect(await openBatcher().batcher.run([])).toEqual([]);
  });
});

describe('Lane', () => {
  it('runs one after the other, also after a failure', async () => {
    const lane = new Lane();
    const log: string[] = [];
    const step = (name: string) => async () => {
      log.push(`${name} begins`);
      await moments();
      log.push(`${name} ends`);
      if (name === 'a') throw new Error('a fails');
      return name;
    };
    const [a, b] = [lane.run(step('a')), lane.run(step('b'))];
    await expect(a).rejects.toThrow('a fails');
    expect(await b).toBe('b');
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });
});
