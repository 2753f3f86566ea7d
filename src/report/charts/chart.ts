/** Draws a chart as a self-contained SVG without a browser: the one place that knows Observable Plot and the document that it draws in. */
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { escapeHtml } from '../markup.ts';
import { formatPercent } from '../numbers.ts';

export { dot, line, rectY, ruleX, ruleY, text } from '@observablehq/plot';

/** A picture with the words that go with it; the same numbers always give the same bytes. */
export interface Chart {
  /** States the finding, not the axes. */
  readonly title: string;
  /** How to read it, also for those who do not see it. */
  readonly caption: string;
  readonly svg: string;
}

/**
 * Okabe and Ito's blue, vermilion and purple, darkened until they read as text on white and still stand out on a dark page. Everything
 * else is drawn in the page's own ink.
 */
export const palette = {
  match: '#1f6fb2',
  other: '#c2551b',
  unseen: '#a8478f',
  ink: 'currentColor',
} as const;

/** What further classes are drawn in: Okabe and Ito's green and yellow, darkened likewise. */
export const furtherColours = { green: '#00805c', gold: '#a37500' } as const;

export interface Axis {
  readonly label: string;
  readonly domain: readonly [number, number];
  readonly format?: (value: number) => string;
  /** How many ticks to aim at, or where they are. */
  readonly ticks?: number | readonly number[];
  readonly grid?: boolean;
}

export const chartWidth = 420;

/** Draws marks over two linear axes, 420 wide: two beside each other on a desk, one on a phone with its text still readable. */
export function drawChart({
  title,
  caption,
  x,
  y,
  marks,
  height = 290,
  marginTop = 34,
  marginBottom = 46,
  marginLeft = 52,
}: {
  readonly title: string;
  readonly caption: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly marks: readonly Plot.Markish[];
  readonly height?: number;
  readonly marginTop?: number;
  readonly marginBottom?: number;
  /** Room for what the left axis says. */
  readonly marginLeft?: number;
}): Chart {
  const { document } = parseHTML('<html><body></body></html>');
  const drawn = Plot.plot({
    document,
    // Plot otherwise numbers its class names by chance and by call.
    className: 'chart',
    width: chartWidth,
    height,
    marginTop,
    marginRight: 20,
    marginBottom,
    marginLeft,
    style: { fontSize: '13px', fontFamily: 'system-ui, -apple-system, "Segoe UI", sans-serif' },
    x: { domain: [...x.domain], label: null },
    y: { domain: [...y.domain], label: null },
    marks: [
      y.grid === false ? null : Plot.gridY({ ticks: ticksOf(y), stroke: 'currentColor', strokeOpacity: 0.12 }),
      ...marks,
      Plot.axisX({ ...axisStyle(x), label: x.label, labelAnchor: 'center', labelArrow: 'none', labelOffset: 40 }),
      Plot.axisY({ ...axisStyle(y), label: y.label, labelAnchor: 'top', labelArrow: 'none' }),
    ],
  });
  return { title, caption, svg: finish(String(drawn.outerHTML), `${title}. ${caption}`) };
}

/** The axis of a share, 0% to 100%. */
export function shareAxis(label: string): Axis {
  return { label, domain: [0, 1], format: (share) => formatPercent(share, 0) };
}

/** The dotted line on which both axes are equal. */
export function diagonal() {
  const ends: [number, number][] = [
    [0, 0],
    [1, 1],
  ];
  return Plot.line(ends, { stroke: palette.ink, strokeOpacity: 0.6, strokeDasharray: '2 4' });
}

/** Text that may cross a line: ink with a halo of the page's colour. */
export const labelStyle = { fill: palette.ink, stroke: 'var(--plot-background)', strokeWidth: 5 } as const;

function axisStyle({ format, ...axis }: Axis) {
  return { ticks: ticksOf(axis), tickFormat: format, tickSize: 0, tickPadding: 8 };
}

function ticksOf({ ticks = 5 }: Axis): number | number[] {
  return typeof ticks === 'number' ? ticks : [...ticks];
}

/** Makes the SVG stand alone: namespace, a label instead of Plot's many small ones, coordinates to a hundredth of a pixel. */
function finish(svg: string, words: string): string {
  return svg
    .replace(/ aria-(?:label|hidden|description)="[^"]*"/g, '')
    .replace(/ (?:d|x|y|width|height|transform|cx|cy|r|x1|x2|y1|y2)="[^"]*"/g, (attribute) =>
      attribute.replace(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (number) => String(Number(Number(number).toFixed(2)) + 0)),
    )
    .replace(/^<svg /, `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeHtml(words)}" `);
}
