import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable, type TableOptions } from '../../corpora/table.ts';
import { GemelError } from '../../src/errors.ts';
import { collect, collectUntilError, temporaryFolder } from './temporary.ts';

const folder = temporaryFolder();
const BOM = '\ufeff';

async function read(path: string, options?: TableOptions) {
  const table = await readTable(path, options);
  return { columns: table.columns, rows: await collect(table) };
}

describe('readTable reads the same rows from every format', () => {
  const rows = [
    { a: 'Who said "no"?', b: 'one, two' },
    { a: 'a\tb', b: 'ü – 好' },
  ];
  const files: [name: string, content: string | Uint8Array][] = [
    ['plain.csv', 'a,b\n"Who said ""no""?","one, two"\na\tb,ü – 好\n'],
    ['windows.csv', `${BOM}a,b\r\n"Who said ""no""?","one, two"\r\n"a\tb",ü – 好`],
    ['packed.csv.gz', gzipSync('a,b\n"Who said ""no""?","one, two"\na\tb,ü – 好\n')],
    ['packed-without-saying.csv', gzipSync('a,b\n"Who said ""no""?","one, two"\na\tb,ü – 好\n')],
    ['joined.csv.gz', Buffer.concat([gzipSync('a,b\n"Who said ""no""?",'), gzipSync('"one, two"\na\tb,ü – 好\n')])],
    ['quoted.tsv', 'a\tb\n"Who said ""no""?"\tone, two\n"a\tb"\tü – 好\n'],
    ['lines.jsonl', '{"a":"Who said \\"no\\"?","b":"one, two"}\n\n{"a":"a\\tb","b":"ü – 好"}'],
    ['LINES.NDJSON', '{"a":"Who said \\"no\\"?","b":"one, two"}\r\n{"b":"ü – 好","a":"a\\tb"}\r\n'],
  ];
  it.each(files)('%s', async (name, content) => {
    const found = await read(folder.write(name, content), { required: ['b'] });
    expect(found.columns).toEqual(['a', 'b']);
    expect(found.rows.map((row) => row.values)).toEqual(rows);
  });
});

