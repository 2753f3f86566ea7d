/** Examples made by hand: token ids that say which is which. */

import type { Sides } from '../../src/data/batches.ts';
import type { Example } from '../../src/data/example.ts';
import { textSide } from '../../src/data/text-side.ts';
import { wordsTokenizer } from '../../src/text/words.ts';

/** Sides of one-letter words a…z, whose ids begin at 2. */
export function letterSides({
  lengths,
  rightLengths = lengths,
  shared = true,
  width = 1,
}: {
  readonly lengths: readonly number[];
  readonly rightLengths?: readonly number[];
  readonly shared?: boolean;
  readonly width?: number;
}): Sides {
  const tokenizer = wordsTokenizer.fromTokens([...'abcdefghijklmnopqrstuvwxyz']);
  const left = textSide({ tokenizer, lengths, width });
  return {
    left,
    right: rightLengths === lengths ? left : textSide({ tokenizer, lengths: rightLengths, width }),
    shared,
  };
}

/** A text of so many tokens. */
export function textOf(length: number, id = 1): Int32Array {
  return new Int32Array(length).fill(id);
}

/** A pair of items; without groups, each belongs to one of its own. */
export function pairExample({
  left,
  right,
  label = 1,
  groups = [-1, -2],
}: {
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly label?: number;
  readonly groups?: readonly [left: number, right: number];
}): Example {
  return { left, rights: [right], labels: [label], weight: 1, groups: { left: groups[0], rights: [groups[1]] } };
}
