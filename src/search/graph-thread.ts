/** A thread that makes a graph of a share of the vectors and searches it for all of them. */
import { startWorker } from '../compile/start-worker.ts';
import { GemelError } from '../errors.ts';
import type { ShardPairs, ShardReply, ShardRequest } from './graph-thread-worker.ts';

/**
 * Mines one shard. `onRows` hears how many vectors more are done, twice each: added, and asked for.
 *
 * @throws GemelError `interrupted` when the signal is aborted, `unsupported` where usearch has no build for this machine; whatever a callback throws.
 */
export function mineShard(
  shard: Omit<ShardRequest, 'stop'>,
  {
    signal,
    onRows,
    onPairs,
  }: {
    readonly signal?: AbortSignal;
    readonly onRows: (rows: number) => void;
    readonly onPairs: (pairs: ShardPairs) => void;
  },
): Promise<void> {
  const worker = startWorker(import.meta.url);
  const request: ShardRequest = { ...shard, stop: new Int32Array(new SharedArrayBuffer(4)) };
  let idle = () => {};
  const ended = new Promise<void>((resolve) => {
    idle = resolve;
  });
  const stop = new Promise<never>((_, reject) => {
    const interrupt = () => reject(new GemelError('interrupted', 'search: stopped'));
    if (signal?.aborted) interrupt();
    signal?.addEventListener('abort', interrupt, { once: true });
  });
  const work = new Promise<void>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('exit', idle);
    worker.on('message', (reply: ShardReply) => {
      if (reply.kind !== 'done') idle();
      try {
        if (reply.kind === 'error') throw new GemelError('unsupported', `search: ${reply.message}`);
        if (reply.kind === 'end') return resolve();
        if (reply.pairs) onPairs(reply.pairs);
        onRows(reply.rows);
      } catch (error) {
        reject(error);
      }
    });
    worker.postMessage(request);
  });
  return Promise.race([work, stop]).finally(async () => {
    // A thread that is ended inside usearch takes the whole process with it: it is asked to stop, and has done so after a block.
    Atomics.store(request.stop, 0, 1);
    await ended;
    await worker.terminate();
  });
}
