/** The pages that `--help` shows. */
import type { Command } from './command.ts';
import { type Flag, SHARED_FLAGS } from './flags.ts';

const WIDTH = 100;

/** The page of `gemel --help`. */
export function formatOverview(commands: readonly Command[], version: string): string {
  return `gemel ${version}: learns from pairs of texts whether they match, and uses it

Usage: gemel COMMAND [flags]

Commands
${formatList(commands.map(({ name, summary }) => [name, summary]))}

A first walk
  gemel train --out model                                     trains on the pairs that come with gemel
  gemel evaluate --model model                                says how good it is on pairs that it never saw
  gemel duplicates --model model --input questions.txt --output groups.csv

gemel COMMAND --help tells more of each.`;
}

/** The page of `gemel COMMAND --help`. */
export function formatHelp({ name, summary, about, examples, flags, next }: Command): string {
  return `gemel ${name}: ${summary}

${wrap(about, WIDTH).join('\n')}

Examples
${examples.map((example) => `  ${example}`).join('\n')}

Flags
${formatFlags(flags)}

Flags of every command
${formatFlags(SHARED_FLAGS)}

Then: ${next}`;
}

function formatFlags(flags: Readonly<Record<string, Flag>>): string {
  return formatList(
    Object.entries(flags).map(([name, { value, about, default: preset, required }]) => {
      const extra = [required && 'required', preset !== undefined && `default: ${preset}`].filter(Boolean).join(', ');
      return [
        `${name.length === 1 ? '-' : '--'}${name}${value ? ` ${value}` : ''}`,
        extra ? `${about} (${extra})` : about,
      ];
    }),
  );
}

function formatList(rows: readonly (readonly [string, string])[]): string {
  const indent = Math.max(...rows.map(([term]) => term.length)) + 4;
  return rows
    .map(([term, text]) => {
      const [first, ...rest] = wrap(text, WIDTH - indent);
      return [`  ${term.padEnd(indent - 2)}${first}`, ...rest.map((line) => ' '.repeat(indent) + line)].join('\n');
    })
    .join('\n');
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
