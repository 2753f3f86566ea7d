/** The mean of the gradients of a step's parts, which come some at a time. */

/** Owns its buffers: what `finish` returns holds until the next `start`, and until the next part is worked on. */
export class GradientMean {
  readonly #own = new Map<string, Float32Array>();
  readonly #sums = new Map<string, Float32Array>();
  #parts = 0;
  #left = 0;

  /** Forgets what was added; so many parts are to come. */
  start(parts: number): void {
    this.#sums.clear();
    this.#parts = parts;
    this.#left = parts;
  }

  /**
   * Adds the gradients of parts that were worked on at the same time. Writes into those of the first, unless more are to come: they are then overwritten
   * while the sum is still wanted.
   */
  add(parts: readonly Readonly<Record<string, Float32Array>>[], names: readonly string[]): void {
    this.#left -= parts.length;
    for (const name of names) {
      const gradients = parts.map((part) => part[name]);
      const known = this.#sums.get(name);
      const sum = known ?? (this.#left > 0 ? this.#copyOf(name, gradients[0]) : gradients[0]);
      for (const gradient of known ? gradients : gradients.slice(1)) addInto(sum, gradient);
      this.#sums.set(name, sum);
    }
  }

  /** The mean over all parts, by name. */
  finish(): ReadonlyMap<string, Float32Array> {
    if (this.#parts > 1) for (const sum of this.#sums.values()) scale(sum, 1 / this.#parts);
    return this.#sums;
  }

  #copyOf(name: string, gradient: Float32Array): Float32Array {
    const copy = this.#own.get(name) ?? new Float32Array(gradient.length);
    copy.set(gradient);
    this.#own.set(name, copy);
    return copy;
  }
}

function addInto(sum: Float32Array, gradient: Float32Array): void {
  for (let i = 0; i < sum.length; i++) sum[i] += gradient[i];
}

function scale(sum: Float32Array, factor: number): void {
  for (let i = 0; i < sum.length; i++) sum[i] *= factor;
}
