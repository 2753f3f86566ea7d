/** Work that must not run beside other work: a model's programs write into memory that their next run overwrites. */

/** Runs what it is given one after the other, in the order in which it was asked for. */
export class Lane {
  #last: Promise<unknown> = Promise.resolve();

  run<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => {});
    return result;
  }
}
