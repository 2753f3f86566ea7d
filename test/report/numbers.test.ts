import { describe, expect, it } from 'vitest';
import {
  formatCount,
  formatCounted,
  formatDigits,
  formatDuration,
  formatMetric,
  formatPercent,
} from '../../src/report/numbers.ts';

describe('numbers', () => {
  it.each([
    [formatPercent(0.8012), '80.1%'],
    [formatPercent(0.8012, 0), '80%'],
    [formatPercent(Number.NaN), '–'],
    [formatCount(5062), '5,062'],
    [formatCount(999), '999'],
    [formatCounted(1, 'pair'), '1 pair'],
    [formatCounted(1200, 'pair'), '1,200 pairs'],
    [formatDigits(0.12345), '0.123'],
    [formatDigits(0), '0.000'],
    [formatDigits(1.2345), '1.23'],
    [formatDigits(-12.345), '-12.3'],
    [formatDigits(1234.5), '1,235'],
    [formatDigits(0.00012), '1.20e-4'],
    [formatDigits(Infinity), '–'],
    [formatDuration(8.24), '8.2 s'],
    [formatDuration(59.7), '1 min 0 s'],
    [formatDuration(83), '1 min 23 s'],
    [formatDuration(7500), '2 h 5 min'],
    [formatMetric('accuracy', 0.5), '50.0%'],
    [formatMetric('logLoss', 0.5), '0.500'],
    [formatMetric('pearson', 0.5), '0.500'],
  ])('%s', (written, expected) => {
    expect(written).toBe(expected);
  });
});
