import { readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { markdownTable } from '../../docs/markdown-table.ts';
import { COMMANDS } from '../../pipelines/cli.ts';
import type { Command } from '../../pipelines/command.ts';
import { type FlagSpecs, SHARED_FLAGS } from '../../pipelines/flags.ts';

it('docs/command-line.md is what the commands say of themselves: npx vitest run test/docs -u renews it', async () => {
  const page = [introduction, ...COMMANDS.map(formatCommand), formatShared()].join('\n\n');
  await expect(`${page}\n`).toMatchFileSnapshot('../../docs/command-line.md');
});

it('docs/command-line.md knows every command', async () => {
  const files = await readdir(new URL('../../pipelines/commands', import.meta.url));
  expect(files.sort()).toEqual(COMMANDS.map(({ name }) => `${name}.ts`).sort());
});

const introduction = `<!-- Written by test/docs/command-line.test.ts from pipelines/commands: change it there. -->

# The command line

In a checkout a command is run as \`npx gemel COMMAND\`, installed globally as \`gemel COMMAND\`. \`gemel --help\` lists the commands,
\`gemel COMMAND --help\` says of one what this page says.

${COMMANDS.map(({ name, summary }) => `- [${name}](#gemel-${name}) ${summary}`).join('\n')}

Every command takes the [flags at the end of this page](#flags-of-every-command). Results go to standard output, progress and errors
to standard error, so that output can be piped. What a command exits with:

${markdownTable([
  ['code', 'meaning'],
  ['0', 'it did what was asked'],
  ['1', 'it failed on the way, or the run could not learn'],
  ['2', 'a flag, file, row or model that cannot be used: one line says what was expected, what was found and where'],
  ['130', 'Ctrl-C'],
])}

With \`--json\` a command prints one JSON object on standard output and nothing else.`;

function formatCommand({ name, about, examples, flags, next }: Command): string {
  return `## gemel ${name}

${about}

\`\`\`sh
${examples.join('\n')}
\`\`\`

${formatFlags(flags)}

Then: ${next}`;
}

function formatShared(): string {
  return `## Flags of every command

${formatFlags(SHARED_FLAGS)}`;
}

function formatFlags(flags: FlagSpecs): string {
  const rows = Object.entries(flags).map(([name, { value, about, default: preset, required }]) => [
    `\`${name.length === 1 ? '-' : '--'}${name}${value ? ` ${value}` : ''}\``,
    about,
    required ? 'required' : preset === undefined ? '' : `\`${preset}\``,
  ]);
  return markdownTable([['flag', '', 'default'], ...rows]);
}
