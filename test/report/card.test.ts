import { describe, expect, it } from 'vitest';
import type { Task } from '../../src/data/task.ts';
import { modelCard } from '../../src/report/card.ts';
import type { CardFacts } from '../../src/report/card-facts.ts';
import type { SplitEvaluation } from '../../src/report/report.ts';
import { sampleReport } from './sample-report.ts';

const [judged] = sampleReport.evaluations;

/** The sample's pairs, as another task would have judged them. */
function judgedAs(byTask: Record<string, number>, byTaskUnseen = byTask, more: Partial<SplitEvaluation> = {}) {
  return { ...sampleReport, evaluations: [{ ...judged, byTask, byTaskUnseen, ...more }] };
}

const facts: CardFacts = {
  judgedOn: 'samples test, 200 pairs',
  chosenOn: false,
  estimates: {
    whole: { accuracy: { mean: 0.75, interval: [0.7, 0.8] } },
    unseen: { accuracy: { mean: 0.7, interval: [Number.NaN, Number.NaN] } },
  },
  resampling: { resamples: 1000, seed: 3, units: 'pairs' },
  speed: { perSecond: 12_345.6, of: 'texts', threads: 2, processor: 'Tiny CPU' },
  bytes: 3_810_000,
  dimension: 256,
  longest: { left: 32, right: 64 },
  terms: [{ of: 'quora', terms: 'non-commercial use' }],
};

