import { expect, it } from 'vitest';
import { checkPage } from '../../src/report/check/page.ts';
import { shadedBody } from '../../src/report/check/shaded-body.ts';

const part = (text: string, weight: number) => ({ text, start: 0, end: text.length, weight });
const page = (doubtful: Parameters<typeof checkPage>[0]['doubtful'], consistent = 8) =>
  checkPage({ file: 'mine.csv', rows: 10, consistent, threshold: 0.5, doubtful, version: '1.2.3' });

it('shows doubtful rows with their suggestion, and escapes what comes from outside', () => {
  const text = page([
    { row: 3, title: '<b>Tea</b>', body: 'It rains. So what?', probability: 0.02, suggestion: 'Rain & co' },
    { row: 5, title: 'Snow', body: 'Short.', probability: 0.1 },
  ]);
  expect(text).toContain('8 titles of 10 fit; 2 may not.');
  expect(text).toContain('row 3 · probability 2.0%');
  expect(text).toContain('&lt;b&gt;Tea&lt;/b&gt;');
  expect(text).toContain('<bdi>Rain &amp; co</bdi>');
  expect(text.match(/Fits better:/g)).toHaveLength(1);
  expect(text).not.toContain('<script');
});

it('says so where every title fits, and how many more there are where the page shows the first', () => {
  expect(page([], 10)).toContain('Every title reaches a score of 0.500.');
  const many = Array.from({ length: 150 }, (_, row) => ({ row, title: 't', body: 'b', probability: 0.1 }));
  const text = checkPage({ file: 'f', rows: 200, consistent: 50, threshold: 0.5, doubtful: many, version: '1' });
  expect(text).toContain('the first 100 of 150, the most doubtful first');
  expect(text.match(/<li>/g)).toHaveLength(100);
});

it('shades sentences by their weight relative to the strongest', () => {
  expect(shadedBody('One. Two. Three.', [part('One.', 0.2), part('Two.', -0.4), part('Three.', 0)]).markup).toBe(
    '<span class="for" style="--weight: 50%">One.</span> <span class="against" style="--weight: 100%">Two.</span> Three.',
  );
  expect(shadedBody('Only one.', [part('Only one.', 0.2)]).markup).toBe('Only one.');
});

it('leaves out the weakest sentences of a long body', () => {
  const sentences = Array.from({ length: 11 }, (_, i) => part(`S${i}.`, i === 4 || i === 5 || i === 9 ? 0.001 : 0.5));
  const text = shadedBody('', sentences).markup.replace(/<[^>]*>/g, '');
  expect(text).toBe('S0. S1. S2. S3. … S6. S7. S8. … S10.');
});
