import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tinyWorld } from './tiny.ts';

const world = tinyWorld();

function start(recipe: string, out: string, ...flags: string[]) {
  const script = join(import.meta.dirname, '../../pipelines', recipe);
  const args = ['--import', 'tsx', script, '--out', world.path(out), '--epochs', '1', '--threads', '1', ...flags];
  return spawnSync(process.execPath, args, { encoding: 'utf8' });
}

describe('a recipe, cut short: trains, judges, does its job on a list, and tells where the results are', () => {
  it('answer-ranking', () => {
    const { stdout, stderr, status } = start('answer-ranking.ts', 'answers', '--limit', '100');
    expect(stderr).toMatch(/^epoch 1\/1/m);
    expect(stdout).toMatch(/HOW GOOD IS IT\?.*MAP.*WHICH ANSWER BELONGS TO A QUESTION\?.*of 60 answers.*Try next/s);
    expect(status).toBe(0);
    expect(world.filesOf('answers')).toEqual(expect.arrayContaining(['found.csv', 'manifest.json', 'report.html']));
    expect(world.text('answers/found.csv').trim().split('\n')).toHaveLength(1 + 10 * 60);
  });

  it('title-body', () => {
    const { stdout, stderr, status } = start('title-body.ts', 'titles', '--limit', '100');
    expect(stderr).toMatch(/^epoch 1\/1/m);
    expect(stdout).toMatch(/HOW GOOD IS IT\?.*WHICH TITLES DO NOT FIT\? 10 of 60.*The most doubtful.*Try next/s);
    expect(status).toBe(0);
    expect(world.filesOf('titles')).toEqual(expect.arrayContaining(['checked.csv', 'doubtful.html', 'manifest.json']));
    expect(world.text('titles/checked.csv').trim().split('\n')).toHaveLength(61);
  });

  it('image-caption', () => {
    const { stdout, stderr, status } = start('image-caption.ts', 'pictures', '--limit', '40');
    expect(stderr).toMatch(/^epoch 1\/1/m);
    expect(stdout).toMatch(/HOW GOOD IS IT\? 4 pictures.*recall at 1.*WHICH PICTURE SHOWS IT\?.*Try next/s);
    expect(status).toBe(0);
    expect(world.filesOf('pictures-pictures')).toHaveLength(40);
    expect(world.text('pictures/found.csv').trim().split('\n')).toHaveLength(1 + 4 * 8);
  });
});
