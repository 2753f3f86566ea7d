import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Column, formatTable } from '../../src/report/table.ts';
import { clipToWidth, displayWidth } from '../../src/report/width.ts';

interface Row {
  readonly text: string;
  readonly score: string;
}
const columns: readonly Column<Row>[] = [
  { header: 'text', cell: (row) => row.text, maxWidth: 12 },
  { header: 'score', cell: (row) => row.score, align: 'right' },
];

describe('formatTable', () => {
  it('aligns wide, combined and cut text', () => {
    const table = formatTable(
      [
        { text: 'plain', score: '0.9' },
        { text: '如何重置密码', score: '0.25' },
        { text: 'cafe\u0301 👩‍👩‍👧', score: '1' },
        { text: 'much too long for it', score: '10' },
      ],
      columns,
    );
    expect(table.split('\n')).toEqual([
      'text          score',
      'plain           0.9',
      '如何重置密码   0.25',
      'cafe\u0301 👩‍👩‍👧           1',
      'much too lo…     10',
    ]);
  });

  it('lets no text break the lines or move the cursor', () => {
    const table = formatTable([{ text: 'a\n\u001b[2Jb\u2028c', score: '1' }], columns);
    expect(table).toBe('text      score\na [2Jb c      1');
  });

  it('has only its headers for no rows', () => {
    expect(formatTable([], columns)).toBe('text  score');
  });
});

describe('width', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['日本', 4],
    ['한국', 4],
    ['ｆｕｌｌ', 8],
    ['é', 1],
    ['e\u0301', 1],
    ['\u200b', 0],
    ['🙂', 2],
    ['☎️', 2],
    ['1', 1],
    ['… – “x”', 7],
  ])('of "%s"', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  it('is never more than the limit after cutting', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, limit) => {
        expect(displayWidth(clipToWidth(text, limit))).toBeLessThanOrEqual(limit);
      }),
    );
  });
});
