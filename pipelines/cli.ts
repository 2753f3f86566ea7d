/** The command `gemel`: finds the command that is asked for, and turns what comes of it into output and an exit code. */
import { argv } from 'node:process';
import { suggest } from '../corpora/closest.ts';
import { GemelError } from '../src/errors.ts';
import type { Command } from './command.ts';
import { card } from './commands/card.ts';
import { check } from './commands/check.ts';
import { compare } from './commands/compare.ts';
import { distill } from './commands/distill.ts';
import { duplicates } from './commands/duplicates.ts';
import { embed } from './commands/embed.ts';
import { evaluate } from './commands/evaluate.ts';
import { exportModel } from './commands/export.ts';
import { index } from './commands/index.ts';
import { quantise } from './commands/quantise.ts';
import { rank } from './commands/rank.ts';
import { score } from './commands/score.ts';
import { search } from './commands/search.ts';
import { serve } from './commands/serve.ts';
import { train } from './commands/train.ts';
import { settle } from './exit.ts';
import { parseFlags, SHARED_FLAGS } from './flags.ts';
import { formatHelp, formatOverview } from './help.ts';
import { readVersion } from './package-root.ts';
import { processTerminal, type Terminal } from './terminal.ts';

/** In the order of a walk: train, judge, use, search, hand on. */
export const COMMANDS: readonly Command[] = [
  train,
  distill,
  evaluate,
  compare,
  score,
  rank,
  check,
  embed,
  duplicates,
  index,
  search,
  serve,
  quantise,
  card,
  exportModel,
];

/** Runs one command line and gives its exit code. */
export function runCommandLine([name, ...rest]: readonly string[], terminal: Terminal): Promise<number> {
  const command = COMMANDS.find((candidate) => candidate.name === name);
  return settle(command ? `gemel ${command.name}` : 'gemel', terminal, () => {
    if (!command) return terminal.print(answerWithoutCommand(name));
    if (asksForHelp(rest)) return terminal.print(formatHelp(command));
    return command.run(parseFlags(command.name, rest, { ...command.flags, ...SHARED_FLAGS }), terminal);
  });
}

/** The process as a command line: what the `bin` file calls. */
export async function runProcess(): Promise<void> {
  process.exitCode = await runCommandLine(argv.slice(2), processTerminal());
}

/** What is printed where no command is named. */
function answerWithoutCommand(name: string | undefined): string {
  if (name === '--version' || name === '-v') return readVersion();
  if (name === undefined || name === 'help' || asksForHelp([name])) return formatOverview(COMMANDS, readVersion());
  const names = COMMANDS.map((command) => command.name);
  throw new GemelError('bad-usage', `expected a command (${names.join(', ')}), found "${name}"${suggest(name, names)}`);
}

function asksForHelp(args: readonly string[]): boolean {
  return args.includes('--help') || args.includes('-h');
}
