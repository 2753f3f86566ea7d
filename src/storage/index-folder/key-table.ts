/** Key → row, as an open-addressed hash table that is saved as it is. */
import { hashText } from '../../data/text-hash.ts';

/** 2^b slots of two numbers: a row plus one, or 0 where the slot is free, and 32 further bits of its key's hash. */
export type KeyTable = Uint32Array;

/**
 * The table of the keys of rows 0..N−1, all different.
 *
 * @example
 * const keys = ['tea', 'cup'];
 * findKey(buildKeyTable(keys), 'cup', (row) => keys[row] === 'cup'); // 1
 */
export function buildKeyTable(keys: readonly string[]): KeyTable {
  const slots = 2 ** Math.ceil(Math.log2(Math.max(1, keys.length) * 2));
  const table = new Uint32Array(2 * slots);
  for (const [row, key] of keys.entries()) {
    const { place, mark } = hashOf(key);
    let slot = place & (slots - 1);
    while (table[2 * slot] !== 0) slot = (slot + 1) & (slots - 1);
    table[2 * slot] = row + 1;
    table[2 * slot + 1] = mark;
  }
  return table;
}

/** The row of a key, or −1. `isKeyOf` says whether a row, whose hash is the same, has that key indeed. */
export function findKey(table: KeyTable, key: string, isKeyOf: (row: number) => boolean): number {
  const slots = table.length / 2;
  const { place, mark } = hashOf(key);
  for (let slot = place & (slots - 1); table[2 * slot] !== 0; slot = (slot + 1) & (slots - 1)) {
    const row = table[2 * slot] - 1;
    if (table[2 * slot + 1] === mark && isKeyOf(row)) return row;
  }
  return -1;
}

function hashOf(key: string): { readonly place: number; readonly mark: number } {
  const hash = hashText(key);
  return { place: Number(hash & 0xffffffffn), mark: Number(hash >> 32n) };
}
