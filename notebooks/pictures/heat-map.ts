/** A table of numbers as a picture: each number in a cell that is the bluer the higher it is above zero, the more orange below. */
import { type Chart, palette } from '../../src/report/charts/chart.ts';
import { escapeHtml } from '../../src/report/markup.ts';

const CELL = { width: 52, height: 28 };
const CHARACTER = 7.2;
const FONT = 'system-ui, -apple-system, "Segoe UI", sans-serif';

/** `limit` is the number that gets the full colour; the greatest in the table where left out. */
export function heatMap({
  title,
  caption,
  rows,
  limit = Math.max(...rows.flatMap(({ values }) => Array.from(values, Math.abs))),
}: {
  readonly title: string;
  readonly caption: string;
  readonly rows: readonly { readonly name: string; readonly values: ArrayLike<number> }[];
  readonly limit?: number;
}): Chart {
  const left = Math.ceil(Math.max(...rows.map(({ name }) => name.length)) * CHARACTER) + 22;
  const top = 30;
  const columns = rows[0].values.length;
  const width = left + columns * CELL.width + 12;
  const height = top + rows.length * CELL.height + 12;
  const heads = Array.from({ length: columns }, (_, c) =>
    label(left + (c + 0.5) * CELL.width, top - 10, String(c + 1), 'text-anchor="middle" fill-opacity="0.65"'),
  );
  const cells = rows.flatMap(({ name, values }, r) => {
    const y = top + r * CELL.height;
    const baseline = y + CELL.height / 2 + 4.5;
    return [
      label(left - 10, baseline, name, 'text-anchor="end"'),
      ...Array.from(values, (value, c) => {
        const x = left + c * CELL.width;
        const box = `<rect x="${x + 1}" y="${y + 1}" width="${CELL.width - 2}" height="${CELL.height - 2}" rx="3" fill="${colourOf(value / limit)}"></rect>`;
        return box + label(x + CELL.width / 2, baseline, signed(value), 'text-anchor="middle"');
      }),
    ];
  });
  const words = escapeHtml(`${title}. ${caption}`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${words}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family='${FONT}' font-size="13" fill="currentColor">${[...heads, ...cells].join('')}</svg>`;
  return { title, caption, svg };
}

function label(x: number, y: number, text: string, attributes: string): string {
  return `<text x="${x}" y="${y}" ${attributes}>${escapeHtml(text)}</text>`;
}

function signed(value: number): string {
  const digits = Math.abs(value).toFixed(2);
  return value < 0 && Number(digits) > 0 ? `−${digits}` : digits;
}

/** White at 0, three quarters of the way to the full colour at ±1, so that black text stays readable. */
function colourOf(share: number): string {
  const full = share < 0 ? palette.other : palette.match;
  const strength = 0.75 * Math.min(Math.abs(share), 1);
  const mixed = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(full.slice(at, at + 2), 16);
    return Math.round(255 + strength * (channel - 255));
  });
  return `rgb(${mixed.join(',')})`;
}
