/**
 * What a notebook calls to put something under a cell. A notebook is a plain module: `// %%` begins a cell of code,
 * `// %% [markdown]` a cell of text; `npm run notebooks` runs it and writes it down with all that it shows.
 */
import type { Chart } from '../src/report/charts/chart.ts';

/** A row of a table; its keys are the headers. */
export type Row = Readonly<Record<string, string | number>>;

/** A text, a table or a picture. */
export type Output = string | readonly Row[] | Chart;

/** An output and the place in a notebook that showed it. */
export interface Shown {
  readonly notebook: string;
  readonly line: number;
  readonly output: Output;
}

const all: Shown[] = [];

/**
 * Puts an output under the cell that calls it.
 *
 * @example
 * show([{ token: 'how', id: 2 }]);
 */
export function show(output: Output): void {
  // The outermost line of the notebook on the stack is the cell's own, even from inside its functions.
  const places = [...(new Error().stack ?? '').matchAll(/notebooks\/([\w-]+)\.ts:(\d+)/g)];
  const place = places.filter(([, file]) => /^\d/.test(file)).at(-1);
  if (place) all.push({ notebook: place[1], line: Number(place[2]), output });
}

/** All that a notebook has shown, in order. */
export function shownBy(notebook: string): Shown[] {
  return all.filter((shown) => shown.notebook === notebook);
}
