/** Named errors. `src` throws them; only the command line prints them and turns them into an exit code. */

/** What went wrong, as a word a script can test for. */
export type ErrorCode =
  | 'bad-input' // a file, row, text or label that cannot be used
  | 'bad-usage' // a flag, option or config value that cannot be used
  | 'bad-model' // a saved model, tokenizer or vector file that is missing, truncated or damaged
  | 'no-learning' // a training run stopped because it cannot succeed
  | 'unsupported' // an op, format or provider that this build does not know
  | 'interrupted'; // the user stopped the run

/**
 * An error whose message is written for the user: who, what was expected, what was found, what to do.
 *
 * @example
 * const error = new GemelError('bad-input', 'expected a label of 0 or 1, found "yes" (line 17 of pairs.csv)');
 * error.code; // 'bad-input'
 */
export class GemelError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'GemelError';
    this.code = code;
  }
}

/** Ends a `switch` over a closed set: names the value that slipped through. */
export function unreachable(value: never): never {
  throw new GemelError('unsupported', `unexpected value ${JSON.stringify(value)}`);
}
