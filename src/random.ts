/** The seeded generator that every random choice in gemel is drawn from. */

/**
 * xoshiro128** (Blackman & Vigna 2018), seeded through splitmix32. The same seed gives the same numbers on every machine.
 *
 * @example
 * const random = Random.fromSeed(7);
 * random.fork('dropout').uniform() === Random.fromSeed(7).fork('dropout').uniform(); // true
 */
export class Random {
  readonly #state: Uint32Array;

  private constructor(state: Uint32Array) {
    this.#state = state;
  }

  static fromSeed(seed: number): Random {
    const state = new Uint32Array(4);
    let mixed = seed >>> 0;
    for (let i = 0; i < 4; i++) {
      mixed = (mixed + 0x9e3779b9) >>> 0;
      let z = mixed;
      z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
      z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
      state[i] = (z ^ (z >>> 15)) >>> 0;
    }
    return new Random(state);
  }

  /** A generator of its own for one purpose, so that drawing more for one thing never shifts another. */
  fork(purpose: string): Random {
    let hash = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(purpose)) hash = Math.imul(hash ^ byte, 0x01000193);
    return Random.fromSeed((hash ^ this.#state[0] ^ Math.imul(this.#state[2], 0x9e3779b9)) >>> 0);
  }

  /** An integer in 0..2³²−1. */
  bits(): number {
    const s = this.#state;
    const product = Math.imul(s[1], 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = s[1] << 9;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = (s[3] << 11) | (s[3] >>> 21);
    return result;
  }

  /** A number in [0, 1). */
  uniform(): number {
    return this.bits() / 4294967296;
  }

  /** An integer in 0..limit−1. */
  integer(limit: number): number {
    return Math.floor(this.uniform() * limit);
  }

  /** A number from the standard normal distribution (Box & Muller 1958). */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    return radius * Math.cos(2 * Math.PI * this.uniform());
  }

  /** One of the values. */
  pick<Value>(values: readonly Value[]): Value {
    return values[this.integer(values.length)];
  }

  /** The values in random order, as a new array (Fisher & Yates). */
  shuffle<Value>(values: readonly Value[]): Value[] {
    const shuffled = [...values];
    for (let i = shuffled.length - 1; i > 0; i--) {
      const j = this.integer(i + 1);
      [shuffled[i], shuffled[j]] = [shuffled[j], shuffled[i]];
    }
    return shuffled;
  }
}
