/** An error → what the command line says of it and the code it exits with. */
import { type ErrorCode, GemelError } from '../src/errors.ts';

const EXIT_CODES: Readonly<Record<ErrorCode, number>> = {
  'bad-input': 2,
  'bad-usage': 2,
  'bad-model': 2,
  'no-learning': 1,
  unsupported: 1,
  interrupted: 130,
};

/** 2 for what the user can put right, 1 for what went wrong on the way, 130 for Ctrl-C. */
export function exitCodeOf(error: unknown): number {
  return error instanceof GemelError ? EXIT_CODES[error.code] : 1;
}

/** One line for standard error; with `debug` the stack of what nobody expected. */
export function describeError(error: unknown, { who, debug }: { who: string; debug: boolean }): string {
  const message = error instanceof Error ? error.message : String(error);
  const line = message.replace(/\s+/g, ' ').trim();
  if (error instanceof GemelError && !debug) return `${who}: ${line}\n`;
  if (debug) return `${who}: ${error instanceof Error ? error.stack : line}\n`;
  return `${who}: unexpected error: ${line} (GEMEL_DEBUG=1 shows where)\n`;
}
