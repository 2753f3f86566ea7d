/** Sections of a Markdown page. */

/** The section under a heading (`## Limits`), from it to the next one of its rank; nothing where there is none. */
export function sectionOf(page: string, heading: string): string | undefined {
  const lines = page.split('\n');
  const from = lines.indexOf(heading);
  if (from < 0) return undefined;
  const rank = heading.slice(0, heading.indexOf(' ') + 1);
  const to = lines.findIndex((line, i) => i > from && line.startsWith(rank));
  return lines
    .slice(from, to < 0 ? undefined : to)
    .join('\n')
    .trimEnd();
}
