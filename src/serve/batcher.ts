/** Gathers small jobs that come at the same time into one batch, since a network reads 64 pairs almost as fast as one. */
import { Refusal } from './refusal.ts';

export interface BatcherOptions<Item, Result> {
  /** The results of a batch, in its order. */
  readonly work: (items: readonly Item[]) => Promise<ArrayLike<Result>>;
  /** Waits for its turn where several kinds of work share a model; see `Lane`. */
  readonly turn: (batch: () => Promise<void>) => Promise<void>;
  /** Items of a batch at most. */
  readonly size: number;
  /** Items that may wait; a job that would exceed this is refused. */
  readonly room: number;
  /** Told the items of each batch. */
  readonly onBatch?: (items: number) => void;
}

/**
 * While one batch is worked on, the jobs that come are gathered for the next; where nothing is being done, a job waits for nothing but the others of
 * the same moment. A job larger than a batch takes its turns slice by slice, so that small ones never wait for the whole of it.
 *
 * @example
 * const batcher = new Batcher({ work: async (items) => items.map((x) => 2 * x), turn: (batch) => batch(), size: 64, room: 1000 });
 * (await Promise.all([batcher.run([1]), batcher.run([2, 3])])).flat(); // [2, 4, 6]
 */
export class Batcher<Item, Result> {
  readonly #options: BatcherOptions<Item, Result>;
  /** Jobs with items that no batch has taken yet. */
  #queue: Job<Item, Result>[] = [];
  #waiting = 0;
  #running = false;

  constructor(options: BatcherOptions<Item, Result>) {
    this.#options = options;
  }

  /** Items that no batch has taken yet. */
  get waiting(): number {
    return this.#waiting;
  }

  /**
   * The results of a job's items, in their order. The signal takes it out of the queue, and the promise is rejected with its reason.
   *
   * @throws Refusal 503 where too many items wait already.
   */
  async run(items: readonly Item[], signal?: AbortSignal): Promise<Result[]> {
    signal?.throwIfAborted();
    if (items.length === 0) return [];
    if (this.#waiting + items.length > this.#options.room) throw Refusal.busy();
    return new Promise((resolve, reject) => {
      const leave = () => this.#leave(job);
      const job: Job<Item, Result> = {
        ...{ items, results: new Array<Result>(items.length), taken: 0, done: 0, gone: false },
        settle: (end) => {
          signal?.removeEventListener('abort', leave);
          end();
        },
        resolve,
        reject: (error) => reject(error),
        reason: () => signal?.reason,
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.#queue.push(job);
      this.#waiting += items.length;
      if (!this.#running) void this.#drain();
    });
  }

  async #drain(): Promise<void> {
    this.#running = true;
    while (this.#queue.length > 0) {
      // Whatever has arrived at the sockets by now is read before the batch is closed.
      await nextMoment();
      await this.#options.turn(() => this.#runBatch());
    }
    this.#running = false;
  }

  async #runBatch(): Promise<void> {
    const slices = this.#gather();
    if (slices.length === 0) return;
    const items = slices.flatMap(({ job, from, to }) => job.items.slice(from, to));
    this.#options.onBatch?.(items.length);
    try {
      const results = await this.#options.work(items);
      let at = 0;
      for (const { job, from, to } of slices) {
        for (let i = from; i < to; i++) job.results[i] = results[at++];
        job.done += to - from;
        if (job.done === job.items.length && !job.gone) job.settle(() => job.resolve(job.results));
      }
    } catch (error) {
      for (const job of new Set(slices.map((slice) => slice.job))) {
        if (!job.gone) this.#drop(job, error);
      }
    }
  }

  /** Takes from each job in turn until the batch is full. */
  #gather(): Slice<Item, Result>[] {
    const slices: Slice<Item, Result>[] = [];
    let free = this.#options.size;
    while (free > 0) {
      const job = this.#queue.shift();
      if (!job) break;
      const from = job.taken;
      const to = Math.min(from + Math.min(SLICE, free), job.items.length);
      slices.push({ job, from, to });
      job.taken = to;
      free -= to - from;
      this.#waiting -= to - from;
      if (to < job.items.length) this.#queue.push(job);
    }
    return slices;
  }

  /** Its client is gone, or its time is up. */
  #leave(job: Job<Item, Result>): void {
    this.#drop(job, job.reason());
  }

  #drop(job: Job<Item, Result>, error: unknown): void {
    job.gone = true;
    if (job.taken < job.items.length) {
      this.#queue = this.#queue.filter((other) => other !== job);
      this.#waiting -= job.items.length - job.taken;
    }
    job.settle(() => job.reject(error));
  }
}

/** Items that a job gives at a time before others have their turn: what the smallest program reads at once. */
const SLICE = 8;

interface Job<Item, Result> {
  readonly items: readonly Item[];
  readonly results: Result[];
  taken: number;
  done: number;
  gone: boolean;
  readonly settle: (end: () => void) => void;
  readonly resolve: (results: Result[]) => void;
  readonly reject: (error: unknown) => void;
  readonly reason: () => unknown;
}

interface Slice<Item, Result> {
  readonly job: Job<Item, Result>;
  readonly from: number;
  /** One past its last item. */
  readonly to: number;
}

function nextMoment(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
