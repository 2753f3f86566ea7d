/** An error → what the command line says of it and the code it exits with. */
import { type ErrorCode, GemelError } from '../src/errors.ts';
import type { Terminal } from './terminal.ts';

const EXIT_CODES: Readonly<Record<ErrorCode, number>> = {
  'bad-input': 2,
  'bad-usage': 2,
  'bad-model': 2,
  'no-learning': 1,
  unsupported: 1,
  interrupted: 130,
};

/** Does the work and gives the exit code; an error becomes one line on standard error. */
export async function settle(who: string, terminal: Terminal, work: () => Promise<void> | void): Promise<number> {
  try {
    await work();
    return 0;
  } catch (error) {
    terminal.tell(describeError(error, { who, debug: terminal.debug }));
    return exitCodeOf(error);
  }
}

/** 2 for what the user can put right, 1 for what went wrong on the way, 130 for Ctrl-C. */
function exitCodeOf(error: unknown): number {
  return error instanceof GemelError ? EXIT_CODES[error.code] : 1;
}

/** One line for standard error; with `debug` the stack of what nobody expected. */
function describeError(error: unknown, { who, debug }: { who: string; debug: boolean }): string {
  const message = error instanceof Error ? error.message : String(error);
  const line = message.replace(/\s+/g, ' ').trim();
  if (error instanceof GemelError && !debug) return `${who}: ${line}\n`;
  if (debug) return `${who}: ${error instanceof Error ? error.stack : line}\n`;
  return `${who}: unexpected error: ${line} (GEMEL_DEBUG=1 shows where)\n`;
}
