/** Progress on standard error: one line rewritten in place on a terminal, a line now and then in a log. No colours. */
import { GemelError } from '../src/errors.ts';
import { formatCount, formatDuration } from '../src/report/numbers.ts';
import { clipToWidth } from '../src/report/width.ts';
import type { Terminal } from './terminal.ts';

export interface Progress {
  /** What is going on now. */
  update(line: string): void;
  /** A line that stays. */
  say(line: string): void;
  /** Clears what is not to stay. */
  end(): void;
}

/** Seconds between two updates: often enough to look alive, rarely enough to keep a log short. */
const LIVE_INTERVAL = 0.1;
const LOG_INTERVAL = 10;

export function openProgress({ tell, columns, clock }: Terminal): Progress {
  let shown = false;
  let last = columns() === undefined ? clock() : Number.NEGATIVE_INFINITY;
  const clear = () => {
    if (shown) tell('\r\x1b[K');
    shown = false;
  };
  return {
    update(line) {
      const width = columns();
      if (clock() - last < (width === undefined ? LOG_INTERVAL : LIVE_INTERVAL)) return;
      last = clock();
      if (width === undefined) return tell(`${line}\n`);
      // The last column stays free: some terminals would wrap.
      tell(`\r\x1b[K${clipToWidth(line, width - 1)}`);
      shown = true;
    },
    say(line) {
      clear();
      tell(`${line}\n`);
      last = clock();
    },
    end: clear,
  };
}

/** Tells how far a count has come, and stops with `interrupted` at Ctrl-C. */
export function openCounter(
  progress: Progress,
  { terminal, doing, total, things }: { terminal: Terminal; doing: string; total: number; things: string },
): (done: number) => void {
  let first: { readonly done: number; readonly at: number } | undefined;
  return (done) => {
    stopIfInterrupted(terminal);
    // From the first call on, since what comes before it is preparation.
    first ??= { done, at: terminal.clock() };
    const speed = (done - first.done) / (terminal.clock() - first.at);
    const left = formatDuration((total - done) / speed);
    progress.update(
      `${doing} ${formatCount(done)} of ${formatCount(total)} ${things}  ${formatCount(speed)}/s  ${left} left`,
    );
  };
}

/** Throws where the user has pressed Ctrl-C. */
export function stopIfInterrupted({ signal }: Terminal): void {
  if (signal.aborted) throw new GemelError('interrupted', 'stopped by Ctrl-C; nothing was written');
}
