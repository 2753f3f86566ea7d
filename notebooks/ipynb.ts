/** Cells → a Jupyter notebook, format 4.5, with the outputs in it. It is made to be read; to run it, run its `.ts`. */
import type { Cell } from './cells.ts';
import { type Files, markdownTable } from './markdown.ts';
import type { Output } from './notebook.ts';
import { onWhite } from './pictures/on-white.ts';

/** `NAME.ipynb`. */
export function toIpynb(name: string, cells: readonly Cell[]): Files {
  let executions = 0;
  const notebook = {
    cells: cells.map(({ kind, text, outputs }, i) => ({
      cell_type: kind,
      id: `cell-${i + 1}`,
      metadata: {},
      source: toLines(text),
      ...(kind === 'code' && { execution_count: ++executions, outputs: outputs.flatMap(toDisplays) }),
    })),
    metadata: {
      kernelspec: { display_name: 'TypeScript', language: 'typescript', name: 'tslab' },
      language_info: { file_extension: '.ts', mimetype: 'text/x-typescript', name: 'typescript' },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return { [`${name}.ipynb`]: `${JSON.stringify(notebook, undefined, 1)}\n` };
}

function toDisplays(output: Output) {
  if (typeof output === 'string') return [display({ 'text/plain': output })];
  if (!('svg' in output)) return [display({ 'text/markdown': markdownTable(output) })];
  const { title, caption, svg } = output;
  return [
    display({ 'text/markdown': `**${title}**` }),
    display({ 'image/svg+xml': onWhite(svg), 'text/plain': title }),
    display({ 'text/markdown': `*${caption}*` }),
  ];
}

function display(data: Readonly<Record<string, string>>) {
  const lines = Object.entries(data).map(([type, text]) => [type, toLines(text)]);
  return { output_type: 'display_data', data: Object.fromEntries(lines), metadata: {} };
}

/** Lines that keep their line ends, as the format has it. */
function toLines(text: string): string[] {
  return text.split(/(?<=\n)/);
}
