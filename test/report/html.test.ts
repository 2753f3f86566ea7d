import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { reportPage } from '../../src/report/html.ts';
import { evaluationOf, sampleReport } from './sample-report.ts';

const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>&\'';

describe('reportPage', () => {
  const page = reportPage(sampleReport);
  const { document } = parseHTML(page);

  it('tells the whole story', () => {
    const headings = [...document.querySelectorAll('h1, h2')].map((heading) => heading.textContent.trim());
    expect(headings).toEqual([
      'siamese-bag on samples',
      'Key figures test',
      'Pictures',
      'Sample pairs',
      'The most confident mistakes',
      'Training log',
      'How to make it again',
    ]);
    expect(document.querySelectorAll('figure svg').length).toBe(6);
    expect(document.querySelector('.verdict').textContent).toMatch(
      /^On 200 pairs that it was not trained on \(test\), the matcher decides \d+\.\d% correctly/,
    );
    expect(document.querySelector('.note').textContent).toContain('40 of the 400 texts evaluated here (10.0%)');
    expect(page).toContain('encoder.lengths');
    expect(page).toContain(
      'It stopped early, since the dev metric no longer rose, after 1 min 23 s; epoch 2 was kept.',
    );
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
    expect(reportPage(sampleReport)).toBe(page);
  });

  it('escapes every text that comes from outside', () => {
    const [evaluation] = sampleReport.evaluations;
    const hostile = reportPage({
      ...sampleReport,
      title: evil,
      evaluations: [
        {
          ...evaluation,
          split: evil,
          pairs: evaluation.pairs.map(({ label }) => ({ left: evil, right: evil, label })),
        },
        { ...evaluation, split: evil },
      ],
      duplicates: [{ texts: [evil, evil], similarity: 1 }],
      run: {
        ...sampleReport.run,
        data: evil,
        dataHash: evil,
        command: evil,
        version: evil,
        engine: evil,
        config: { [evil]: evil },
      },
    });
    expect(hostile).not.toMatch(/<script|<img/);
    expect(hostile).toContain('&lt;script&gt;');
  });

  it.each([
    ['nothing but the facts', { evaluations: [], events: [] }],
    ['no pairs', { evaluations: [evaluationOf({ scores: [], labels: [] })] }],
    ['one label', { evaluations: [evaluationOf({ scores: [0.1, 0.2, 0.3], labels: [0, 0, 0] })] }],
    ['two pairs', { evaluations: [evaluationOf({ scores: [0.1, 0.2], labels: [0, 1] })] }],
    ['one score for all', { evaluations: [evaluationOf({ scores: [1, 1, 1, 1], labels: [0, 1, 0, 0] })] }],
  ])('stands with %s', (_, change) => {
    expect(reportPage({ ...sampleReport, ...change })).not.toMatch(/NaN|undefined|Infinity/);
  });
});
