/** Boxes and arrows from left to right: how data go through a network. */
import { type Chart, palette } from '../../src/report/charts/chart.ts';
import { escapeHtml } from '../../src/report/markup.ts';

export interface Box {
  /** Column from the left and row from the top; a row of 0.5 stands between two. */
  readonly at: readonly [column: number, row: number];
  readonly words: string;
  /** Boxes of one colour hold the same weights; those without hold none. */
  readonly colour?: keyof typeof palette;
}

const BOX = { width: 120, height: 36 };
const STEP = { x: BOX.width + 30, y: BOX.height + 20 };
const MARGIN = 8;
const FONT = 'system-ui, -apple-system, "Segoe UI", sans-serif';

/** A path `0-2` leads from the first box of the list to the third. */
export function drawFlow({
  title,
  caption,
  boxes,
  paths,
}: {
  readonly title: string;
  readonly caption: string;
  readonly boxes: readonly Box[];
  readonly paths: readonly string[];
}): Chart {
  const furthest = (axis: 0 | 1) => Math.max(...boxes.map(({ at }) => at[axis]));
  const width = furthest(0) * STEP.x + BOX.width + 2 * MARGIN;
  const height = furthest(1) * STEP.y + BOX.height + 2 * MARGIN;
  const arrows = paths.map((path) => {
    const [from, to] = path.split('-').map((position) => boxes[Number(position)]);
    return drawArrow(from, to);
  });
  const drawn = [...arrows, ...boxes.map(drawBox)].join('');
  const words = escapeHtml(`${title}. ${caption}`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${words}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family='${FONT}' font-size="13" fill="currentColor">${drawn}</svg>`;
  return { title, caption, svg };
}

function cornerOf({ at: [column, row] }: Box): { x: number; y: number } {
  return { x: MARGIN + column * STEP.x, y: MARGIN + row * STEP.y };
}

function drawBox(box: Box): string {
  const { x, y } = cornerOf(box);
  const colour = palette[box.colour ?? 'ink'];
  const fill = box.colour ? `fill="${colour}" fill-opacity="0.16"` : 'fill="none"';
  const outline = `stroke="${colour}" stroke-width="${box.colour ? 2 : 1}"`;
  const rectangle = `<rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="5" ${fill} ${outline}></rect>`;
  const middle = { x: x + BOX.width / 2, y: y + BOX.height / 2 + 4.5 };
  return `${rectangle}<text x="${middle.x}" y="${middle.y}" text-anchor="middle">${escapeHtml(box.words)}</text>`;
}

/** From the right edge of one box to the left edge of another, with a head. */
function drawArrow(from: Box, to: Box): string {
  const [start, end] = [cornerOf(from), cornerOf(to)];
  const [x1, y1] = [start.x + BOX.width + 3, start.y + BOX.height / 2];
  const [x2, y2] = [end.x - 3, end.y + BOX.height / 2];
  const bend = (x1 + x2) / 2;
  const curve = `<path d="M${x1},${y1}C${bend},${y1} ${bend},${y2} ${x2 - 5},${y2}" fill="none" stroke="currentColor" stroke-width="1.25"></path>`;
  return `${curve}<path d="M${x2},${y2}l-7,-4v8z"></path>`;
}
