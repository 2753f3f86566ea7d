/** Small pictures in rows, each row under its name. */
import { readThumbnails } from '../../src/image/thumbnail.ts';
import type { Chart } from '../../src/report/charts/chart.ts';

const CELL = 40;
const GAP = 6;
const NAME = 150;

/** title and caption as a chart's; rows: the name of each and its pictures' locators. */
export async function drawGallery({
  title,
  caption,
  rows,
}: Pick<Chart, 'title' | 'caption'> & {
  readonly rows: readonly { readonly name: string; readonly items: readonly string[] }[];
}): Promise<Chart> {
  const thumbnails = await readThumbnails(
    rows.flatMap(({ items }) => items),
    { side: CELL },
  );
  const width = NAME + Math.max(...rows.map(({ items }) => items.length)) * (CELL + GAP);
  const height = rows.length * (CELL + GAP) + GAP;
  const content = rows.flatMap(({ name, items }, r) => {
    const y = GAP + r * (CELL + GAP);
    return [
      `<text x="0" y="${y + CELL / 2 + 4}" font-size="12">${name}</text>`,
      ...items.map(
        (item, i) =>
          `<image x="${NAME + i * (CELL + GAP)}" y="${y}" width="${CELL}" height="${CELL}" href="${thumbnails.get(item) ?? ''}"/>`,
      ),
    ];
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif">${content.join('')}</svg>`;
  return { title, caption, svg };
}
