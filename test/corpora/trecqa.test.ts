import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { trecqa } from '../../corpora/trecqa.ts';
import { collect, sharedFolder, temporaryFolder } from './temporary.ts';

const temporary = temporaryFolder();
const HEADER = 'question_id,question,answer,label\n';
const files = { 'train.csv': `${HEADER}0,q,a,1\n0,q,b,0\n`, 'dev.csv': `${HEADER}1,r,c,0\n` };

describe('trecqa', () => {
  it('reads train and dev, and has no test', async () => {
    const data = temporary.folder('usual', files);
    const { train, dev, test, notes } = await trecqa.load({ data, limit: 1 });
    expect(train).toEqual([{ left: 'q', right: 'a', label: 1 }]);
    expect(dev).toEqual([{ left: 'r', right: 'c', label: 0 }]);
    expect([test, notes]).toEqual([[], ['trecqa has no test pairs']]);
    expect(await collect(trecqa.labelledTexts({ data }))).toEqual(['q', 'a', 'q', 'b']);
  });

  it('refuses an empty answer', async () => {
    const data = temporary.folder('empty', { ...files, 'dev.csv': `${HEADER}1,r,,0\n` });
    await expect(trecqa.load({ data })).rejects.toThrow(
      /expected a text in column "answer", found nothing \(line 2 of .*dev\.csv\)/,
    );
  });
});

const shared = sharedFolder('trecqa');
describe.skipIf(!existsSync(shared))('trecqa in ../shared (skipped where that is absent)', () => {
  it('has the known counts of rows and questions', async () => {
    const { train, dev } = await trecqa.load({ data: shared });
    expect([train, dev].map((side) => [side.length, new Set(side.map(({ left }) => left)).size])).toEqual([
      [4_718, 93],
      [1_148, 81],
    ]);
  });
});
