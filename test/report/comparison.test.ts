import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { drawForest } from '../../src/report/charts/forest.ts';
import { comparisonPage } from '../../src/report/comparison/page.ts';
import { describeComparison, describePairwise, describeWinner } from '../../src/report/comparison/verdict.ts';
import { pairOf, sampleComparison, sampleSummary } from './sample-comparison.ts';

const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>&\'';
const unknown = { mean: NaN, interval: [NaN, NaN] as const };

describe('comparisonPage', () => {
  const page = comparisonPage(sampleComparison);
  const { document } = parseHTML(page);
  const rowsOf = (section: string) =>
    [...document.querySelectorAll(`section[aria-labelledby="${section}"] tbody tr`)].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );

  it('tells the whole story', () => {
    const headings = [...document.querySelectorAll('h1, h2')].map((heading) => heading.textContent.trim());
    expect(headings).toEqual([
      '3 presets on quora',
      'Pictures',
      'Presets dev',
      'What rules without a network reach',
      'Each against each average precision',
      'How it was made',
    ]);
    expect(document.querySelector('.verdict').textContent).toBe(describeComparison(sampleSummary).join(' '));
    expect(document.querySelector('pre').textContent).toBe(sampleComparison.command);
  });

  it('lists presets and probes from the best to the worst', () => {
    expect(rowsOf('presets')[0]).toEqual([
      'siamese-lstm',
      '75.7%73.9%–77.5%',
      '70.2%67.1%–73.3%',
      '80.1%78.8%–81.4%',
      '2,345,678',
      '2 min 0 s',
      '4,021',
    ]);
    expect(rowsOf('presets').map(([name]) => name)).toEqual(['siamese-lstm', 'siamese-cnn', 'siamese-bag']);
    const names = ['tfidf', 'overlap', 'rightOnly', 'leftOnly', 'length', 'majority'];
    expect(rowsOf('probes').map(([name]) => name)).toEqual(names);
    expect(rowsOf('probes')[0].at(-1)).toBe('the cosine of the two texts’ TF-IDF word vectors');
  });

  it('names the better one of two only where the interval says so', () => {
    expect(rowsOf('pairwise')).toEqual([
      ['siamese-bag', 'siamese-lstm', 'siamese-lstm', '−5.6%−7.6% to −3.6%', 'p < 0.001120 : 187'],
      ['siamese-bag', 'siamese-cnn', 'undecided', '−1.1%−3.1% to +0.9%', 'p = 0.234120 : 187'],
      ['siamese-lstm', 'siamese-cnn', 'siamese-lstm', '+4.5%+2.5% to +6.5%', 'p = 0.012120 : 187'],
    ]);
  });

  it('says how it was made, and warns of what flatters', () => {
    const facts = Object.fromEntries(rowsOf('making'));
    expect(facts).toMatchObject({
      'Training data': 'quora, 35,362 pairs',
      'Judged by': 'dev, 2,511 pairs',
      Runs: '3 presets, 3 seeds each',
      'Budget of a run': '120s',
    });
    expect(facts.Interval).toContain('the pairs and the runs are drawn anew');
    expect(page).toContain('chosen on these pairs too');
    expect(page).toContain('Each of the 3 comparisons stands for itself');
    const modest = comparisonPage({
      ...sampleComparison,
      budget: undefined,
      summary: pairOf({ split: 'test', seeds: 1 }),
    });
    expect(modest).toContain('as many epochs as its preset has');
    expect(modest).toContain('the pairs are drawn anew');
    expect(modest).not.toMatch(/chosen on these pairs too|stands for itself/);
  });

  it('needs nothing from outside and runs nothing', () => {
    const addresses = page.match(/https?:\/\/[^"'\s<]+/g) ?? [];
    expect(new Set(addresses)).toEqual(new Set(['http://www.w3.org/2000/svg']));
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(|\son\w+=/i);
  });

  it('can be read aloud: language, labelled pictures, headed tables', () => {
    expect(document.documentElement.getAttribute('lang')).toBe('en');
    for (const svg of document.querySelectorAll('svg'))
      expect(svg.getAttribute('aria-label').length).toBeGreaterThan(40);
    for (const header of document.querySelectorAll('th')) expect(header.getAttribute('scope')).toMatch(/row|col/);
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is the same bytes each time', () => {
    expect(comparisonPage(sampleComparison)).toBe(page);
  });

  it('escapes every text that comes from outside', () => {
    const [bag, ...others] = sampleSummary.presets;
    const [first] = sampleSummary.comparisons;
    const hostile = comparisonPage({
      summary: {
        ...sampleSummary,
        data: evil,
        split: evil,
        presets: [{ ...bag, name: evil }, ...others],
        probes: { [evil]: { ...sampleSummary.probes.tfidf, description: evil } },
        comparisons: [{ ...first, a: evil, b: evil, verdict: evil }],
        winner: evil,
      },
      command: evil,
      budget: evil,
      version: evil,
    });
    expect(hostile).not.toMatch(/<script|<img/);
    expect(hostile).toContain('&lt;script&gt;');
  });

  it.each([
    ['no presets', { presets: [], comparisons: [], winner: null }],
    ['one preset', { presets: sampleSummary.presets.slice(0, 1), comparisons: [], winner: null }],
    ['no probes', { probes: {} }],
    ['figures that could not be measured', unmeasured()],
  ])('stands with %s', (_, change) => {
    const summary = { ...sampleSummary, ...change };
    expect(comparisonPage({ ...sampleComparison, summary })).not.toMatch(/NaN|undefined|Infinity|null/);
  });

  function unmeasured() {
    const metrics = { averagePrecision: unknown };
    return {
      presets: sampleSummary.presets.map((preset) => ({ ...preset, metrics })),
      probes: { tfidf: { description: 'words', metrics: { averagePrecision: NaN } } },
      comparisons: sampleSummary.comparisons.map((pair) => ({
        ...pair,
        difference: NaN,
        interval: [NaN, NaN] as const,
        verdict: 'undecided',
      })),
      winner: null,
    };
  }
});

describe('drawForest', () => {
  it.each([
    ['names the winner by the metric that decides', sampleSummary, 'By average precision siamese-lstm is best: 75.7%'],
    [
      'names nobody where none is better',
      pairOf({}),
      'By average precision none is shown to be best: from 70.1% to 75.7%',
    ],
    [
      'names nobody where there is one',
      { ...sampleSummary, presets: sampleSummary.presets.slice(0, 1), comparisons: [], winner: null },
      'Average precision: 70.1%',
    ],
  ])('%s', (_, summary, title) => {
    expect(drawForest(summary, 'averagePrecision')?.title).toBe(title);
  });

  it('names nobody by a metric that is not tested', () => {
    expect(drawForest(sampleSummary, 'accuracy')?.title).toBe('Accuracy: from 76.2% to 80.1%');
  });

  it('draws a bar for each preset, a hollow mark for each probe, and the line of the best probe', () => {
    const chart = drawForest(sampleSummary, 'averagePrecision');
    const { document } = parseHTML(chart?.svg ?? '');
    expect(document.querySelectorAll('circle').length).toBe(9);
    expect(document.querySelectorAll('g[fill="var(--plot-background)"] circle').length).toBe(6);
    expect(document.querySelectorAll('line').length).toBe(4);
    expect(document.querySelector('svg').getAttribute('aria-label')).toBe(`${chart?.title}. ${chart?.caption}`);
    expect(chart?.svg).not.toMatch(/NaN|undefined|Infinity|<script|href=| id=/);
  });

  it('cuts a long name', () => {
    const [first, ...others] = sampleSummary.presets;
    const presets = [{ ...first, name: 'a-name-that-is-much-too-long-for-a-picture' }, ...others];
    expect(drawForest({ ...sampleSummary, presets }, 'accuracy')?.svg).toContain('a-name-that-is-much…');
  });

  it('gives nothing where nothing could be measured', () => {
    const presets = sampleSummary.presets.map((preset) => ({ ...preset, metrics: { averagePrecision: unknown } }));
    expect(drawForest({ ...sampleSummary, presets }, 'averagePrecision')).toBeUndefined();
  });
});

describe('the verdict in words', () => {
  it('names the winner, the best probe, and what it rests on', () => {
    expect(describeComparison(sampleSummary)).toEqual([
      'siamese-lstm is better than every other preset by average precision: it reaches 75.7% (73.9%–77.5%).',
      'The best rule without a network, tfidf, reaches 57.1%, below the interval of every preset.',
      'Judged by 2,511 pairs (dev), each preset trained 3 times with different seeds.',
    ]);
  });

  const lost = { ...sampleSummary.comparisons[0], verdict: 'siamese-lstm' };
  it.each([
    ['two presets', pairOf({ winner: 'siamese-lstm' }), /^siamese-lstm is better than the other preset by/],
    ['no difference at all', pairOf({}), /^By average precision no preset is shown to be better than another\.$/],
    [
      'some that are beaten',
      { ...sampleSummary, comparisons: [lost], winner: null },
      /better than every other one\. Beaten by none: siamese-lstm and siamese-cnn\.$/,
    ],
    [
      'one preset',
      { ...sampleSummary, presets: sampleSummary.presets.slice(0, 1), comparisons: [], winner: null },
      /^siamese-bag reaches 70\.1% \(68\.0%–72\.2%\) by average precision; nothing to compare it with\.$/,
    ],
    ['nothing', { ...sampleSummary, presets: [], comparisons: [], winner: null }, /^No preset was compared\.$/],
  ])('has a sentence for %s', (_, summary, sentence) => {
    expect(describeWinner(summary)).toMatch(sentence);
  });

  it('says where a preset is not shown to beat a rule, and where it was trained once', () => {
    const [first, ...others] = sampleSummary.presets;
    const metrics = { ...first.metrics, averagePrecision: { mean: 0.58, interval: [0.56, 0.6] as const } };
    const [, probes, basis] = describeComparison({
      ...sampleSummary,
      presets: [{ ...first, metrics }, ...others],
      seeds: 1,
    });
    expect(probes).toMatch(/reaches 57\.1%; siamese-bag is not shown to be better than that, so perhaps it knows/);
    expect(basis).toMatch(/each preset trained once: how much the seed matters is not known\.$/);
  });

  it('puts two presets into a line', () => {
    expect(sampleSummary.comparisons.slice(0, 2).map(describePairwise)).toEqual([
      'siamese-lstm is better than siamese-bag: siamese-bag − siamese-lstm = −5.6% average precision (−7.6% to −3.6%); McNemar p < 0.001',
      'siamese-bag and siamese-cnn: no difference shown, −1.1% average precision (−3.1% to +0.9%); McNemar p = 0.234',
    ]);
  });
});
