/**
 * How `gemel duplicates` grows: `npx tsx test/bench/duplicates.ts --model DIR [--counts 10000,100000,1000000] [--input FILE] [--search HOW]`.
 * Makes lists of generated questions, runs the whole command on each in a process of its own, and prints seconds by stage, the peak
 * memory, and precision and recall against the groups that the questions were made from. With --input that file is run instead.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generateQuestions } from '../../corpora/generated/questions.ts';
import { readTable } from '../../corpora/table.ts';

const { values: flags } = parseArgs({
  options: {
    model: { type: 'string' },
    counts: { type: 'string', default: '10000,100000,1000000' },
    input: { type: 'string' },
    search: { type: 'string' },
    threads: { type: 'string', default: '2' },
  },
});

const COLUMNS = [
  ...['texts', 'seconds', 'read', 'encode', 'search', 'group', 'write', 's/1,000 texts', 'peak MB'],
  ...['search', 'sampled recall', 'pairs', 'groups', 'precision', 'recall'],
];

async function main(): Promise<void> {
  if (flags.model === undefined) throw new Error('expected --model DIR, found none');
  const folder = await mkdtemp(join(tmpdir(), 'gemel-bench-'));
  try {
    print(`${cpus()[0].model}, ${cpus().length} cores, ${flags.threads} threads\n`);
    print(`| ${COLUMNS.join(' | ')} |\n|${COLUMNS.map(() => '---:|').join('')}\n`);
    if (flags.input !== undefined) return await measure(flags.input, flags.model, folder);
    for (const count of flags.counts.split(',').map(Number)) {
      const path = join(folder, `questions-${count}.csv`);
      const groups = await writeQuestions(path, count);
      await measure(path, flags.model, folder, groups);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs the command on one file and prints its line. */
async function measure(input: string, model: string, folder: string, truth?: Int32Array): Promise<void> {
  const output = join(folder, 'groups.csv');
  const began = performance.now();
  const { summary, peak } = await runCommand(
    [
      ...['duplicates', '--json', '--model', model, '--input', input, '--output', output, '--threads', flags.threads],
      ...(flags.search === undefined ? [] : ['--search', flags.search]),
    ],
    folder,
  );
  const seconds = (performance.now() - began) / 1000;
  const quality = truth && (await judge(input, output, truth));
  const { read, encode, search, group = 0, write } = summary.seconds;
  const share = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(3));
  const cells = [
    summary.texts,
    ...[seconds, read, encode, search, group, write].map((value) => value.toFixed(1)),
    ((1000 * seconds) / summary.texts).toFixed(3),
    peak.toFixed(0),
    summary.search,
    share(summary.exactSample?.recall),
    summary.pairs,
    summary.groups,
    share(quality?.precision),
    share(quality?.recall),
  ];
  print(`| ${cells.join(' | ')} |\n`);
}

/** The command in a process of its own; its peak memory comes from the system. */
async function runCommand(args: readonly string[], folder: string) {
  const entry = fileURLToPath(new URL('../../pipelines/cli.ts', import.meta.url));
  const program = `
    import(${JSON.stringify(entry)}).then(async ({ runProcess }) => {
      await runProcess();
      process.stderr.write('PEAK ' + process.resourceUsage().maxRSS + '\\n');
    });`;
  // In a file, since usearch does not find itself from a program that is given by -e.
  const path = join(folder, 'gemel.mjs');
  await writeFile(path, program);
  const tsx = import.meta.resolve('tsx');
  const child = spawn(process.execPath, ['--import', tsx, path, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`gemel ended with ${code}: ${err}`);
  return { summary: JSON.parse(out), peak: Number(/PEAK (\d+)/.exec(err)?.[1]) / 1024 };
}

/** The questions as a file, and the true group of each row. */
async function writeQuestions(path: string, count: number): Promise<Int32Array> {
  const groups = new Int32Array(count);
  const file = createWriteStream(path);
  let row = 0;
  let block = 'question\n';
  for (const { question, group } of generateQuestions({ seed: 1, count })) {
    groups[row++] = group;
    block += `"${question.replaceAll('"', '""')}"\n`;
    if (block.length < 1 << 20) continue;
    if (!file.write(block)) await once(file, 'drain');
    block = '';
  }
  file.end(block);
  await once(file, 'close');
  return groups;
}

/** Pairwise: every two texts of a found group against every two of a true one. */
async function judge(input: string, output: string, truth: Int32Array) {
  const questions = (await readFile(input, 'utf8')).trimEnd().split('\n').slice(1);
  const trueGroup = new Map(questions.map((line, row) => [line.slice(1, -1).replaceAll('""', '"').trim(), truth[row]]));
  const matches = pairsWithin(truth);
  const found = new Map<string, number[]>();
  for await (const { values } of await readTable(output)) {
    const members = found.get(values.group) ?? [];
    members.push(trueGroup.get(values.text) ?? -1);
    found.set(values.group, members);
  }
  let [joined, right] = [0, 0];
  for (const members of found.values()) {
    joined += (members.length * (members.length - 1)) / 2;
    right += pairsWithin(members);
  }
  return { precision: right / joined, recall: right / matches };
}

function pairsWithin(keys: Iterable<number>): number {
  const sizes = new Map<number, number>();
  for (const key of keys) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}

function print(text: string): void {
  process.stdout.write(text);
}

await main();
