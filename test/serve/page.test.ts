/** The page in a browser: by mouse and by keyboard, on a desk and on a phone. Skipped where there is no Chromium. */
import { existsSync } from 'node:fs';
import { env } from 'node:process';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VectorIndex } from '../../src/search/vector-index.ts';
import { createApp } from '../../src/serve/app.ts';
import { gatherGroups } from '../../src/serve/groups.ts';
import { hostGuard, tokenGuard } from '../../src/serve/guard.ts';
import { DEFAULT_LIMITS } from '../../src/serve/limits.ts';
import { createMetrics } from '../../src/serve/metrics.ts';
import { type RunningServer, startServer } from '../../src/serve/server.ts';
import { type ServedModel, Service } from '../../src/serve/service.ts';

const chromiumPath = ['chromium', 'chromium-browser', 'google-chrome']
  .flatMap((name) => (env.PATH ?? '').split(':').map((folder) => `${folder}/${name}`))
  .find(existsSync);

/** The right text matches as far as it consists of words of the left one; "never" speaks against it. */
const model: ServedModel = {
  symmetric: false,
  dimension: 1,
  score: async (pairs) =>
    Float32Array.from(pairs, ({ left, right }) => {
      const [words, wanted] = [left.split(' '), right.split(' ')];
      const shared = wanted.filter((word) => words.includes(word)).length;
      return shared / wanted.length - (wanted.includes('never') ? 0.5 : 0);
    }),
  embed: async () => [Float32Array.of(1)],
};
const index = {
  ...{ metric: 'cosine', count: async () => 1 },
  search: async () => [[{ key: '7', text: '<b>rice</b>', fields: { kind: 'food' }, value: 0.5 }]],
} as unknown as VectorIndex;
const groups = await gatherGroups(
  Array.from({ length: 50 }, (_, i) => ({
    ...{ group: String(i >> 1), text: `text ${i}`, similarity: 0.9 },
    representative: `text ${2 * (i >> 1)}`,
  })),
);

async function serve(token?: string): Promise<RunningServer> {
  const traffic = { open: 0, stopping: false };
  const service = new Service({
    ...{ name: 'words', model, task: { kind: 'match' }, limits: DEFAULT_LIMITS, groups },
    index: { index, columns: ['kind'], model, side: 'left' },
    decision: {
      choice: { threshold: 0.5, goal: 'accuracy', value: 1, reached: true },
      calibration: { slope: 4, intercept: -2 },
    },
  });
  const app = createApp({
    ...{ service, traffic, version: '1', clock: () => 0, onError: () => {} },
    ...{ guard: token ? tokenGuard(token) : hostGuard, needsToken: token !== undefined },
    metrics: createMetrics({ open: () => 0, waiting: () => 0 }),
  });
  return startServer({ app, traffic, host: '127.0.0.1', port: 0, limits: DEFAULT_LIMITS });
}

describe.skipIf(!chromiumPath)(chromiumPath ? 'the page' : 'the page (skipped: no Chromium on PATH)', () => {
  let browser: Browser;
  let server: RunningServer;
  let guarded: RunningServer;
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
    [server, guarded] = await Promise.all([serve(), serve('open-sesame')]);
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all([server?.stop(), guarded?.stop()]);
  });

  async function open({ width = 1200, port = server.port, dark = false } = {}): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme: dark ? 'dark' : 'light' });
    page.setDefaultTimeout(10_000);
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`http://localhost:${port}/`);
    await page.locator('#views:visible, #token-form:visible').waitFor();
    return page;
  }

  it('shows score, decision and the words behind it, by keyboard alone', async () => {
    const page = await open();
    const focused = () => page.evaluate('document.activeElement.id');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('tab-pair');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('left');
    await page.keyboard.type('rice and tea');
    await page.keyboard.press('Tab');
    await page.keyboard.type('rice and never');
    await page.keyboard.press('Control+Enter');
    expect(await page.locator('#decision').textContent()).toBe('These two do not match.');
    expect(await page.locator('#pair-result p').textContent()).toBe(
      'Score 0.167, below the threshold of 0.500. Probability of a match: 20.9%.',
    );
    expect(await page.locator('#right-words .for').allTextContents()).toEqual(['rice', 'and']);
    expect(await page.locator('#right-words .against').allTextContents()).toEqual(['never']);
    expect(await page.locator('#right-words .against').getAttribute('title')).toBe('never: −0.833 against a match');
    expect(await page.locator('#right-words').textContent()).toBe('rice and never');
    expect(await page.evaluate("getComputedStyle(document.querySelector('.gauge i')).width !== '0px'")).toBe(true);

    for (const id of ['', 'swap']) {
      await page.keyboard.press('Tab');
      expect(await focused()).toBe(id);
    }
    await page.keyboard.press('Enter');
    await page.locator('#left-words .for').first().waitFor();
    expect(await page.locator('#left').inputValue()).toBe('rice and never');
    await page.getByText('These two match.').waitFor();
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
    await page.close();
  });

  it('fits a phone, light and dark', async () => {
    for (const dark of [false, true]) {
      const page = await open({ width: 390, dark });
      await page.locator('#example').click();
      await page.locator('#decision').waitFor();
      await page.locator('#left').fill('x'.repeat(3000));
      await page.keyboard.press('Control+Enter');
      await page.getByText('Score 0.000').waitFor();
      expect(await page.locator('#words').isHidden()).toBe(true);
      for (const tab of ['pair', 'search', 'groups']) {
        await page.locator(`#tab-${tab}`).click();
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
      }
      await page.close();
    }
  });

  it('searches, and turns the pages of groups, by keyboard', async () => {
    const page = await open();
    await page.locator('#tab-pair').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    await page.keyboard.type('anything');
    await page.keyboard.press('Enter');
    await page.getByText('1 hit, the best first; by cosine.').waitFor();
    expect(await page.locator('#hits p').allTextContents()).toEqual(['<b>rice</b>', '0.500 · key 7 · kind: food']);
    await page.locator('#tab-search').focus();
    await page.keyboard.press('ArrowRight');
    await page.getByText('Groups 1 to 20 of 25.').waitFor();
    await page.locator('#next').press('Enter');
    await page.getByText('Groups 21 to 25 of 25.').waitFor();
    expect(await page.locator('#next').isDisabled()).toBe(true);
    await page.locator('#groups-query').fill('TEXT 49');
    await page.keyboard.press('Enter');
    await page.getByText('Groups 1 to 1 of 1.').waitFor();
    expect(await page.locator('#groups h3').textContent()).toBe('text 48');
    expect(await page.locator('#groups bdi').allTextContents()).toEqual(['text 49']);
    await page.close();
  });

  it('finds nothing to complain about', () => {
    expect(complaints).toEqual([]);
  });

  it('asks for the token where one is needed', async () => {
    const page = await open({ port: guarded.port });
    await page.locator('#token').fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByText('That is not the token.').waitFor();
    await page.locator('#token').fill('open-sesame');
    await page.keyboard.press('Enter');
    await page.locator('#example').click();
    await page.locator('#decision').waitFor();
    await page.close();
  });
});
