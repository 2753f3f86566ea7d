/** The arrays of a side's items, joined and repeated along the axis on which items stand. */
import type { Tensors } from '../compile/compile.ts';
import { tf } from '../compile/tf.ts';

/** Of texts time comes first, of pictures the items themselves. */
export type ItemAxis = 0 | 1;

/** The items of both one behind the other, and how many the first had. */
export function joinItems(left: Tensors, right: Tensors, axis: ItemAxis): { items: Tensors; first: number } {
  const names = Object.keys(left);
  const items = Object.fromEntries(names.map((name) => [name, tf.concat([left[name], right[name]], axis)]));
  return { items, first: left[names[0]].shape[axis] ?? 0 };
}

/** All items so many times over. */
export function repeatItems(items: Tensors, times: number, axis: ItemAxis): Tensors {
  if (times === 1) return items;
  const repeated = Object.entries(items).map(([name, values]) => [
    name,
    tf.concat(
      Array.from({ length: times }, () => values),
      axis,
    ),
  ]);
  return Object.fromEntries(repeated);
}
