/** Flags: what a command declares, what the user gave, and the one line that says where the two differ. */
import { parseArgs } from 'node:util';
import { suggest } from '../corpora/closest.ts';
import type { EngineOptions } from '../src/compile/compile.ts';
import { GemelError } from '../src/errors.ts';

/** A flag as a command declares it. */
export interface Flag {
  /** What its value is, as `--help` shows it: `DIR`. A flag without one is on or off. */
  readonly value?: string;
  readonly about: string;
  /** The value where the flag is not given. */
  readonly default?: string;
  readonly required?: boolean;
}

export type FlagSpecs = Readonly<Record<string, Flag>>;

/** The flags of one call, checked as they are read. */
export interface Flags {
  /** Whether the user gave it. */
  given(name: string): boolean;
  /** Its value, or its default. */
  text(name: string): string | undefined;
  /** Its value; an error where there is none. */
  need(name: string): string;
  /** A whole number of at least `least`. */
  whole(name: string, least?: number): number | undefined;
  /** Any number. */
  number(name: string): number | undefined;
  /** Seconds, from `90`, `90s` or `2m`. */
  seconds(name: string): number | undefined;
  /** The command line that repeats the call. */
  readonly commandLine: string;
}

/** What every command takes. */
export const SHARED_FLAGS: FlagSpecs = {
  json: { about: 'print one JSON object on standard output; progress goes to standard error' },
  seed: { value: 'N', about: 'what every random choice is drawn from', default: '1' },
  threads: { value: 'N', about: 'threads inside one operation; default: one a core' },
  engine: { value: 'NAME', about: 'onnx (compiled) or tfjs (eager, slow: to compare with)', default: 'onnx' },
  provider: { value: 'NAME', about: 'where ONNX Runtime computes: cpu, webgpu, cuda, coreml, dml; default: cpu' },
};

/** Checks the arguments of a command against the flags that it declares. */
export function parseFlags(command: string, args: readonly string[], specs: FlagSpecs): Flags {
  const options = Object.fromEntries(
    Object.entries(specs).map(([name, { value }]) => [
      name,
      // A flag of one letter may be written with one dash: -k 5.
      { type: value ? ('string' as const) : ('boolean' as const), ...(name.length === 1 && { short: name }) },
    ]),
  );
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true, allowPositionals: true });
  const given = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === 'positional') throw refuse(`expected flags only, found "${token.value}"`);
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    if (!Object.hasOwn(specs, name)) {
      throw refuse(`expected a flag of this command, found ${rawName}${suggest(rawName, flagNames(specs))}`);
    }
    if (given.has(name)) throw refuse(`expected ${rawName} once, found it twice`);
    if (!specs[name].value && value !== undefined)
      throw refuse(`expected ${rawName} without a value, found "${value}"`);
    if (specs[name].value && (!value || (value.startsWith('--') && !inlineValue))) {
      throw refuse(`expected a value after ${rawName} (${specs[name].value}), found ${value || 'none'}`);
    }
    given.set(name, value ?? '');
  }
  const missing = Object.keys(specs).find((name) => specs[name].required && !given.has(name));
  if (missing) throw refuse(`expected --${missing} ${specs[missing].value}, found none: ${specs[missing].about}`);
  return readFlags(given, specs, ['gemel', command, ...args].map(quote).join(' '));

  function refuse(message: string): GemelError {
    return new GemelError('bad-usage', `${message} (gemel ${command} --help lists them)`);
  }
}

function readFlags(given: ReadonlyMap<string, string>, specs: FlagSpecs, commandLine: string): Flags {
  const text = (name: string) => given.get(name) ?? specs[name].default;
  const parsed = (name: string, expected: string, parse: (value: string) => number): number | undefined => {
    const value = text(name);
    if (value === undefined) return undefined;
    const number = parse(value);
    if (!Number.isNaN(number)) return number;
    throw new GemelError('bad-usage', `--${name}: expected ${expected}, found "${value}"`);
  };
  return {
    given: (name) => given.has(name),
    text,
    need(name) {
      const value = text(name);
      if (value !== undefined) return value;
      throw new GemelError('bad-usage', `expected --${name} ${specs[name].value}, found none: ${specs[name].about}`);
    },
    whole: (name, least = 1) =>
      parsed(name, `a whole number of at least ${least}`, (value) =>
        /^\d+$/.test(value) && Number(value) >= least && Number(value) <= 0xffffffff ? Number(value) : Number.NaN,
      ),
    number: (name) =>
      parsed(name, 'a number', (value) => (Number.isFinite(Number(value)) ? Number(value) : Number.NaN)),
    seconds: (name) =>
      parsed(name, 'a time such as 90s or 2m', (value) => {
        const [, amount, unit] = /^(\d*\.?\d+)(s|m)?$/.exec(value) ?? [];
        return Number(amount) > 0 ? Number(amount) * (unit === 'm' ? 60 : 1) : Number.NaN;
      }),
    commandLine,
  };
}

/** The engine that the shared flags ask for. */
export function engineOf(flags: Flags): EngineOptions {
  const engine = flags.text('engine');
  if (engine !== 'onnx' && engine !== 'tfjs') {
    throw new GemelError('bad-usage', `--engine: expected onnx or tfjs, found "${engine}"`);
  }
  return { engine, threads: flags.whole('threads'), provider: flags.text('provider') };
}

/** Refuses flags that mean nothing where the data come from another source. */
export function refuseBeside(flags: Flags, source: string, names: readonly string[]): void {
  const stray = names.find((name) => flags.given(name));
  if (stray) throw new GemelError('bad-usage', `--${stray} means nothing beside --${source}: leave one of them out`);
}

function flagNames(specs: FlagSpecs): string[] {
  return Object.keys(specs).map((name) => `--${name}`);
}

/** A word as a shell reads it back. */
function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
