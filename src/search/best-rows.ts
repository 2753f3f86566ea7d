/** The k nearest rows of one query, kept while candidates come by in any order. */
import type { Metric } from '../heads/head.ts';

export interface BestRowsOptions {
  readonly metric: Metric;
  readonly k: number;
  /** Which of two equally near rows comes first: the one with the smaller rank. Asked only where two are equally near. */
  readonly rankOf: (row: number) => number;
}

/**
 * Rows with their values, nearest first.
 *
 * @example
 * const best = new BestRows({ metric: 'cosine', k: 2, rankOf: (row) => row });
 * for (const [row, value] of [0.2, 0.9, 0.9, 0.5].entries()) best.offer(row, value);
 * best.rows; // [1, 2]
 */
export class BestRows {
  readonly rows: number[] = [];
  readonly values: number[] = [];
  readonly #k: number;
  readonly #sign: number;
  readonly #rankOf: (row: number) => number;

  constructor({ metric, k, rankOf }: BestRowsOptions) {
    this.#k = k;
    this.#sign = metric === 'cosine' ? -1 : 1;
    this.#rankOf = rankOf;
  }

  /** Takes a row in if it is among the k nearest so far. A row may be offered once only. */
  offer(row: number, value: number): void {
    const { rows, values } = this;
    let place = rows.length;
    if (place === this.#k && !this.#before(row, value, place - 1)) return;
    while (place > 0 && this.#before(row, value, place - 1)) place--;
    rows.splice(place, 0, row);
    values.splice(place, 0, value);
    if (rows.length <= this.#k) return;
    rows.pop();
    values.pop();
  }

  #before(row: number, value: number, place: number): boolean {
    const difference = this.#sign * (value - this.values[place]);
    return difference < 0 || (difference === 0 && this.#rankOf(row) < this.#rankOf(this.rows[place]));
  }
}
