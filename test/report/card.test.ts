import { describe, expect, it } from 'vitest';
import { modelCard } from '../../src/report/card.ts';
import { sampleReport } from './sample-report.ts';

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
});
