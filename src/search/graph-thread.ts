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
  request: ShardRequest,
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
  const stop = new Promise<never>((_, reject) => {
    const interrupt = () => reject(new GemelError('interrupted', 'search: stopped'));
    if (signal?.aborted) interrupt();
    signal?.addEventListener('abort', interrupt, { once: true });
  });
  const work = new Promise<void>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('message', (reply: ShardReply) => {
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
  return Promise.race([work, stop]).finally(() => worker.terminate());
}
