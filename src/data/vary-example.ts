/** An example that was read → how one epoch shows it. */
import type { Random } from '../random.ts';
import type { Sides } from './batches.ts';
import type { Example } from './example.ts';

/** The example with each item as its side varies it, where a side varies what it shows. */
export function varyExample(example: Example, { left, right }: Sides, random: Random): Example {
  if (!left.vary && !right.vary) return example;
  return {
    ...example,
    left: left.vary?.(example.left, random) ?? example.left,
    rights: example.rights.map((item) => right.vary?.(item, random) ?? item),
  };
}
