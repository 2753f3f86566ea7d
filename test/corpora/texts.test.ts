import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readTexts, type TextsOptions } from '../../corpora/texts.ts';
import { GemelError } from '../../src/errors.ts';
import { collect, collectUntilError, temporaryFolder } from './temporary.ts';

const folder = temporaryFolder();

describe('readTexts', () => {
  const expected = [
    { line: 2, text: 'one' },
    { line: 3, text: 'two, three' },
  ];
  const files: [name: string, content: string | Uint8Array, options?: TextsOptions][] = [
    ['plain.txt', '\none\ntwo, three\n'],
    ['packed.txt.gz', gzipSync('\none\ntwo, three\n')],
    ['only.csv', 'whatever\none\n"two, three"\n'],
    ['usual.csv', 'id,Question\n1,one\n2,"two, three"\n'],
    ['first-usual.csv', 'title,text\na,one\nb,"two, three"\n'],
    ['asked.csv', 'text,body\na,one\nb,"two, three"\n', { column: 'body' }],
    ['asked.tsv', 'text\tbody\na\tone\nb\ttwo, three\n', { column: 'body' }],
    ['lines.jsonl', '\n{"id":1,"text":"one"}\n{"id":2,"text":"two, three"}\n'],
  ];
  it.each(files)('%s', async (name, content, options) => {
    expect(await collect(readTexts(folder.write(name, content), options))).toEqual(expected);
  });

  it('reads standard input', async () => {
    async function* input() {
      yield Buffer.from('one\n');
    }
    expect(await collect(readTexts('-', { input: input() }))).toEqual([{ line: 1, text: 'one' }]);
  });

  it('skips empty texts if told to, and tells their lines', async () => {
    const skipped: number[] = [];
    const path = folder.write('empty.csv', 'id,text\n1,\n2,x\n3," "\n');
    expect(await collect(readTexts(path, { onEmpty: (line) => skipped.push(line) }))).toEqual([{ line: 3, text: 'x' }]);
    expect(skipped).toEqual([2, 4]);
  });

  const refused: [name: string, file: string, content: string, message: RegExp, options?: TextsOptions][] = [
    [
      'columns without a usual name',
      'which.csv',
      'a,b\n1,2\n',
      /found "a", "b" \(line 1 of .*which\.csv\): choose with --column/,
    ],
    [
      'a column that is not there',
      'not.csv',
      'bode,b\n1,2\n',
      /expected a column "body", found "bode", "b".*did you mean "bode"/,
      { column: 'body' },
    ],
    [
      'an empty text',
      'empty.csv',
      'id,text\n1,x\n2,\n',
      /expected a text in column "text", found nothing \(line 3 of /,
    ],
    [
      'a key that is missing later',
      'later.jsonl',
      '{"text":"x"}\n{"txt":"y"}\n',
      /expected a column "text", found "txt" \(line 2 of .*did you mean "txt"/,
    ],
  ];
  it.each(refused)('refuses %s', async (_, file, content, message, options) => {
    const path = folder.write(file, content);
    const { error } = await collectUntilError(() => readTexts(path, options));
    expect(error).toBeInstanceOf(GemelError);
    expect(error).toMatchObject({ code: 'bad-input', message: expect.stringMatching(message) });
  });
});
