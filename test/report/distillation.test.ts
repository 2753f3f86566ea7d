import { describe, expect, it } from 'vitest';
import { modelCard } from '../../src/report/card.ts';
import { type Distilled, formatDistilled } from '../../src/report/distillation.ts';
import { sampleReport } from './sample-report.ts';

const distilled: Distilled = {
  judgedOn: 'mine|2 dev, 9 pairs',
  teacher: {
    name: 'large',
    metrics: { pairs: 9, accuracy: 0.9, averagePrecision: 0.95, map: 0.8, threshold: 0.4 },
    bytes: 90_000_000,
    speed: { perSecond: 812.4, of: 'pairs' },
  },
  student: {
    name: 'small',
    metrics: { pairs: 9, accuracy: 0.85, averagePrecision: null, threshold: 0.5 },
    bytes: 3_810_000,
    speed: { perSecond: 41_234, of: 'texts' },
  },
};

describe('formatDistilled', () => {
  it('sets quality, size and speed of both side by side, what both have', () => {
    expect(formatDistilled(distilled)).toBe(
      [
        'mine|2 dev, 9 pairs      teacher         student',
        '                           large           small',
        'accuracy                   90.0%           85.0%',
        'average precision          95.0%               –',
        'size                     90.0 MB          3.8 MB',
        'speed                812 pairs/s  41,234 texts/s',
      ].join('\n'),
    );
  });
});

describe('modelCard', () => {
  it('shows them where it was distilled', () => {
    const card = modelCard({ ...sampleReport, distilled });
    expect(card).toContain('## Teacher and student\n');
    expect(card).toContain(
      '| mine\\|2 dev, 9 pairs | teacher | student |\n|---|---:|---:|\n|  | large | small |\n| accuracy | 90.0% | 85.0% |',
    );
    expect(modelCard(sampleReport)).not.toContain('Teacher');
  });
});
