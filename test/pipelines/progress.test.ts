import { describe, expect, it } from 'vitest';
import { openCounter, openProgress } from '../../pipelines/progress.ts';
import type { Terminal } from '../../pipelines/terminal.ts';
import { showTraining } from '../../pipelines/training-progress.ts';
import { events } from '../report/sample-report.ts';

/** A terminal of a width, with a clock that is set by hand. */
function fakeTerminal(columns: number | undefined) {
  const stop = new AbortController();
  const told = { text: '', now: 100 };
  const terminal: Terminal = {
    print: () => {},
    tell: (text) => {
      told.text += text;
    },
    columns: () => columns,
    clock: () => told.now,
    signal: stop.signal,
    debug: false,
  };
  return { told, terminal, stop };
}

describe('openProgress', () => {
  it('rewrites one line on a terminal, cut to its width, ten times a second at most', () => {
    const { told, terminal } = fakeTerminal(10);
    const progress = openProgress(terminal);
    progress.update('a line that is long');
    told.now += 0.05;
    progress.update('too early');
    told.now += 0.06;
    progress.update('second');
    progress.say('stays');
    progress.end();
    expect(told.text).toBe('\r\x1b[Ka line t…\r\x1b[Ksecond\r\x1b[Kstays\n');
  });

  it('tells a log every ten seconds, without a control character', () => {
    const { told, terminal } = fakeTerminal(undefined);
    const progress = openProgress(terminal);
    for (let second = 0; second < 25; second++) {
      progress.update(`second ${second}`);
      told.now++;
    }
    progress.end();
    expect(told.text).toBe('second 10\nsecond 20\n');
  });
});

describe('openCounter', () => {
  it('tells speed and time left', () => {
    const { told, terminal } = fakeTerminal(80);
    const count = openCounter(openProgress(terminal), { terminal, doing: 'reading', total: 5000, things: 'rows' });
    count(1000);
    told.now += 2;
    count(3000);
    expect(told.text.split('\r').at(-1)).toBe('\x1b[Kreading 3,000 of 5,000 rows  1,000/s  2.0 s left');
  });

  it('stops at Ctrl-C', () => {
    const { terminal, stop } = fakeTerminal(80);
    const count = openCounter(openProgress(terminal), { terminal, doing: 'reading', total: 2, things: 'rows' });
    stop.abort();
    expect(() => count(1)).toThrow('stopped by Ctrl-C');
  });
});

describe('showTraining', () => {
  it('shows steps in passing and keeps epochs', () => {
    const { told, terminal } = fakeTerminal(undefined);
    const show = showTraining(openProgress(terminal));
    for (const event of events) show(event);
    expect(told.text).toBe(
      [
        'training on 640 pairs, 80 dev pairs, 1,234 parameters, 3 epochs at most',
        'epoch 1/3  loss 0.600  dev average precision 60.0% (best)  900 pairs/s  0.7 s',
        'epoch 2/3  loss 0.300  dev average precision 80.0% (best)  900 pairs/s  0.7 s',
        'epoch 3/3  loss 0.200  dev average precision 70.0%  900 pairs/s  0.7 s',
        '',
      ].join('\n'),
    );
  });
});