describe('modelCard', () => {
  it('names data, seed, figures, threshold and how to use it', () => {
    const card = modelCard(sampleReport);
    expect(card).toMatch(/^# siamese-bag on samples\n/);
    expect(card).toContain('| pairs | 200 | 180 |');
    expect(card).toContain('score is at least 0.600, chosen on dev for the best accuracy (75.0%)');
    for (const part of [
      '## Use',
      '## Figures',
      '## Training',
      '## Limits',
      'seed: 7',
      'sha256-0123',
      '--preset siamese-bag',
    ]) {
      expect(card).toContain(part);
    }
  });

  it('lets no name break the page', () => {
    expect(modelCard({ ...sampleReport, title: 'a|b\n# <c>' })).toMatch(/^# a\\\|b \\# \\<c\\>\n/);
  });

  it('says so where nothing was evaluated', () => {
    expect(modelCard({ ...sampleReport, evaluations: [] })).toContain('has not been evaluated yet');
  });

  it('names no command that the matcher cannot do', () => {
    expect(modelCard(sampleReport)).toContain('gemel duplicates --model . ');
    expect(modelCard({ ...sampleReport, vectors: false })).not.toContain('gemel duplicates');
  });
});

describe('modelCard of other tasks', () => {
  const ranking: Task = { kind: 'ranking' };
  const graded: Task = { kind: 'graded', lowest: 0, highest: 5 };
  const classes: Task = { kind: 'classes', names: ['unrelated', 'agrees', 'denies'] };
  const recall = { items: 40, recallAt1: 0.25, recallAt10: 0.5 };

  it.each<[string, Task, Record<string, number>, string[]]>([
    [
      'rankings',
      ranking,
      { questions: 60, map: 0.7, mrr: 0.8, precisionAt1: 0.5 },
      [
        'ranks the candidate answers of a question.',
        'Of 60 questions with a right answer that it was not trained on (test), it puts one first for 50.0%',
        'its MAP on them is 70.0%',
        'npx gemel rank --model . --input qa.csv',
        '| questions | 60 | 60 |\n| MAP | 70.0% | 70.0% |\n| MRR | 80.0% | 80.0% |',
      ],
    ],
    [
      'grades',
      graded,
      { pearson: 0.85, spearman: 0.8 },
      [
        'learned from grades between 0 and 5',
        'a rank correlation (Spearman) of 0.800',
        '180 pairs remain, and its Spearman on them is 0.800',
        '| Pearson | 0.850 | 0.850 |',
        'a grade of at least 2.50 is a match.',
      ],
    ],
    [
      'classes',
      classes,
      { weightedScore: 0.6, macroF1: 0.5, classAccuracy: 0.9 },
      [
        'which of these holds: unrelated, agrees, denies.',
        '90.0% get the right one of 3 classes',
        '| macro-F1 | 50.0% | 50.0% |',
        '“unrelated” is none, every other class is a match.',
      ],
    ],
  ])('speaks of %s in their own terms', (_, task, byTask, parts) => {
    const card = modelCard({ ...judgedAs(byTask), task });
    for (const part of parts) expect(card).toContain(part);
    expect(card).not.toContain('whether they match');
  });

  it('speaks of retrieval in both directions', () => {
    const retrieval = { leftToRight: recall, rightToLeft: { ...recall, items: 30, recallAt1: 0.2 } };
    const card = modelCard({ ...judgedAs({ recallAt1: 0.25 }, {}, { retrieval }), task: { kind: 'retrieval' } });
    expect(card).toContain('Given one of 40 left items that it was not trained on (test)');
    expect(card).toContain('given one of 30 right items, in 20.0% and 50.0%.');
    expect(card).toContain('| recall at 1 | 25.0% | – |\n| recall at 1, right to left | 20.0% | – |');
    expect(card).toContain('npx gemel search --index right.index');
  });

  it('promises nothing of new texts where there are hardly any', () => {
    const of = (questions: number) =>
      modelCard({ ...judgedAs({ questions: 60, map: 0.7 }, { questions, map: 1 }), task: ranking });
    expect(of(29)).toContain('only 29 questions remain: too few to say');
    expect(of(30)).toContain('30 questions remain, and its MAP on them is 100.0% (on all: 70.0%)');
  });
});

describe('modelCard with facts', () => {
  const withFacts = (more: Partial<CardFacts> = {}) => modelCard({ ...sampleReport, facts: { ...facts, ...more } });
  const headings = (card: string) => card.match(/^## .*$/gm);

  it('adds intervals, speed, size, lengths and terms', () => {
    const card = withFacts();
    for (const part of [
      'Judged on samples test, 200 pairs.\n',
      ' (70.0%–80.0%) | ',
      '1,000 bootstrap resamples of the pairs (seed 3)',
      '- speed: 12,346 texts a second from raw text to vector, tokenizing included, with 2 threads on Tiny CPU;',
      '- size: 3.8 MB of files\n',
      '- vectors: 256 numbers each\n',
      'the first 32 tokens of the left text and 64 of the right one',
      '- trained on: samples, 640 pairs\n- terms of quora: non-commercial use\n',
    ]) {
      expect(card).toContain(part);
    }
    expect(card.match(/\(\d+\.\d%–/g)).toHaveLength(1);
    expect(headings(card)).toEqual(
      ['Use', 'Figures', 'Speed and size', 'Data and terms', 'Training', 'Limits'].map((name) => `## ${name}`),
    );
  });

  it('has a section for each further fact, and leaves none of it in the plain card', () => {
    const card = withFacts({
      note: 'Its teacher knew **these** pairs.',
      teacherSection: '## Teacher and student\n\nkept',
      stored: {
        type: 'int8',
        quality: {
          data: 'dev|1',
          before: { pairs: 9, accuracy: 0.9, rocAuc: null },
          after: { pairs: 9, accuracy: 0.89, rocAuc: 1 },
        },
      },
      chosenOn: true,
      terms: [],
      speed: { ...facts.speed, of: 'pairs', threads: 1 },
      dimension: undefined,
      longest: { right: 8 },
    });
    expect(headings(card)?.slice(2, 7)).toEqual([
      '## Worth knowing',
      '## Teacher and student',
      '## Speed and size',
      '## Stored weights',
      '## Data and terms',
    ]);
    for (const part of [
      'Its teacher knew **these** pairs.',
      'on dev\\|1:',
      '| accuracy | 90.0% | 89.0% |\n| ROC-AUC | – | 100.0% |',
      'expect a little less of other pairs.',
      '- terms: not known to gemel',
      'pairs a second from raw texts to score, tokenizing included, with 1 thread on',
      '- vectors: none',
      'the first 8 tokens of a text are read',
      '3.8 MB of files, weights stored as int8',
    ]) {
      expect(card).toContain(part);
    }
    expect(headings(modelCard(sampleReport))).toEqual(['## Use', '## Figures', '## Training', '## Limits']);
  });

  it('counts no time and no room of a frozen model', () => {
    const card = withFacts({ frozen: true, speed: { ...facts.speed, of: 'items' } });
    expect(card).toContain('12,346 items a second from vectors of the frozen model');
    expect(card).toContain('3.8 MB of files, beside those of the frozen model');
    expect(withFacts()).not.toContain('frozen');
  });

  it('says that a cost was not measured, and calls a model that comes with gemel by its name', () => {
    const card = modelCard({ ...sampleReport, name: 'questions-en', facts: { ...facts, stored: { type: 'float16' } } });
    expect(card).toContain('Stored as float16. What that costs was not measured.');
    expect(card).toContain('npx gemel score --model questions-en --input');
  });
});
