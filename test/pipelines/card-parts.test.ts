import { describe, expect, it } from 'vitest';
import { estimateSlices } from '../../pipelines/card/intervals.ts';
import { withoutFolders } from '../../pipelines/card/paths.ts';
import { sectionOf } from '../../pipelines/card/section.ts';
import { termsOf } from '../../pipelines/card/terms.ts';
import type { Task } from '../../src/data/task.ts';
import { averagePrecision } from '../../src/evaluation/average-precision.ts';
import { pearson } from '../../src/evaluation/graded.ts';
import { seededScores } from '../evaluation/labelled-scores.ts';

describe('estimateSlices', () => {
  const { scores, labels } = seededScores({ pairs: 80, levels: 40, seed: 2 });
  const pairsOf = (given: readonly number[]) =>
    given.map((label, i) => ({ left: `q${Math.floor(i / 2)}`, right: `r${i}`, label }));
  const decisions = scores.map((score) => Number(score >= 0.5));
  const unseen = Array.from({ length: 40 }, (_, i) => 2 * i);
  const estimate = (task: Task, given: readonly number[], more = {}) =>
    estimateSlices({ task, pairs: pairsOf(given), unseen }, { scores, decisions, ...more }, { seed: 1 });

  it('measures the whole and the unseen pairs, each with an interval around the figure', () => {
    const { whole, unseen: fresh } = estimate({ kind: 'match' }, labels);
    expect(Object.keys(whole)).toEqual(['averagePrecision', 'accuracy']);
    expect(whole.averagePrecision.mean).toBeCloseTo(averagePrecision(scores, labels), 12);
    const only = (values: readonly number[]) => unseen.map((row) => values[row]);
    expect(fresh.averagePrecision.mean).toBeCloseTo(averagePrecision(only(scores), only(labels)), 12);
    for (const { mean, interval } of [...Object.values(whole), ...Object.values(fresh)]) {
      expect(interval[0]).toBeLessThan(mean);
      expect(interval[1]).toBeGreaterThan(mean);
    }
    const width = ({ interval: [low, high] }: { interval: readonly [number, number] }) => high - low;
    expect(width(fresh.accuracy)).toBeGreaterThan(width(whole.accuracy));
  });

  it('gives the same digits again, and others by another seed', () => {
    const test = { task: { kind: 'match' } as const, pairs: pairsOf(labels), unseen };
    const of = (seed: number) => estimateSlices(test, { scores, decisions }, { seed }).whole.averagePrecision.interval;
    expect(of(1)).toEqual(of(1));
    expect(of(1)).not.toEqual(of(2));
  });

  it('adds Pearson to grades, and the accuracy of classes', () => {
    const grades = scores.map((score, i) => (score + labels[i]) / 2);
    const { whole } = estimate({ kind: 'graded', lowest: 0, highest: 1 }, grades);
    expect(Object.keys(whole)).toEqual(['spearman', 'pearson']);
    expect(whole.pearson.mean).toBeCloseTo(pearson(scores, grades), 12);
    expect(whole.pearson.interval[0]).toBeLessThan(whole.pearson.mean);

    const classes = labels.flatMap((label, i) => (i % 4 === 0 ? [0, 0, 1] : [1 - label, label, 0]));
    const told = estimate({ kind: 'classes', names: ['none', 'some', 'much'] }, labels, { classes });
    expect(told.whole.classAccuracy.mean).toBe(0.75);
    expect(told.unseen.classAccuracy.mean).toBe(0.5);
  });

  it('gives no interval of few units: of a ranking, questions', () => {
    const few = estimateSlices(
      { task: { kind: 'match' }, pairs: pairsOf(labels), unseen: unseen.slice(0, 29) },
      { scores, decisions },
      { seed: 1 },
    ).unseen;
    expect(few.accuracy.mean).toBeGreaterThan(0);
    expect(few.accuracy.interval).toEqual([Number.NaN, Number.NaN]);
    const rows = pairsOf(labels).map((pair, i) => ({ ...pair, left: `q${i % 20}` }));
    const ranked = estimateSlices(
      { task: { kind: 'ranking' }, pairs: rows, unseen: [] },
      { scores, decisions },
      { seed: 1 },
    );
    expect(Object.keys(ranked.whole)).toEqual(['map', 'mrr', 'precisionAt1']);
    expect(ranked.whole.map.interval).toEqual([Number.NaN, Number.NaN]);
    expect(ranked.unseen).toEqual({});
  });
});

it.each([
  ['gemel train --data /home/me/quora --out ../out/x', 'gemel train --data quora --out x'],
  ["--pairs '/home/me/my pairs.csv' --title '1/2 done'", "--pairs 'my pairs.csv' --title '1/2 done'"],
  ['--pairs=/a/b.csv ~/c/d.csv C:\\e\\f.csv', '--pairs=b.csv d.csv f.csv'],
  ['--data data/quora --vectors owner/name', '--data data/quora --vectors owner/name'],
  ['/tmp/mine.csv, 160 pairs', 'mine.csv, 160 pairs'],
])('withoutFolders(%j)', (text, shown) => {
  expect(withoutFolders(text)).toBe(shown);
});

it('sectionOf finds a section up to the next of its rank', () => {
  const page = '# a\n\n## b\n\nx\n\n### c\n\ny\n\n## d\n';
  expect(sectionOf(page, '## b')).toBe('## b\n\nx\n\n### c\n\ny');
  expect(sectionOf(page, '## d')).toBe('## d');
  expect(sectionOf(page, '## e')).toBeUndefined();
});

it.each([
  ['atec and lcqmc, 9 pairs', undefined, ['atec', 'lcqmc']],
  ['quora, 9 pairs, 8 pairs scored by large', 'CC0', ['quora', 'the rest']],
  ['quora.csv, 9 pairs', undefined, []],
  ['mine.csv, 9 pairs', 'CC0', ['the data']],
])('termsOf(%j)', async (data, own, names) => {
  expect((await termsOf(data, own)).map(({ of }) => of)).toEqual(names);
});
