import { describe, expect, it } from 'vitest';
import { openFolder } from '../../corpora/folder.ts';
import { stsb } from '../../corpora/stsb.ts';
import { temporaryFolder } from './temporary.ts';

const temporary = temporaryFolder();
const options = { anyOf: ['a.csv'], byHand: 'fetch http://example.org/a.zip, unpack it' };

describe('openFolder', () => {
  it('finds a file plain or packed, the plain one first', async () => {
    const data = temporary.folder('both', { 'a.csv': '', 'a.csv.gz': '', 'b.csv.gz': '' });
    const folder = await openFolder(stsb, { data }, options);
    expect([folder.path('a.csv'), folder.path('b.csv')]).toEqual([`${data}/a.csv`, `${data}/b.csv.gz`]);
    expect(['a.csv', 'b.csv', 'c.csv'].map(folder.has)).toEqual([true, true, false]);
    expect(() => folder.path('c.csv')).toThrow(/stsb: expected c\.csv or c\.csv\.gz, found neither in .*both: put it/);
  });

  it('tells how to bring files by hand where no address serves them', async () => {
    await expect(openFolder(stsb, {}, options)).rejects.toMatchObject({
      code: 'bad-usage',
      message:
        'stsb: expected a folder with a.csv, found none: fetch http://example.org/a.zip, unpack it, and name the folder with --data DIR',
    });
  });

  it.each([
    [undefined, /stsb: expected no --extra, found "more"/],
    [['positives'], /stsb: expected --extra positives, found "more"/],
  ])('refuses an extra that is none of %j', async (extras, message) => {
    const data = temporary.folder(`extras ${extras}`, { 'a.csv': '' });
    await expect(openFolder(stsb, { data, extra: ['more'] }, { ...options, extras })).rejects.toThrow(message);
  });
});
