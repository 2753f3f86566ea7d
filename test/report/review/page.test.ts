import { describe, expect, it } from 'vitest';
import { reviewPage } from '../../../src/report/review/page.ts';

const groups = [
  {
    members: [
      { text: 'a </script><b>', similarity: 1 },
      { text: '<!-- b', similarity: 0.87654 },
    ],
  },
];

describe('reviewPage', () => {
  const page = reviewPage({ input: '<questions>.txt', threshold: 0.8, groups });

  it('holds the groups as data that no text can leave', () => {
    const [, data] = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(page) ?? [];
    expect(JSON.parse(data).groups).toEqual([{ t: ['a </script><b>', '<!-- b'], s: [1, 0.8765] }]);
    expect(data).not.toContain('<');
    expect(page).toContain('<h1>&lt;questions&gt;.txt</h1>');
  });

  it('is the same for the same groups, and has another name for others', () => {
    expect(reviewPage({ input: '<questions>.txt', threshold: 0.8, groups })).toBe(page);
    const nameOf = (html: string) => /"name":"(\w+)"/.exec(html)?.[1];
    expect(nameOf(reviewPage({ input: 'x', threshold: 0.8, groups: [] }))).not.toBe(nameOf(page));
  });

  it('runs a script that is JavaScript, and asks for nothing from outside', () => {
    const [, script] = /<script>(.*?)<\/script>/s.exec(page) ?? [];
    expect(() => new Function(script)).not.toThrow();
    expect(page).not.toMatch(/\b(src|href)="|https?:/);
  });
});
