/** A set of rows as one bit each: which rows of an index have been removed. */

/**
 * Rows of 0..N−1. Its bytes are what is saved.
 *
 * @example
 * const removed = RowSet.ofSize(10);
 * removed.add(9);
 * RowSet.fromBytes(removed.bytes).has(9); // true
 */
export class RowSet {
  /** ⌈N/8⌉ bytes; row r is bit r mod 8 of byte ⌊r/8⌋. */
  readonly bytes: Uint8Array;
  #count: number;

  private constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#count = 0;
    for (const byte of bytes) for (let bits = byte; bits !== 0; bits &= bits - 1) this.#count++;
  }

  static ofSize(rows: number): RowSet {
    return new RowSet(new Uint8Array(RowSet.bytesFor(rows)));
  }

  /** Looks at the bytes rather than copying them. */
  static fromBytes(bytes: Uint8Array): RowSet {
    return new RowSet(bytes);
  }

  static bytesFor(rows: number): number {
    return Math.ceil(rows / 8);
  }

  get count(): number {
    return this.#count;
  }

  has(row: number): boolean {
    return (this.bytes[row >> 3] & (1 << (row & 7))) !== 0;
  }

  add(row: number): void {
    if (this.has(row)) return;
    this.bytes[row >> 3] |= 1 << (row & 7);
    this.#count++;
  }

  copy(): RowSet {
    return new RowSet(this.bytes.slice());
  }
}
