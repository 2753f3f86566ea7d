import { existsSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { wikiqa } from '../../corpora/wikiqa.ts';
import { collect, sharedFolder, temporaryFolder } from './temporary.ts';

const temporary = temporaryFolder();
const HEADER = 'question_id,question,answer,label\n';
const ORIGINAL_HEADER = 'QuestionID\tQuestion\tDocumentID\tDocumentTitle\tSentenceID\tSentence\tLabel\n';
const sentence = (question: string, text: string, label: string) =>
  `${[question, `what is ${question}?`, 'D1', 'Title', 'D1-0', text, label].join('\t')}\n`;
const right = ORIGINAL_HEADER + sentence('Q1', '"Quoted', '0') + sentence('Q1', 'right', '1');

describe('wikiqa', () => {
  it('reads the filtered files as they are', async () => {
    const data = temporary.folder('filtered', {
      'train.csv.gz': gzipSync(`${HEADER}1,q ?,"a , b",1\n1,q ?,c,0\n`),
      'dev.csv': `${HEADER}2,r,d,0\n`,
      'test.csv': `${HEADER}3,s,e,1\n`,
    });
    const { train, dev, test, notes } = await wikiqa.load({ data });
    expect(train).toEqual([
      { left: 'q ?', right: 'a , b', label: 1 },
      { left: 'q ?', right: 'c', label: 0 },
    ]);
    expect([dev, test, notes]).toEqual([
      [{ left: 'r', right: 'd', label: 0 }],
      [{ left: 's', right: 'e', label: 1 }],
      [],
    ]);
    expect(await collect(wikiqa.labelledTexts({ data }))).toEqual(['q ?', 'a , b', 'q ?', 'c']);
  });

  it('reads the original files, quotes as letters, and leaves out questions without a right answer', async () => {
    const data = temporary.folder('original', {
      'WikiQA-train.tsv': right + sentence('Q2', 'wrong', '0'),
      'WikiQA-dev.tsv': right,
      'WikiQA-test.tsv': right,
    });
    const { train, test, notes } = await wikiqa.load({ data });
    expect(train).toEqual([
      { left: 'what is Q1?', right: '"Quoted', label: 0 },
      { left: 'what is Q1?', right: 'right', label: 1 },
    ]);
    expect(test).toEqual(train);
    expect(notes).toEqual([expect.stringMatching(/WikiQA-train\.tsv: left out 1 of 2 questions: no right answer/)]);
  });

  const refused: [name: string, files: Record<string, string>, message: RegExp][] = [
    [
      'another folder',
      { 'a.txt': 'x' },
      /wikiqa: expected WikiQA-train\.tsv or train\.csv, each also \.gz, found a\.txt/,
    ],
    [
      'another label',
      { 'WikiQA-train.tsv': ORIGINAL_HEADER + sentence('Q1', 'x', 'yes') },
      /expected a label of 0 or 1, found "yes" \(line 2 of .*WikiQA-train\.tsv\)/,
    ],
    [
      'another header',
      { 'WikiQA-train.tsv': 'QuestionID\tQuestion\tAnswer\tLabel\n' },
      /expected a column "Sentence", found "QuestionID"/,
    ],
  ];
  it.each(refused)('refuses %s', async (name, files, message) => {
    await expect(wikiqa.load({ data: temporary.folder(name, files) })).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringMatching(message),
    });
  });
});

const shared = sharedFolder('wikiqa');
describe.skipIf(!existsSync(shared))('wikiqa in ../shared (skipped where that is absent)', () => {
  it('has the known counts of rows and questions', async () => {
    const { train, dev, test } = await wikiqa.load({ data: shared });
    expect([train, dev, test].map((side) => [side.length, new Set(side.map(({ left }) => left)).size])).toEqual([
      [8_672, 873],
      [1_130, 126],
      [2_351, 243],
    ]);
  });
});
