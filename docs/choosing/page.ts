/** The page docs/choosing.md: `template.md`, whose gaps are filled with what sources, presets and corpora say of themselves. */
import { readdirSync, readFileSync } from 'node:fs';
import { corpusByName, corpusNames } from '../../corpora/catalogue.ts';
import type { CorpusCard } from '../../corpora/corpus.ts';
import type { Task } from '../../src/data/task.ts';
import type { Head, Measure } from '../../src/heads/head.ts';
import type { Loss } from '../../src/losses/loss.ts';
import { markdownTable } from '../markdown-table.ts';
import { readDocstring, readOptionComments } from './docstrings.ts';
import { type Named, readArchitectures, readMembers, readShared, type Setting } from './settings.ts';

/** One entry of the page: a member, or two that one function makes. */
export interface Entry {
  readonly kinds: readonly string[];
  readonly text: string;
}

/** The page as the sources are now. */
export async function choosingPage(): Promise<string> {
  const template = readFileSync(new URL('template.md', import.meta.url), 'utf8');
  const corpora: CorpusCard[] = await Promise.all(corpusNames.map(corpusByName));
  const entries = choosingEntries();
  const gaps: Record<string, string> = {
    presets: presetTable(corpora),
    corpora: corpusTable(corpora),
    'heads and losses': await headsAndLosses(),
    'text settings': settingTable(readShared('textSchema')),
    'training settings': settingTable(readShared('trainingSchema')),
  };
  for (const { name, preset } of corpora) gaps[`preset of ${name}`] = `\`${preset}\``;
  for (const [folder, found] of Object.entries(entries)) {
    gaps[folder] = found.map(({ kinds, text }) => `### ${list(kinds)}\n\n${text}`).join('\n\n');
  }
  return template.replaceAll(/\{\{(.+?)\}\}/g, (_, gap: string) => {
    if (gap in gaps) return gaps[gap];
    throw new Error(`template.md: expected one of ${Object.keys(gaps).join(', ')}, found "${gap}"`);
  });
}

/** The entries of each family, by its folder in src. */
export function choosingEntries(): Record<'matchers' | Named['family'], Entry[]> {
  const members = readMembers();
  const of = (family: Named['family']) => {
    const own = members.filter((member) => member.family === family);
    return own.map((member): Entry => ({ kinds: [member.kind], text: describe(family, member) }));
  };
  return {
    matchers: architectureEntries(),
    encoders: of('encoders'),
    interactions: of('interactions'),
    heads: of('heads'),
    losses: of('losses'),
  };
}

/** Architectures that have no file of their own, and the one that they are. */
const MADE_BY: Readonly<Record<string, string>> = { triplet: 'siamese' };

function architectureEntries(): Entry[] {
  const architectures = readArchitectures();
  return architectures
    .filter((name) => !(name in MADE_BY))
    .map((name) => ({
      kinds: [name, ...architectures.filter((other) => MADE_BY[other] === name)],
      text: describe('matchers', { kind: name, settings: [] }),
    }));
}

function describe(folder: string, { kind, settings }: Pick<Named, 'kind' | 'settings'>): string {
  const { file, summary, paragraphs } = readDocstring(folder, kind);
  const comments = readOptionComments(file);
  const commented = settings.map((setting) => ({
    ...setting,
    comment: setting.comment || (comments.get(setting.name) ?? ''),
  }));
  const docstring = paragraphs.map(emphasise).map(withKinds);
  return [
    summary,
    ...docstring,
    ...(settings.length > 0 ? [settingTable(commented)] : []),
    `[src/${file}](../src/${file})`,
  ].join('\n\n');
}

/** The words by which a reader finds what a member needs and when to take it. */
function emphasise(paragraph: string): string {
  return paragraph.replaceAll(/\b([Pp]refer|Needs)\b/g, '**$1**');
}

/** Names of functions → names of settings: `inBatchTriplet` is `in-batch-triplet` here. */
function withKinds(paragraph: string): string {
  return paragraph.replaceAll(/`([a-z]+(?:[A-Z][a-z]+)+)`/g, (whole, name: string) => {
    const kind = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return readMembers().some((member) => member.kind === kind) ? `\`${kind}\`` : whole;
  });
}

function settingTable(settings: readonly Setting[]): string {
  const rows = settings.map(({ name, default: usual, optional, values, comment }) => [
    `\`${name}\``,
    usual === undefined ? (optional ? '' : 'required') : `\`${usual}\``,
    [comment, values.length > 0 && `Values: ${list(values)}.`].filter(Boolean).join(' ').replaceAll(/\s+/g, ' '),
  ]);
  return markdownTable([['setting', 'default', ''], ...rows], { aligned: false });
}

function presetTable(corpora: readonly CorpusCard[]): string {
  const folder = new URL('../../pipelines/presets/', import.meta.url);
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort();
  const rows = names.map((file) => {
    const { description, architecture = 'siamese' } = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
    const preset = file.replace(/\.json$/, '');
    const used = corpora.filter((corpus) => corpus.preset === preset).map(({ name }) => name);
    return [`\`${preset}\``, architecture, description, used.join(', ')];
  });
  return markdownTable([['preset', 'architecture', '', 'usual for'], ...rows], { aligned: false });
}

function corpusTable(corpora: readonly CorpusCard[]): string {
  const rows = corpora.map(({ name, description, task, preset, terms }) => [
    `\`${name}\``,
    description,
    labelsOf(task),
    `\`${preset}\``,
    terms,
  ]);
  return markdownTable([['corpus', '', 'labels', 'preset', 'terms'], ...rows], { aligned: false });
}

function labelsOf(task: Task): string {
  switch (task.kind) {
    case 'graded':
      return `grades ${task.lowest} to ${task.highest}`;
    case 'classes':
      return `classes: ${task.names.join(', ')}`;
    case 'ranking':
      return '0 and 1, candidates of a question';
    case 'retrieval':
      return 'matches alone';
    case 'match':
      return '0 and 1';
  }
}

/** What each head gives, and which losses read that: asked of the members themselves. */
async function headsAndLosses(): Promise<string> {
  const members = readMembers();
  const make = async <Made>(family: Named['family'], kind: string): Promise<Made> => {
    const { file, name } = readDocstring(family, kind);
    const module = await import(new URL(`../../src/${file}`, import.meta.url).href);
    return module[name]({ dimension: 4 });
  };
  const losses = await Promise.all(
    members
      .filter(({ family }) => family === 'losses')
      .map(async ({ kind }) => ({ kind, loss: await make<Loss>('losses', kind) })),
  );
  const readers = (measure: Measure, vectors = true) =>
    list(
      losses
        .filter(({ loss }) => loss.accepts.includes(measure) && (vectors || !loss.needs?.includes('vectors')))
        .map(({ kind }) => kind),
    );
  const rows: string[][] = [];
  for (const { family, kind } of members) {
    if (family !== 'heads') continue;
    const { measure, symmetric, search } = await make<Head>('heads', kind);
    rows.push([
      `\`${kind}\``,
      measure,
      symmetric ? 'yes' : 'no',
      search ? 'every pair' : 'the nearest few',
      readers(measure),
    ]);
  }
  rows.push(['`classifier`, of several classes', 'classes', 'no', '', readers('classes')]);
  rows.push([
    '(two-channel)',
    'logit or classes',
    'it depends',
    '',
    `${readers('logit', false)}; ${readers('classes', false)}`,
  ]);
  return markdownTable([['head', 'gives', 'symmetric', 'gemel duplicates looks at', 'losses that read it'], ...rows], {
    aligned: false,
  });
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
