import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tinyWorld } from './tiny.ts';

const world = tinyWorld();
const job = join(import.meta.dirname, '../../pipelines/duplicate-questions.ts');

function start() {
  const flags = ['--out', world.path('run'), '--limit', '300', '--epochs', '1', '--threads', '1'];
  return spawnSync(process.execPath, ['--import', 'tsx', job, ...flags], { encoding: 'utf8' });
}

it('the main job, cut short: trains, judges, finds groups, tells where they are, and can be run again', () => {
  const first = start();
  expect(first.stderr).toMatch(/^epoch 1\/1/m);
  expect(first.stdout).toMatch(/HOW GOOD IS IT\?.*all pairs +unseen.*WHICH QUESTIONS ASK THE SAME\?.*Try next/s);
  expect(first.status).toBe(0);
  expect(world.filesOf('run')).toEqual(expect.arrayContaining(['groups.csv', 'manifest.json', 'report.html']));
  expect(world.text('run/groups.csv')).toMatch(/^group,text,similarity,representative\n/);
  expect(world.text('run/report.html')).toContain('Duplicates found');
  const weights = world.read('run/weights.safetensors');
  expect(start().status).toBe(0);
  expect(world.read('run/weights.safetensors')).toEqual(weights);
});
