import { describe, expect, it } from 'vitest';
import { engineOf, parseFlags, SHARED_FLAGS } from '../../pipelines/flags.ts';

const specs = {
  ...SHARED_FLAGS,
  out: { value: 'DIR', about: 'where' },
  time: { value: 'TIME', about: 'how long' },
  score: { value: 'SCORE', about: 'how much' },
};
const parse = (...args: string[]) => parseFlags('try', args, specs);

describe('parseFlags', () => {
  it('gives values, defaults and switches', () => {
    const flags = parse('--out', 'a b', '--json', '--threads=2');
    expect([flags.text('out'), flags.given('json'), flags.given('seed')]).toEqual(['a b', true, false]);
    expect([flags.whole('threads'), flags.whole('seed'), flags.text('time')]).toEqual([2, 1, undefined]);
  });

  it.each([
    ['90', 90],
    ['90s', 90],
    ['1.5m', 90],
    ['.5s', 0.5],
  ])('reads the time %s', (text, seconds) => {
    expect(parse('--time', text).seconds('time')).toBe(seconds);
  });

  it.each(['0', '-3s', '1h', '', 's', '1e3'])('refuses the time "%s"', (text) => {
    expect(() => parse(`--time=${text}`).seconds('time')).toThrow();
  });

  it('takes negative numbers and a dash alone', () => {
    expect(parse('--score', '-0.25').number('score')).toBe(-0.25);
    expect(parse('--out', '-').text('out')).toBe('-');
  });

  it('gives a command line that a shell reads back', () => {
    expect(parse('--out', "it's", '--time', '9s').commandLine).toBe(`gemel try --out 'it'\\''s' --time 9s`);
  });

  it('names the flag that is needed', () => {
    expect(() => parse().need('out')).toThrow('expected --out DIR, found none: where');
  });
});

describe('engineOf', () => {
  it('reads the shared flags', () => {
    expect(engineOf(parse('--engine', 'tfjs', '--provider', 'wasm', '--threads', '1'))).toEqual({
      ...{ engine: 'tfjs', provider: 'wasm', threads: 1 },
    });
    expect(engineOf(parse())).toEqual({ engine: 'onnx', provider: undefined, threads: undefined });
  });
});
