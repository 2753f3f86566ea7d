/** A report's chart, which takes its colours from the page, as a picture of its own: dark ink on white, also on a dark page. */

const INK = '#1b1f24';
const PAPER = '#ffffff';

export function onWhite(svg: string): string {
  return svg
    .replaceAll('currentColor', INK)
    .replaceAll('var(--plot-background)', PAPER)
    .replace(/^<svg [^>]*>/, (opening) => `${opening}<rect width="100%" height="100%" fill="${PAPER}"></rect>`);
}
