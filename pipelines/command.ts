/** What a command of `gemel` is. One file in `commands/` for each; what is heavy is imported when it runs, so that help stays fast. */
import type { FlagSpecs, Flags } from './flags.ts';
import type { Terminal } from './terminal.ts';

export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What it does, in a paragraph. */
  readonly about: string;
  readonly examples: readonly string[];
  /** Its own flags, beside those that every command takes. */
  readonly flags: FlagSpecs;
  /** What to do afterwards. */
  readonly next: string;
  run(flags: Flags, terminal: Terminal): Promise<void>;
}
