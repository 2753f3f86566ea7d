/** What a command sees of the world around it: where to print, how wide the screen is, what time it is, and whether to stop. */
import { env, exit, hrtime, stderr, stdout } from 'node:process';

export interface Terminal {
  /** Results: standard output. */
  readonly print: (text: string) => void;
  /** Progress and errors: standard error. */
  readonly tell: (text: string) => void;
  /** Columns of the screen that `tell` writes to; undefined where a line cannot be rewritten (a file, a pipe, a dumb terminal). */
  readonly columns: () => number | undefined;
  /** Seconds since some moment. */
  readonly clock: () => number;
  /** Fires at Ctrl-C. */
  readonly signal: AbortSignal;
  /** Whether unexpected errors show their stack. */
  readonly debug: boolean;
}

/** The process' own. The first Ctrl-C fires the signal, the second one leaves at once. */
export function processTerminal(): Terminal {
  const interruption = new AbortController();
  process.on('SIGINT', () => {
    if (interruption.signal.aborted) exit(130);
    interruption.abort();
  });
  // A reader that has seen enough (`gemel … | head`) is no error of ours.
  stdout.on('error', ({ code }: NodeJS.ErrnoException) => exit(code === 'EPIPE' ? 0 : 1));
  const rewritable = stderr.isTTY && env.TERM !== 'dumb';
  return {
    print: (text) => void stdout.write(`${text}\n`),
    tell: (text) => void stderr.write(text),
    columns: () => (rewritable ? (stderr.columns ?? 80) : undefined),
    clock: () => Number(hrtime.bigint()) / 1e9,
    signal: interruption.signal,
    debug: Boolean(env.GEMEL_DEBUG),
  };
}
