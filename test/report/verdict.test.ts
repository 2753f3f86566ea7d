import { describe, expect, it } from 'vitest';
import { describeLeakage, describeThreshold, describeVerdict } from '../../src/report/verdict.ts';
import { evaluationOf } from './sample-report.ts';

describe('describeVerdict', () => {
  it('says how often it is right, what a match is worth, and what to expect of new texts', () => {
    // Pair 3 is seen; the threshold is 0.75.
    const evaluation = evaluationOf({ scores: [0.9, 0.8, 0.7, 0.6, 0.5], labels: [1, 1, 0, 1, 0] });
    expect(describeVerdict(evaluation)).toEqual([
      'On 5 pairs that it was not trained on (test), the matcher decides 80.0% correctly; always answering “match” would be right for 60.0%.',
      'When it says “match”, it is right 100.0% of the time, and it finds 66.7% of all matches.',
      'On the 4 of these pairs neither of whose texts occurs in the training files, it decides 100.0% correctly, and its average precision is 100.0% (all pairs: 91.7%): that is what to expect of new texts.',
    ]);
    expect(describeLeakage(evaluation)).toBe(
      '2 of the 10 texts evaluated here (20.0%) occur in the training files, and so do one or both texts of 1 of the 5 pairs (20.0%).',
    );
  });

  it.each([
    ['no pairs', { scores: [], labels: [] }, /has no pairs/],
    ['no matches', { scores: [0.1, 0.2], labels: [0, 0] }, /No pair is labelled a match/],
    ['nothing called a match', { scores: [1, 1, 1], labels: [0, 0, 1] }, /It never says “match”/],
    ['nothing seen', { scores: [0.1, 0.2], labels: [0, 1] }, /None of these texts/],
  ])('has a sentence for %s', (_, data, sentence) => {
    expect(describeVerdict(evaluationOf(data)).join(' ')).toMatch(sentence);
  });
});

describe('describeThreshold', () => {
  it.each([
    [{ goal: 'f1', value: 0.75, reached: true }, 'chosen on dev for the best F1 (75.0%)'],
    [{ goal: 'recall=0.9', value: 0.91, reached: true }, 'chosen on dev for a recall of at least 90% (91.0%)'],
    [
      { goal: 'precision=0.9', value: 0.7, reached: false },
      'chosen on dev for a precision of at least 90%, which is out of reach: 70.0% is the nearest',
    ],
  ])('$goal', (choice, sentence) => {
    expect(describeThreshold(choice)).toBe(sentence);
  });
});
