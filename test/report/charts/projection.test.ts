import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { drawProjection, placeSpots } from '../../../src/report/charts/projection.ts';
import { reportPage } from '../../../src/report/html.ts';
import type { Projection } from '../../../src/report/report.ts';
import { sampleReport } from '../sample-report.ts';

/** So many classes of three points each, in a row. */
function projectionOf(classes: number): Projection {
  const points = Array.from({ length: 3 * classes }, (_, i) => ({
    item: `item ${i}`,
    className: `class ${Math.floor(i / 3)}`,
    x: i,
    y: i % 3,
  }));
  return { points, items: 10 * points.length, classes, sameClass: 0.75, chance: 0.1 };
}

describe('drawProjection', () => {
  const chart = drawProjection(projectionOf(10));

  it('states its finding, and what chance would give', () => {
    expect(chart?.title).toBe('Of 30 items, 75% are nearest to one of their own class');
    expect(chart?.caption).toContain('chance would give 10%');
    expect(chart?.caption).toContain('Shown are 30 of 300 items, of all 10 classes.');
  });

  it('is an SVG that stands alone, the same bytes each time', () => {
    expect(chart?.svg).not.toMatch(/NaN|undefined|Infinity|<script|href=| id=/);
    expect(drawProjection(projectionOf(10))).toEqual(chart);
  });

  it.each([
    [2, 2, false],
    [12, 12, false],
    [15, 12, true],
  ])('of %i classes colours %i', (classes, coloured, grey) => {
    const drawn = drawProjection(projectionOf(classes));
    const { document } = parseHTML(drawn?.svg ?? '');
    const names = [...document.querySelectorAll('text')].map((text) => text.textContent).filter(Boolean);
    expect(new Set(names).size).toBe(coloured);
    expect(drawn?.caption.includes('the others are grey')).toBe(grey);
  });

  it('draws nothing of nothing', () => {
    expect(drawProjection({ points: [], items: 0, classes: 0, sameClass: 0, chance: 0 })).toBeUndefined();
  });

  it('places all points inside, also a single one', () => {
    for (const projection of [projectionOf(10), { ...projectionOf(1), points: projectionOf(1).points.slice(0, 1) }]) {
      for (const { left, top } of placeSpots(projection)) {
        expect(left > 0 && left < 1 && top > 0 && top < 1).toBe(true);
      }
    }
  });
});

describe('a report with pictures', () => {
  const [evaluation] = sampleReport.evaluations;
  const data = 'data:image/webp;base64,AAAA';
  const thumbnails = new Map([...evaluation.pairs.map(({ left }) => [left, data] as const), ['item 0', data]]);
  const page = reportPage({ ...sampleReport, measure: 'distance', thumbnails, projection: projectionOf(4) });
  const { document } = parseHTML(page);

  it('shows them in the tables, and texts where there are none', () => {
    const cells = [...document.querySelectorAll('.texts .item')];
    const pictured = cells.filter((cell) => cell.querySelector('img'));
    expect(pictured.length).toBe(cells.length / 2);
    expect(pictured[0].textContent).toMatch(/^left \d+$/);
  });

  it('shows the item of each point', () => {
    const tips = [...document.querySelectorAll('.spot .tip')];
    expect(tips.length).toBe(12);
    expect(tips[0].querySelector('img').getAttribute('src')).toBe(data);
    expect(tips[1].textContent).toBe('class 0item 1');
  });

  it('tells distances where the matcher measures them', () => {
    expect(document.querySelector('.texts th').textContent).toBe('Distance');
    expect(document.querySelector('#samples').parentElement.textContent).toContain('up to a distance of');
  });

  it('loads nothing from outside', () => {
    for (const image of document.querySelectorAll('img')) expect(image.getAttribute('src')).toMatch(/^data:image\//);
    expect(page).toContain("default-src 'none'; img-src data:;");
    expect(page).not.toMatch(/<script/);
  });
});
