/** The names of a chart's lines, written in their colours into a corner that the lines leave empty. */
import { labelStyle, text } from './chart.ts';

export interface KeyLabel {
  readonly name: string;
  readonly fill: string;
  readonly opacity?: number;
}

/** Stacks the labels upwards from the lowest, the first on top. */
export function keyLabels(
  at: { readonly x: number; readonly y: number; readonly anchor?: 'start' | 'end' },
  labels: readonly (KeyLabel | undefined)[],
) {
  const shown = labels.filter((label) => label !== undefined);
  return shown.map(({ name, fill, opacity = 1 }, i) =>
    text([name], {
      ...labelStyle,
      x: () => at.x,
      y: () => at.y,
      text: (words: string) => words,
      textAnchor: at.anchor ?? 'start',
      dy: -18 * (shown.length - 1 - i),
      fill,
      fillOpacity: opacity,
      fontWeight: 'bold',
    }),
  );
}
