/** Cells → a Markdown page with its pictures beside it. */
import type { Cell } from './cells.ts';
import type { Output, Row } from './notebook.ts';
import { onWhite } from './pictures/on-white.ts';

/** Files by their path below the folder of renderings. */
export type Files = Readonly<Record<string, string>>;

/** `NAME.md`, and `NAME/1.svg` and so on. */
export function toMarkdown(name: string, cells: readonly Cell[]): Files {
  const pictures: Record<string, string> = {};
  const render = (output: Output): string => {
    if (typeof output === 'string') return fence('text', output);
    if (!('svg' in output)) return markdownTable(output);
    const path = `${name}/${Object.keys(pictures).length + 1}.svg`;
    pictures[path] = `${onWhite(output.svg)}\n`;
    return `**${output.title}**\n\n![${output.title}](${path})\n\n*${output.caption}*`;
  };
  const parts = cells.flatMap(({ kind, text, outputs }) =>
    kind === 'markdown' ? [text] : [fence('ts', text), ...outputs.map(render)],
  );
  const note = `<!-- Rendered from notebooks/${name}.ts by \`npm run notebooks\`: change it there. -->`;
  return { [`${name}.md`]: `${[note, ...parts].join('\n\n')}\n`, ...pictures };
}

/** A table whose headers are the keys of its first row; numbers stand to the right. */
export function markdownTable(rows: readonly Row[]): string {
  const headers = Object.keys(rows[0] ?? {});
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const rules = headers.map((header) => (typeof rows[0][header] === 'number' ? '--:' : '---'));
  return [line(headers), line(rules), ...rows.map((row) => line(headers.map((header) => row[header])))].join('\n');
}

function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}
