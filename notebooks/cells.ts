/** The source of a notebook → its cells, and what each of them showed. */
import type { Output, Shown } from './notebook.ts';

export interface Cell {
  readonly kind: 'markdown' | 'code';
  readonly text: string;
  readonly outputs: readonly Output[];
}

/** Cuts at the lines that begin with `// %%`; what stands above the first is left out. */
export function readCells(source: string, shown: readonly Shown[]): Cell[] {
  const lines = source.split('\n');
  const starts = lines.flatMap((line, i) => (line.startsWith('// %%') ? [i] : []));
  return starts.map((start, i) => {
    const end = starts[i + 1] ?? lines.length;
    const body = lines.slice(start + 1, end);
    const isMarkdown = lines[start].includes('[markdown]');
    return {
      kind: isMarkdown ? 'markdown' : 'code',
      text: (isMarkdown ? body.map(uncomment) : body).join('\n').trim(),
      // Lines are counted from 1.
      outputs: shown.filter(({ line }) => line > start && line <= end).map(({ output }) => output),
    };
  });
}

function uncomment(line: string): string {
  return line.replace(/^\/\/ ?/, '');
}
