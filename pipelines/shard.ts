/** Work that several machines share: which blocks are whose. */
import { GemelError } from '../src/errors.ts';

/** Rows that are encoded, written and shared out at a time. Another size would part the rows otherwise, and what stopped shards have done be lost. */
export const BLOCK = 8192;

export interface Shard {
  /** 1..count */
  readonly number: number;
  readonly count: number;
}

/**
 * Reads `2/8`: the second of eight shards.
 *
 * @throws GemelError `bad-usage` for anything else.
 */
export function parseShard(value: string): Shard {
  const [, number, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(value) ?? [];
  const shard = { number: Number(number), count: Number(count) };
  if (shard.number >= 1 && shard.number <= shard.count) return shard;
  throw new GemelError(
    'bad-usage',
    `--shard: expected a shard and their number, such as 2/8 for the second of eight, found "${value}"`,
  );
}

/** Every n-th block, whatever the speed of the machines: so a shard that is run again has the same share. */
export function ownsBlock({ number, count }: Shard, block: number): boolean {
  return block % count === number - 1;
}

/** How many of N rows are a shard's. */
export function shareOf(shard: Shard, total: number): number {
  let share = 0;
  for (let block = 0; block * BLOCK < total; block++) {
    if (ownsBlock(shard, block)) share += Math.min(BLOCK, total - block * BLOCK);
  }
  return share;
}

/** What is a shard's of a list. */
export function takeShare<Thing>(shard: Shard, things: readonly Thing[]): Thing[] {
  return things.filter((_, i) => ownsBlock(shard, Math.floor(i / BLOCK)));
}
