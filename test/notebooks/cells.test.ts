import { describe, expect, it } from 'vitest';
import { readCells } from '../../notebooks/cells.ts';
import { toIpynb } from '../../notebooks/ipynb.ts';
import { toMarkdown } from '../../notebooks/markdown.ts';
import { isSameButForRounding } from '../../notebooks/same.ts';

const source = `/** Left out. */

// %% [markdown]
// # Title
//
// Some *words*.

// %%
const one = 1;
show(one);

// %%
show(2);
`;
const shown = [
  { notebook: '99', line: 10, output: 'one' },
  { notebook: '99', line: 13, output: [{ word: 'two', id: 2 }] },
  {
    notebook: '99',
    line: 13,
    output: { title: 'A line', caption: 'It rises.', svg: '<svg xmlns="w"><path stroke="currentColor"></path></svg>' },
  },
];
const cells = readCells(source, shown);

describe('readCells', () => {
  it('cuts at the marks, uncomments Markdown, and gives each cell what it showed', () => {
    expect(cells).toEqual([
      { kind: 'markdown', text: '# Title\n\nSome *words*.', outputs: [] },
      { kind: 'code', text: 'const one = 1;\nshow(one);', outputs: ['one'] },
      { kind: 'code', text: 'show(2);', outputs: [shown[1].output, shown[2].output] },
    ]);
  });
});

describe('toMarkdown', () => {
  it('writes cells, outputs and pictures in order', () => {
    const files = toMarkdown('99', cells);
    expect(Object.keys(files)).toEqual(['99.md', '99/1.svg']);
    expect(files['99.md'].split('\n\n').slice(1).join('\n\n')).toBe(`# Title

Some *words*.

\`\`\`ts
const one = 1;
show(one);
\`\`\`

\`\`\`text
one
\`\`\`

\`\`\`ts
show(2);
\`\`\`

| word | id |
| --- | --: |
| two | 2 |

**A line**

![A line](99/1.svg)

*It rises.*
`);
    expect(files['99/1.svg']).toBe(
      '<svg xmlns="w"><rect width="100%" height="100%" fill="#ffffff"></rect><path stroke="#1b1f24"></path></svg>\n',
    );
  });
});

describe('toIpynb', () => {
  it('keeps the line ends inside each cell', () => {
    const notebook = JSON.parse(toIpynb('99', cells)['99.ipynb']);
    expect(notebook.cells[1].source).toEqual(['const one = 1;\n', 'show(one);']);
    expect(notebook.cells[1].outputs[0].data).toEqual({ 'text/plain': ['one'] });
  });
});

describe('isSameButForRounding', () => {
  it.each([
    ['accuracy 0.80', 'accuracy 0.80', true],
    ['accuracy 0.80', 'accuracy 0.83', true],
    ['accuracy 0.80', 'accuracy 0.90', false],
    ['M100.5,20', 'M103,20.25', true],
    ['M100.5,20', 'M110,20', false],
    ['accuracy 0.80', 'precision 0.80', false],
    ['1 pair', '1 pair 2', false],
    ['', 'anything', false],
  ])('%j and %j: %s', (one, other, same) => {
    expect(isSameButForRounding(one, other)).toBe(same);
  });
});
