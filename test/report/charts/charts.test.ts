import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { drawDevCurve } from '../../../src/report/charts/dev-curve.ts';
import { drawLossCurve } from '../../../src/report/charts/loss-curve.ts';
import { drawPrecisionRecall } from '../../../src/report/charts/precision-recall.ts';
import { drawReliability } from '../../../src/report/charts/reliability.ts';
import { drawRoc } from '../../../src/report/charts/roc.ts';
import { drawScoreHistogram } from '../../../src/report/charts/score-histogram.ts';
import { evaluationOf, events, sampleReport } from '../sample-report.ts';

const [evaluation] = sampleReport.evaluations;
const charts = [
  {
    name: 'loss curve',
    draw: () => drawLossCurve(events),
    title: 'The training loss fell from 0.500 to 0.200 in 3 epochs',
  },
  {
    name: 'dev curve',
    draw: () => drawDevCurve(events),
    title: 'On the dev pairs, average precision was best after epoch 2: 80.0%',
  },
  {
    name: 'score histogram',
    draw: () => drawScoreHistogram(evaluation),
    title: /^The threshold of 0\.\d+ puts \d+\.\d% of the pairs/,
  },
  {
    name: 'precision–recall',
    draw: () => drawPrecisionRecall(evaluation),
    title: /^At a precision of 90% it finds \d+% of the matches$/,
  },
  { name: 'ROC', draw: () => drawRoc(evaluation), title: /^A match scores higher than another pair 8\d times in 100$/ },
  {
    name: 'reliability',
    draw: () => drawReliability(evaluation),
    title: /^The stated probabilities are off by \d+\.\d points on average$/,
  },
];

describe.each(charts)('$name', ({ draw, title }) => {
  const chart = draw();

  it('states its finding', () => {
    expect(chart?.title).toMatch(title);
  });

  it('is an SVG that stands alone', () => {
    const svg = parseHTML(chart?.svg ?? '').document.querySelector('svg');
    expect(svg.getAttribute('xmlns')).toBe('http://www.w3.org/2000/svg');
    expect(svg.getAttribute('viewBox')).toBe('0 0 420 290');
    expect(svg.getAttribute('aria-label')).toBe(`${chart?.title}. ${chart?.caption}`);
    expect(chart?.svg).not.toMatch(/NaN|undefined|Infinity|<script|href=| id=/);
  });

  it('is the same bytes each time', () => {
    expect(draw()).toEqual(chart);
  });
});

describe('where there is nothing to draw', () => {
  const empty = evaluationOf({ scores: [], labels: [] });
  const others = evaluationOf({ scores: [0.1, 0.2], labels: [0, 0] });

  it.each([
    ['no events', drawLossCurve([])],
    ['no epochs', drawDevCurve(events.slice(0, 4))],
    ['no pairs', drawScoreHistogram(empty)],
    ['no pairs', drawReliability(empty)],
    ['no matches', drawPrecisionRecall(others)],
    ['one label', drawRoc(others)],
  ])('gives nothing for %s', (_, chart) => {
    expect(chart).toBeUndefined();
  });
});
