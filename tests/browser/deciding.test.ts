/// <reference lib="dom" />
/** Tries in Chromium how decisions on the report are explained and kept, and how the page of a tuning is read. */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderTuningPage } from '../../src/inspect/tune/tuning-page.js';
import { commandLine, tuning } from '../arbitraries/tuning.js';
import { executable, openPage, seriousProblems, startBrowser } from './browser.js';
import { mergeSample, type Sample, vastReport } from './samples.js';

const file = (page: Page) => page.locator('#file').inputValue();
const decide = (page: Page, words: string) => page.locator('.row button', { hasText: words }).last().click();

describe.skipIf(executable === null)('decisions on the report', () => {
  let browser: Browser;
  let seeds: Sample;
  beforeAll(async () => {
    browser = await startBrowser();
    seeds = await mergeSample(join(import.meta.dirname, '../../seeds'));
  });
  afterAll(() => browser?.close());

  test('survive a reload, until they are forgotten', async () => {
    const { page, errors, requests, close } = await openPage(browser, seeds.report);
    await decide(page, 'Make base');
    await decide(page, 'Earlier');
    const before = await file(page);
    expect(before.trim().split('\n')).toHaveLength(3);
    await page.reload();
    expect(await file(page)).toBe(before);
    expect(await page.locator('#decidedcount').textContent()).toBe('2 decisions.');
    expect(await page.locator('#kept').textContent()).toContain('Kept in this browser');
    await expect.poll(() => page.locator('.row button[aria-pressed=true]').count()).toBe(2);
    await page.locator('#clear').click();
    expect(await page.locator('#decided').isVisible()).toBe(false);
    await page.reload();
    expect(await page.locator('#decided').isVisible()).toBe(false);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    expect([errors, requests]).toEqual([[], []]);
    await close();
  });

  test('are kept for the run that they were taken in, though files share one storage', async () => {
    const { page, close } = await openPage(browser, seeds.report);
    await decide(page, 'Make base');
    const kept = await page.evaluate(() => Object.entries(localStorage));
    expect(kept).toHaveLength(1);
    await close();
    const before = `if (localStorage.length === 0) localStorage.setItem(...${JSON.stringify(kept[0])})`;
    const again = await openPage(browser, seeds.report, { before });
    expect(await again.page.locator('#decidedcount').textContent()).toBe('1 decision.');
    await again.close();
    const other = await openPage(browser, (await vastReport(3)).page, { before });
    expect(await other.page.locator('#decided').isVisible()).toBe(false);
    await other.close();
  });

  test('work where the browser keeps nothing, and the page says so', async () => {
    const before = `Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } })`;
    const { page, errors, close } = await openPage(browser, seeds.report, { before });
    await decide(page, 'Make base');
    expect(await page.locator('#decidedcount').textContent()).toBe('1 decision.');
    expect(await page.locator('#kept').textContent()).toContain('keeps nothing');
    await page.reload();
    expect(await page.locator('#decided').isVisible()).toBe(false);
    expect(errors).toEqual([]);
    await close();
  });

  test('are explained on hover, to readers of descriptions, and in a legend that every term leads to', async () => {
    const { page, close } = await openPage(browser, seeds.report);
    for (const [words, meaning] of [
      ['Make base', 'its wording and its order are printed'],
      ['Earlier', 'older than the one above'],
      ['Keep apart', 'never come into one report'],
    ] as const) {
      const button = page.locator('.row button', { hasText: words }).first();
      expect(await button.getAttribute('title')).toContain(meaning);
      expect(await descriptionOf(page, words)).toContain(meaning);
    }
    const term = page.locator('.row .term', { hasText: 'Cohesion' });
    expect(await term.getAttribute('title')).toContain('have in common, on average');
    const meaning = page.locator('#w-cohesion');
    expect(await meaning.isVisible()).toBe(false);
    await term.focus();
    await page.keyboard.press('Enter');
    expect(await meaning.isVisible()).toBe(true);
    await close();
    for (const width of [1280, 390]) {
      const open = await openPage(browser, seeds.report, { width });
      await open.page.locator('.words summary').click();
      await decide(open.page, 'Make base');
      expect(await seriousProblems(open.page)).toEqual([]);
      expect(await open.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await open.close();
    }
  });
});

describe.skipIf(executable === null)('the page of a tuning', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  test.each([1280, 390])(
    'begins with the line to copy, which one click marks, and folds its tables, at %i pixels',
    async (width) => {
      const { page, errors, close } = await openPage(browser, renderTuningPage(tuning, commandLine), {
        width,
      });
      const line = page.locator('pre');
      const box = (await line.boundingBox())!;
      expect(box.y + box.height).toBeLessThan(400);
      await line.click();
      expect(await page.evaluate(() => String(getSelection()).trim())).toBe(commandLine);
      expect(await page.locator('table:visible').count()).toBe(0);
      await page.locator('details summary').first().click();
      expect(await page.locator('table:visible').count()).toBe(1);
      expect(await seriousProblems(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(errors).toEqual([]);
      await close();
    },
  );
});

/** What a screen reader adds to the name of the first button that has `words` in it. */
async function descriptionOf(page: Page, words: string): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const button = nodes.find(
    ({ role, name }) => role?.value === 'button' && String(name?.value).includes(words),
  );
  return String(button?.description?.value);
}
