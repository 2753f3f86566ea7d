import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sick } from '../../corpora/sick.ts';
import { collect, sharedFolder, temporaryFolder } from './temporary.ts';

const temporary = temporaryFolder();
const HEADER = 'pair_ID\tsentence_A\tsentence_B\trelatedness_score\tentailment_judgment\n';
const files = {
  'SICK_train.txt': `${HEADER}1\tA "dog"\tA cat\t4.5\tNEUTRAL\n2\tx\ty\t1\tCONTRADICTION\r\n`,
  'SICK_trial.txt': `${HEADER}4\tp\tq\t5\tENTAILMENT\n`,
};

describe('sick', () => {
  it('reads by the header, and brings grades to 0…1', async () => {
    const data = temporary.folder('usual', files);
    const { train, dev, test, notes } = await sick.load({ data });
    expect(train).toEqual([
      { left: 'A "dog"', right: 'A cat', label: 0.875 },
      { left: 'x', right: 'y', label: 0 },
    ]);
    expect(dev).toEqual([{ left: 'p', right: 'q', label: 1 }]);
    expect([test, notes]).toEqual([[], [expect.stringMatching(/SICK_test_annotated\.txt is not there/)]]);
    expect(await collect(sick.labelledTexts({ data }))).toEqual(['A "dog"', 'A cat', 'x', 'y']);
  });

  it('reads the test file where it is there', async () => {
    const data = temporary.folder('test', { ...files, 'SICK_test_annotated.txt': `${HEADER}9\tr\ts\t3\tNEUTRAL\n` });
    const { test, notes } = await sick.load({ data, limit: 1 });
    expect([test, notes]).toEqual([[{ left: 'r', right: 's', label: 0.5 }], []]);
  });

  const refused: [name: string, train: string, message: RegExp][] = [
    ['another header', 'a\tb\tc\td\n', /expected a column "sentence_A", found "a", "b", "c", "d" \(line 1 of /],
    ['a grade out of range', `${HEADER}1\ta\tb\t0\tNEUTRAL\n`, /expected a grade from 1 to 5, found 0 \(line 2 of /],
    ['no grade', `${HEADER}1\ta\tb\t\tNEUTRAL\n`, /expected a grade, a number, found "" \(line 2 of /],
    ['a row that is cut off', `${HEADER}1\ta\n`, /expected 4 fields .*, found 2 \(line 2 of .*SICK_train\.txt\)/],
  ];
  it.each(refused)('refuses %s', async (name, train, message) => {
    const data = temporary.folder(name, { ...files, 'SICK_train.txt': train });
    await expect(sick.load({ data })).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringMatching(message),
    });
  });
});

const shared = sharedFolder('sick');
describe.skipIf(!existsSync(shared))('sick in ../shared (skipped where that is absent)', () => {
  it('has the known counts', async () => {
    const { train, dev, test } = await sick.load({ data: shared });
    expect([train.length, dev.length, test.length]).toEqual([4_500, 500, 0]);
  });
});