describe('readTable', () => {
  it('takes every quote of an unquoted TSV for a letter', async () => {
    const path = folder.write('unquoted.tsv', 'a\tb\n"Yes" he said\t5" nail\n"open\tx\n');
    expect((await read(path)).rows.map((row) => row.values)).toEqual([
      { a: '"Yes" he said', b: '5" nail' },
      { a: '"open', b: 'x' },
    ]);
  });

  it('takes a quote inside an unquoted field of CSV for a letter', async () => {
    const path = folder.write('nail.csv', 'a,b\n5" nail,x\n');
    expect((await read(path)).rows[0].values).toEqual({ a: '5" nail', b: 'x' });
  });

  it('numbers rows by the line of the file on which they start', async () => {
    const csv = 'a,b\n1,"two\nlines"\n\n2,"three\r\nmore\nlines"\n   \n3,x\n"4",";"';
    const { rows } = await read(folder.write('lines.csv', csv));
    expect(rows.map((row) => [row.values.a, row.line])).toEqual([
      ['1', 2],
      ['2', 5],
      ['3', 9],
      ['4', 10],
    ]);
  });

  it('numbers the lines of plain text and of JSON lines, blank ones counted', async () => {
    const plain = await read(folder.write('blank.txt', `${BOM}one\n\n  \ntwo\r\n`));
    expect(plain.rows).toEqual([
      { line: 1, values: { text: 'one' } },
      { line: 4, values: { text: 'two' } },
    ]);
    const json = await read(folder.write('blank.jsonl', '\n{"a":1}\n\n{"a":2}'));
    expect(json.rows.map((row) => row.line)).toEqual([2, 4]);
  });

  it('reads JSON values as text and keeps the object', async () => {
    const path = folder.write('values.jsonl', '{"n":1.5,"t":true,"none":null,"list":[1,"x"]}');
    const [row] = (await read(path)).rows;
    expect(row.values).toEqual({ n: '1.5', t: 'true', none: '', list: '[1,"x"]' });
    expect(row.json).toEqual({ n: 1.5, t: true, none: null, list: [1, 'x'] });
  });

  it('keeps a column without a name, such as the index that pandas writes', async () => {
    const { columns, rows } = await read(folder.write('pandas.csv', ',a\n0,x\n'));
    expect(columns).toEqual(['', 'a']);
    expect(rows[0].values).toEqual({ '': '0', a: 'x' });
  });

  it('reads standard input, plain text unless told', async () => {
    const input = (text: string) =>
      (async function* () {
        for (const byte of Buffer.from(text)) yield Uint8Array.of(byte);
      })();
    expect((await read('-', { input: input('é\nb\n') })).rows.map((row) => row.values.text)).toEqual(['é', 'b']);
    expect((await read('-', { input: input('a\né\n'), format: 'csv' })).rows[0].values).toEqual({ a: 'é' });
  });

  it('gives the same rows however the bytes arrive', async () => {
    const bytes = Buffer.from('a,b\r\n"é ""q"" 好\n,",1\r\n\r\nx, y \n"",""\nlast,"🙂"');
    const whole = await read(folder.write('chunks.csv', bytes));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        fc.boolean(),
        async (sizes, packed) => {
          const source = packed ? gzipSync(bytes) : bytes;
          async function* input() {
            for (let at = 0, i = 0; at < source.length; i++) {
              const size = sizes[i % sizes.length];
              yield source.subarray(at, at + size);
              at += size;
            }
          }
          expect(await read('-', { format: 'csv', input: input() })).toEqual(whole);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('can be left early, and closed unread', async () => {
    const path = folder.write('early.csv', `a\n${'x\n'.repeat(100_000)}`);
    for await (const row of await readTable(path)) {
      expect(row.line).toBe(2);
      break;
    }
    await (await readTable(path)).close();
  });

  it('tells the line deep in a large file, after the rows before it', async () => {
    const good = '"a ""quoted"" text\non two lines",1\n'.repeat(30_000);
    const path = folder.write('large.csv', `text,label\n${good}"bad" text,1\n${good}`);
    const { values, error } = await collectUntilError(() => readTable(path));
    expect(values).toHaveLength(30_000);
    expect(error).toMatchObject({ message: expect.stringContaining('line 60002 of') });
  });

  it('soon gives up on a quote that is never closed', async () => {
    const good = 'a plain text of some length,1\n'.repeat(100_000);
    const path = folder.write('unclosed-large.csv', `text,label\n${good}"open,1\n${good}`);
    const { values, error } = await collectUntilError(() => readTable(path));
    expect(values).toHaveLength(100_000);
    expect(error).toMatchObject({
      message: expect.stringContaining('closing quote, found none for the row that starts on line 100002'),
    });
  });
});

describe('readTable refuses broken input in one line', () => {
  const packed = gzipSync(`a,b\n${Array.from({ length: 5000 }, (_, i) => `${i},${i * i}`).join('\n')}\n`);
  const damaged = Buffer.from(packed);
  damaged[damaged.length >> 1] ^= 0xff;
  const cases: [name: string, file: string, content: string | Uint8Array, message: RegExp, options?: TableOptions][] = [
    ['an empty file', 'empty.csv', '', /expected text, found an empty file: .*empty\.csv$/],
    ['an empty text', 'empty.txt', '\n\n', /only blank lines in .*empty\.txt$/],
    ['an empty JSONL', 'blank.jsonl', ' \n', /only blank lines in .*blank\.jsonl$/],
    ['blank lines only', 'blank.csv', '\n\n', /only blank lines in .*blank\.csv$/],
    ['an empty packed file', 'empty.csv.gz', gzipSync(''), /only blank lines|empty file/],
    ['a header only', 'header.csv', 'a,b\n', /expected rows below the header, found none in .*header\.csv$/],
    [
      'a missing column',
      'missing.csv',
      'left,rigth\n1,2\n',
      /expected a column "right", found "left", "rigth" \(line 1 of .*missing\.csv\): did you mean "rigth"\?$/,
      { required: ['left', 'right'] },
    ],
    [
      'a missing column, none near',
      'far.csv',
      'x,y\n1,2\n',
      /expected a column "question", found "x", "y" \(line 1 of .*far\.csv\)$/,
      { required: ['question'] },
    ],
    [
      'a missing key',
      'key.jsonl',
      '{"a":1}\n{"b":1}\n',
      /expected a column "a", found "b" \(line 2 of .*key\.jsonl\)/,
      { required: ['a'] },
    ],
    [
      'a column asked of plain text',
      'plain.txt',
      'x\n',
      /expected a column "a", found "text" \(.*plain\.txt\)/,
      { required: ['a'] },
    ],
    ['equal columns', 'twice.csv', 'a,b,a\n1,2,3\n', /columns 1 and 3 both called "a" \(line 1 of .*twice\.csv\)/],
    ['two columns without a name', 'nameless.csv', 'a,,\n1,2,3\n', /columns 2 and 3 without a name/],
    [
      'too few fields',
      'few.csv',
      'a,b\n1,"2\n2"\n3\n',
      /expected 2 fields, as in the header, found 1 \(line 4 of .*few\.csv\)/,
    ],
    [
      'too many fields',
      'many.tsv',
      'a\tb\n1\t2\n1\t2\t3\n',
      /expected 2 fields, as in the header, found 3 \(line 3 of .*many\.tsv\)/,
    ],
    [
      'an unclosed quote',
      'open.csv',
      'a,b\n1,2\n"3,4\n5,6\n',
      /closing quote, found none for the row that starts on line 3 of .*open\.csv/,
    ],
    [
      'an unclosed quote at the end',
      'end.csv',
      'a,b\n1,"2',
      /closing quote, found none for the row that starts on line 2 of .*end\.csv/,
    ],
    [
      'text after a closing quote',
      'after.csv',
      'a,b\n1,"x\ny"\n"no" way,2\n',
      /after a closing quote, found more text \(row that starts on line 4 of .*after\.csv\)/,
    ],
    ['text after a closing quote at once', 'first.csv', '"no" way,2\n', /row that starts on line 1 of .*first\.csv/],
    [
      'Latin-1',
      'latin.csv',
      Buffer.from('a\nx\nna\xefve\n', 'latin1'),
      /expected UTF-8 text, found other bytes \(line 3 of .*latin\.csv\)/,
    ],
    ['Latin-1 at the end', 'latin.txt', Buffer.from('x\n\xef', 'latin1'), /line 2 of .*latin\.txt/],
    [
      'UTF-16',
      'utf16.csv',
      Buffer.from(`${BOM}a\nb\n`, 'utf16le'),
      /expected UTF-8 text, found other bytes \(line 1 of .*utf16\.csv\)/,
    ],
    ['no JSON', 'no.jsonl', '{"a":1}\n\n{a:1}\n', /expected a JSON object, found \{a:1\} \(line 3 of .*no\.jsonl\)/],
    [
      'JSON that is no object',
      'list.jsonl',
      '[1]\n',
      /expected a JSON object such as .*, found \[1\] \(line 1 of .*list\.jsonl\)/,
    ],
    ['JSON null', 'null.jsonl', '{"a":1}\nnull\n', /found null \(line 2 of .*null\.jsonl\)/],
    ['gzip cut off', 'cut.csv.gz', packed.subarray(0, packed.length - 20), /found that .*cut\.csv\.gz is cut off/],
    ['gzip damaged', 'damaged.csv.gz', damaged, /found .*damaged\.csv\.gz damaged/],
    [
      'a .gz that is none',
      'page.csv.gz',
      '<html>',
      /expected gzip, as the name says, found other bytes: .*page\.csv\.gz/,
    ],
    [
      'another extension',
      'table.xlsx',
      'x',
      /expected a \.csv, \.tsv, \.jsonl, \.ndjson or \.txt file.*found .*table\.xlsx$/,
    ],
    ['a line without end', 'line.txt', Buffer.alloc(17 << 20, 'x'), /found one of over 16 MB in .*line\.txt/],
  ];
  it.each(cases)('%s', async (_, file, content, message, options) => {
    const path = folder.write(file, content);
    const { error } = await collectUntilError(() => readTable(path, options));
    expect(error).toBeInstanceOf(GemelError);
    expect(error).toMatchObject({ code: 'bad-input', message: expect.stringMatching(message) });
    expect(String(error)).not.toContain('\n');
  });

  it('a missing file', async () => {
    await expect(readTable(join(folder.path, 'none.csv'))).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringMatching(/expected a file, found none: .*none\.csv/),
    });
  });

  it('a folder', async () => {
    mkdirSync(join(folder.path, 'folder.csv'));
    await expect(readTable(join(folder.path, 'folder.csv'))).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringMatching(/found a folder/),
    });
  });

  it('standard input that is empty', async () => {
    const { error } = await collectUntilError(() => readTable('-', { input: (async function* () {})() }));
    expect(error).toMatchObject({ message: 'expected text, found an empty file: standard input' });
  });
});
