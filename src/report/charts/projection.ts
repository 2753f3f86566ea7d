/** Items as points, coloured by class: do the vectors keep classes together, and which do they mix up? */
import { formatCount, formatCounted, formatPercent } from '../numbers.ts';
import type { ProjectedItem, Projection } from '../report.ts';
import { clipToWidth, displayWidth } from '../width.ts';
import { type Chart, chartWidth, dot, drawChart, furtherColours, labelStyle, palette, text } from './chart.ts';

/** Six colours in two shapes, so that twelve classes can be told apart, also by those who see fewer colours. */
const colours = [palette.match, palette.other, palette.unseen, furtherColours.green, furtherColours.gold, palette.ink];
const shapes = ['circle', 'triangle'] as const;
const mostClasses = colours.length * shapes.length;

const margin = { left: 20, top: 14 };
const plane = chartWidth - 2 * margin.left;
/** Pixels that points keep from the edge. */
const rim = 8;
const rowHeight = 20;
/** Between the plane and its key. */
const gap = 14;

/** A point with its place. */
export interface Spot {
  readonly item: ProjectedItem;
  /** Pixels from the top left of the plane, a square. */
  readonly x: number;
  readonly y: number;
  /** Shares of the width and the height of the whole drawing. */
  readonly left: number;
  readonly top: number;
}

/** Nothing where there are no points. */
export function drawProjection(projection: Projection): Chart | undefined {
  const spots = placeSpots(projection);
  if (spots.length === 0) return undefined;
  const key = keyOf(projection.points);
  const rows = keyRows(key);
  const height = heightOf(rows.length);
  const keyed = new Set(key.map(({ name }) => name));
  const rest = spots.filter(({ item }) => !keyed.has(item.className));
  const at = { x: 'x', y: 'y' } as const;
  return drawChart({
    title: titleOf(projection),
    caption: captionOf(projection, key.length),
    height,
    marginTop: margin.top,
    marginBottom: margin.top,
    marginLeft: margin.left,
    x: { label: '', domain: [0, plane], ticks: [] },
    y: { label: '', domain: [height - 2 * margin.top, 0], ticks: [], grid: false },
    marks: [
      dot(rest, { ...at, fill: palette.ink, fillOpacity: 0.25, r: 2 }),
      ...key.map(({ name, fill, symbol }) =>
        dot(
          spots.filter(({ item }) => item.className === name),
          { ...at, fill, fillOpacity: 0.8, symbol, r: symbol === 'circle' ? 3 : 3.4 },
        ),
      ),
      ...rows.map((row) => dot(row, { ...at, fill: 'fill', symbol: 'symbol', r: 4.5 })),
      ...rows.map((row) => text(row, { ...at, text: 'shown', dx: 10, textAnchor: 'start', fill: palette.ink })),
      text(shortNames(key, spots), { ...labelStyle, ...at, text: 'name', fontWeight: 'bold' }),
    ],
  });
}

/** Where each point is drawn: the cloud is centred and fills the plane, one scale for both directions. */
export function placeSpots({ points }: Projection): Spot[] {
  const [horizontal, vertical] = [rangeOf(points.map(({ x }) => x)), rangeOf(points.map(({ y }) => y))];
  const scale = (plane - 2 * rim) / (Math.max(horizontal.extent, vertical.extent) || 1);
  const height = heightOf(keyRows(keyOf(points)).length);
  return points.map((item) => {
    const x = plane / 2 + scale * (item.x - horizontal.middle);
    const y = plane / 2 - scale * (item.y - vertical.middle);
    return { item, x, y, left: (margin.left + x) / chartWidth, top: (margin.top + y) / height };
  });
}

/** Of the whole drawing: the plane, the rows of the key below it, and the margins. */
function heightOf(rows: number): number {
  return plane + gap + rows * rowHeight + 2 * margin.top;
}

interface KeyEntry {
  readonly name: string;
  readonly fill: string;
  readonly symbol: (typeof shapes)[number];
}

/** The classes that get a colour, by name: all, or those with the most points. */
function keyOf(points: readonly ProjectedItem[]): KeyEntry[] {
  const counts = new Map<string, number>();
  for (const { className } of points) counts.set(className, (counts.get(className) ?? 0) + 1);
  const byName = [...counts].sort(([one], [other]) => one.localeCompare(other, 'en', { numeric: true }));
  const kept = new Set(byName.toSorted(([, one], [, other]) => other - one).slice(0, mostClasses));
  return byName
    .filter((entry) => kept.has(entry))
    .map(([name], i) => ({
      name,
      fill: colours[i % colours.length],
      symbol: shapes[Math.floor(i / colours.length)],
    }));
}

/** The key in rows below the plane, as many names beside each other as find room. */
function keyRows(key: readonly KeyEntry[]) {
  const longest = Math.max(...key.map(({ name }) => displayWidth(name)));
  const columns = longest <= 3 ? 6 : longest <= 13 ? 3 : 2;
  const width = plane / columns;
  const entries = key.map((entry, i) => ({
    ...entry,
    shown: clipToWidth(entry.name, Math.floor((width - 24) / 7)),
    x: (i % columns) * width + 8,
    y: plane + gap + (Math.floor(i / columns) + 0.5) * rowHeight,
  }));
  return Array.from({ length: Math.ceil(key.length / columns) }, (_, row) =>
    entries.slice(row * columns, (row + 1) * columns),
  );
}

/** The names that are short enough to be written into the middle of their points. */
function shortNames(key: readonly KeyEntry[], spots: readonly Spot[]) {
  return key
    .filter(({ name }) => displayWidth(name) <= 12)
    .map(({ name }) => {
      const own = spots.filter(({ item }) => item.className === name);
      return { name, x: middleOf(own.map(({ x }) => x)), y: middleOf(own.map(({ y }) => y)) };
    });
}

function titleOf({ sameClass, points }: Projection): string {
  return `Of ${formatCount(points.length)} items, ${formatPercent(sameClass, 0)} are nearest to one of their own class`;
}

function captionOf({ points, items, classes, chance }: Projection, coloured: number): string {
  const shownClasses = new Set(points.map(({ className }) => className)).size;
  const sampled =
    points.length < items
      ? ` Shown are ${formatCount(points.length)} of ${formatCounted(items, 'item')}, of ${shownClasses === classes ? `all ${classes}` : `${shownClasses} of ${classes}`} classes.`
      : '';
  const grey = coloured < shownClasses ? ` The ${coloured} largest classes have colours, the others are grey.` : '';
  return `Nearest is meant by the vectors; chance would give ${formatPercent(chance, 0)}. The picture lays items with near vectors beside each other (t-SNE, started from the principal components); how far apart two groups lie, and how large they are, means little.${sampled}${grey}`;
}

function rangeOf(values: readonly number[]) {
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  return { middle: (lowest + highest) / 2, extent: highest - lowest };
}

function middleOf(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
}
