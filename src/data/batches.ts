/** Examples → the batches of an epoch: shuffled, and of similar length so that little padding is computed. */
import type { Random } from '../random.ts';
import type { Example } from './example.ts';
import type { Item, Side } from './side.ts';

/** The two sides of a matcher. */
export interface Sides {
  readonly left: Side;
  readonly right: Side;
  /** Whether both are padded to one length: where one tower reads both it has to be so, and where both are read alike it keeps programs few. */
  readonly shared: boolean;
}

/** B examples, and the lengths that their sides are padded to. */
export interface Batch {
  readonly lengths: PairLengths;
  readonly examples: readonly Example[];
}

export interface PairLengths {
  readonly left: number;
  readonly right: number;
}

export interface PlanOptions {
  readonly batchSize: number;
  readonly sides: Sides;
  /** Whether the examples of one anchor stand in one batch, for losses in which its candidates compete; lengths then follow from the batch. */
  readonly together?: boolean;
  readonly random: Random;
}

/**
 * One epoch: every example at least once, in batches of exactly B. The examples that are left over in one length join the next longer
 * one; the very last batch is filled up with examples from the front of the shuffle.
 */
export function planEpoch(
  examples: readonly Example[],
  { batchSize, sides, together = false, random }: PlanOptions,
): Batch[] {
  if (together) return planTogether(examples, { batchSize, sides, random });
  const shuffled = random.shuffle(examples);
  const queues = new Map<number, Example[]>();
  const keyOf = ({ left, right }: PairLengths) => right * 65536 + left;
  for (const example of shuffled) {
    const key = keyOf(lengthsOf(example, sides));
    const queue = queues.get(key);
    if (queue) queue.push(example);
    else queues.set(key, [example]);
  }
  const batches: Batch[] = [];
  const add = (members: readonly Example[]) => batches.push(toBatch(members, sides));
  let leftOver: Example[] = [];
  for (const [, queue] of [...queues].sort(([a], [b]) => a - b)) {
    const waiting = [...leftOver, ...queue];
    const whole = waiting.length - (waiting.length % batchSize);
    for (let start = 0; start < whole; start += batchSize) add(waiting.slice(start, start + batchSize));
    leftOver = waiting.slice(whole);
  }
  if (leftOver.length > 0) {
    const filling = Array.from({ length: batchSize - leftOver.length }, (_, i) => shuffled[i % shuffled.length]);
    add([...leftOver, ...filling]);
  }
  return random.shuffle(batches);
}

/** Anchors in random order, each with all its examples; only one that does not fit into what is left of a batch goes on in the next. */
function planTogether(examples: readonly Example[], { batchSize, sides, random }: PlanOptions): Batch[] {
  const byAnchor = new Map<number, Example[]>();
  for (const example of random.shuffle(examples)) {
    const known = byAnchor.get(example.groups.left);
    if (known) known.push(example);
    else byAnchor.set(example.groups.left, [example]);
  }
  const ordered = random.shuffle([...byAnchor.values()]).flat();
  const batches: Batch[] = [];
  for (let start = 0; start < ordered.length; start += batchSize) {
    const members = ordered.slice(start, start + batchSize);
    const filling = Array.from({ length: batchSize - members.length }, (_, i) => ordered[i % ordered.length]);
    batches.push(toBatch([...members, ...filling], sides));
  }
  return random.shuffle(batches);
}

/** Examples with the lengths that hold all of them. */
function toBatch(examples: readonly Example[], sides: Sides): Batch {
  const all = examples.map((example) => lengthsOf(example, sides));
  const longest = (side: keyof PairLengths) => Math.max(...all.map((lengths) => lengths[side]));
  return { lengths: { left: longest('left'), right: longest('right') }, examples };
}

/** The lengths that hold all of an example. */
function lengthsOf({ left, rights }: Example, sides: Sides): PairLengths {
  const all = rights.map((right) => pairLengths({ left, right }, sides));
  return { left: Math.max(...all.map((each) => each.left)), right: Math.max(...all.map((each) => each.right)) };
}

/** The lengths that hold both items of a pair. */
export function pairLengths({ left, right }: { readonly left: Item; readonly right: Item }, sides: Sides): PairLengths {
  const [leftLength, rightLength] = [sides.left.lengthOf(left), sides.right.lengthOf(right)];
  if (!sides.shared) return { left: leftLength, right: rightLength };
  const both = Math.max(leftLength, rightLength);
  return { left: both, right: both };
}
