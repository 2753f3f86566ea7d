/** The pairs that a search has found, in arrays: millions of them fit. */
import type { Metric } from '../heads/head.ts';

/** P pairs of row numbers with left < right, ordered by left, then right. */
export interface Pairs {
  readonly metric: Metric;
  readonly threshold: number;
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** The metric's value of each pair: at the threshold or better. */
  readonly values: Float64Array;
}

/** Collects pairs; owns its arrays and doubles them as it fills. */
export class PairBuffer {
  #left = new Int32Array(1024);
  #right = new Int32Array(1024);
  #values = new Float64Array(1024);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  push(left: number, right: number, value: number): void {
    if (this.#count === this.#left.length) this.#grow();
    this.#left[this.#count] = left;
    this.#right[this.#count] = right;
    this.#values[this.#count] = value;
    this.#count++;
  }

  values(): Float64Array {
    return this.#values.slice(0, this.#count);
  }

  /** The pairs ordered by their left rows, those of one left row in the order of their arrival. */
  sortByLeft(rows: number): Pick<Pairs, 'left' | 'right' | 'values'> {
    const next = new Uint32Array(rows + 1);
    for (let p = 0; p < this.#count; p++) next[this.#left[p] + 1]++;
    for (let row = 0; row < rows; row++) next[row + 1] += next[row];
    const left = new Int32Array(this.#count);
    const right = new Int32Array(this.#count);
    const values = new Float64Array(this.#count);
    for (let p = 0; p < this.#count; p++) {
      const to = next[this.#left[p]]++;
      left[to] = this.#left[p];
      right[to] = this.#right[p];
      values[to] = this.#values[p];
    }
    return { left, right, values };
  }

  /** The pairs ordered by their left rows, then by their right ones, each of them once. */
  sortDistinct(rows: number): Pick<Pairs, 'left' | 'right' | 'values'> {
    const { left, right, values } = this.sortByLeft(rows);
    let kept = 0;
    for (let start = 0, end = 0; start < left.length; start = end) {
      const row = left[start];
      while (end < left.length && left[end] === row) end++;
      const valueByRight = new Map<number, number>();
      for (let p = start; p < end; p++) valueByRight.set(right[p], values[p]);
      for (const other of [...valueByRight.keys()].sort((a, b) => a - b)) {
        left[kept] = row;
        right[kept] = other;
        values[kept++] = valueByRight.get(other) ?? Number.NaN;
      }
    }
    return { left: left.slice(0, kept), right: right.slice(0, kept), values: values.slice(0, kept) };
  }

  #grow(): void {
    const capacity = this.#left.length * 2;
    const [left, right, values] = [this.#left, this.#right, this.#values];
    this.#left = new Int32Array(capacity);
    this.#right = new Int32Array(capacity);
    this.#values = new Float64Array(capacity);
    this.#left.set(left);
    this.#right.set(right);
    this.#values.set(values);
  }
}
