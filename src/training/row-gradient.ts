/** The gradient of a batch's tokens → the gradient of the embedding rows that they came from. */
import type { RowGradient } from './adam.ts';

/** The gradient of one array of tokens, T×N×W, the ids that it was filled from, and how much it counts. */
export interface TokenGradient {
  readonly texts: readonly Int32Array[];
  readonly gradient: Float32Array;
  readonly share: number;
}

/** Sums token gradients by row. Owns its buffers: what `sum` gives holds until the next `start`. */
export class RowGradients {
  readonly #width: number;
  /** Where each table row stands in this batch, where `#stamps` says that it does. */
  readonly #slots: Int32Array;
  readonly #stamps: Int32Array;
  #batch = 0;
  #used = 0;
  #rows = new Int32Array(1024);
  #values: Float32Array;

  constructor(rows: number, width: number) {
    this.#width = width;
    this.#slots = new Int32Array(rows);
    this.#stamps = new Int32Array(rows);
    this.#values = new Float32Array(this.#rows.length * width);
  }

  /** Forgets what was added. */
  start(): void {
    this.#batch++;
    this.#used = 0;
  }

  /** Adds gradients of the same step. */
  add(gradients: Iterable<TokenGradient>): void {
    for (const one of gradients) this.#addOne(one);
  }

  get sum(): RowGradient {
    const used = this.#used;
    return { rows: this.#rows.subarray(0, used), values: this.#values.subarray(0, used * this.#width) };
  }

  #addOne({ texts, gradient, share }: TokenGradient): void {
    const N = texts.length;
    const T = gradient.length / (N * this.#width);
    for (let n = 0; n < N; n++) {
      const length = Math.min(texts[n].length, T);
      for (let t = 0; t < length; t++)
        this.#addToken(this.#slotOf(texts[n][t]), gradient, (t * N + n) * this.#width, share);
    }
  }

  /** Where the batch sums a row's gradient. */
  #slotOf(row: number): number {
    if (this.#stamps[row] !== this.#batch) {
      this.#stamps[row] = this.#batch;
      this.#slots[row] = this.#used;
      this.#open(this.#used++, row);
    }
    return this.#slots[row];
  }

  #open(slot: number, row: number): void {
    if (slot === this.#rows.length) {
      const [rows, values] = [new Int32Array(2 * slot), new Float32Array(2 * slot * this.#width)];
      rows.set(this.#rows);
      values.set(this.#values);
      [this.#rows, this.#values] = [rows, values];
    }
    this.#rows[slot] = row;
    this.#values.fill(0, slot * this.#width, (slot + 1) * this.#width);
  }

  #addToken(slot: number, gradient: Float32Array, from: number, share: number): void {
    const values = this.#values;
    const to = slot * this.#width;
    for (let i = 0; i < this.#width; i++) values[to + i] += share * gradient[from + i];
  }
}
