/// <reference lib="dom" />
/** Tries the report in Chromium: lists, finding, sorting, decisions; and with 20,000 clusters. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { executable, type Opened, openPage, scrollRate, seriousProblems, startBrowser } from './browser.js';
import { mergeSample, type Sample, vastReport } from './samples.js';

const seedsFolder = join(import.meta.dirname, '../../seeds');

describe.skipIf(executable === null)('the report', () => {
  let browser: Browser;
  let seeds: Sample;
  let opened: Opened;
  beforeAll(async () => {
    browser = await startBrowser();
    seeds = await mergeSample(seedsFolder);
    opened = await openPage(browser, seeds.report);
  });
  afterAll(() => browser?.close());

  test('lists the report of the seeds, its links and the way to its edition', async () => {
    const { page } = opened;
    const row = page.locator('.row');
    expect(await row.count()).toBe(1);
    expect(await row.locator('.title').textContent()).toBe(seeds.edition.title);
    // A run that found one report shows it.
    expect(await row.evaluate((own) => (own as HTMLDetailsElement).open)).toBe(true);
    expect(await row.locator('.links').textContent()).toContain('weakest link 0.50');
    expect(await row.locator('a.open').getAttribute('href')).toMatch(
      /^editions\/putin-erdogan[^/]*\/index\.html$/,
    );
  });

  test('shows what was kept apart with passages and reason, sifts and finds', async () => {
    const { page } = opened;
    await page.locator('label', { hasText: 'Kept apart' }).click();
    expect(await page.locator('.row').count()).toBe(5);
    await page.locator('#relation').selectOption({ label: 'quotation' });
    const quoted = await page.locator('.row').count();
    expect(quoted).toBeGreaterThan(0);
    await page.locator('.row summary').first().click();
    expect(await page.locator('.row .reason').first().textContent()).toContain('quoted');
    expect(await page.locator('.row blockquote').first().textContent()).not.toBe('');
    await page.locator('#find').fill('004_');
    expect(await page.locator('.row').count()).toBeLessThan(5);
    await page.locator('#find').fill('no such file');
    expect(await page.locator('#count').textContent()).toBe('Nothing here.');
    await page.locator('#find').fill('');
    await page.locator('#relation').selectOption('');
  });

  test('writes the decisions that were clicked, and takes them back', async () => {
    const { page } = opened;
    await page.locator('.row summary').first().click();
    await page.locator('.row button', { hasText: 'One report' }).first().click();
    await page.locator('label', { hasText: 'Reports' }).click();
    await page.locator('.row summary').first().focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('.row .members').isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    await page.locator('.row button', { hasText: 'Make base' }).nth(1).focus();
    await page.keyboard.press('Enter');
    await page.locator('.row button', { hasText: 'Earlier' }).first().click();
    await runAgain(browser, await page.locator('#file').inputValue(), seeds);
    await page.locator('.row button', { hasText: 'Keep apart' }).last().click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#download').click()]);
    expect(download.suggestedFilename()).toBe('decisions.tsv');
    const rows = readFileSync(await download.path(), 'utf8')
      .split('\n')
      .map((line) => line.split('\t'));
    expect(rows[0]).toEqual(['decision', 'a', 'b']);
    expect(rows.slice(1, -1).map(([decision]) => decision)).toEqual(['must', 'base', 'before', 'never']);
    const ids = seeds.edition.revisions.map(({ id }) => id);
    expect(rows[2]).toEqual(['base', ids[1], '']);
    expect(rows[3]).toEqual(['before', ids[1], ids[0]]);
    await page.locator('.row button[aria-pressed=true]', { hasText: 'Make base' }).click();
    expect(await page.locator('#decidedcount').textContent()).toBe('3 decisions.');
    await page.locator('#clear').click();
    expect(await page.locator('#decided').isVisible()).toBe(false);
    expect(await page.locator('.row button[aria-pressed=true]').count()).toBe(0);
  });

  test('logs no error, asks for nothing, and has nothing serious for axe-core', async () => {
    expect(opened.errors).toEqual([]);
    expect(opened.requests).toEqual([]);
    for (const width of [1280, 768, 390]) {
      for (const scheme of ['light', 'dark'] as const) {
        const { page, close } = await openPage(browser, seeds.report, { width, scheme });
        await page.locator('.row button').first().click();
        expect(await seriousProblems(page)).toEqual([]);
        await page.locator('label', { hasText: 'Kept apart' }).click();
        await page.locator('.row summary').first().click();
        expect(await seriousProblems(page)).toEqual([]);
        await page.locator('label', { hasText: 'Figures' }).click();
        expect(await page.locator('#p-figures svg').count()).toBe(3);
        expect(await page.locator('#rows').isVisible()).toBe(false);
        expect(await seriousProblems(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        await close();
      }
    }
  });

  test('of 20,000 clusters: first view within 1.5 s, 50 frames a second, and finds at once', async () => {
    const { page, firstPaintMs, errors, close } = await openVast(browser, 20_000);
    const rate = await scrollRate(page);
    const found = await page.evaluate(async () => {
      const field = document.getElementById('find') as HTMLInputElement;
      field.value = 'news/19999/';
      const start = performance.now();
      field.dispatchEvent(new Event('input'));
      const count = document.getElementById('count')!;
      while (count.textContent !== '1 report') await new Promise((resolve) => setTimeout(resolve, 10));
      return { ms: performance.now() - start, rows: document.querySelectorAll('.row').length };
    });
    process.stderr.write(
      `report: first view ${firstPaintMs.toFixed(0)} ms, ${rate.toFixed(0)} frames/s, found in ${found.ms.toFixed(0)} ms\n`,
    );
    await close();
    expect(errors).toEqual([]);
    expect(found.rows).toBe(1);
    expect(firstPaintMs).toBeLessThan(1500);
    expect(rate).toBeGreaterThanOrEqual(50);
    expect(found.ms).toBeLessThan(500);
  });
});

async function openVast(browser: Browser, clusters: number): Promise<Opened> {
  const { page, files } = await vastReport(clusters);
  return openPage(browser, page, { files });
}

/** The file that the page wrote goes into a run, which keeps it; and the page of that run holds it again. */
async function runAgain(browser: Browser, file: string, before: Sample): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-decisions-'));
  try {
    const [first, second] = before.edition.revisions.map(({ id }) => id);
    const path = join(folder, 'decisions.tsv');
    writeFileSync(path, file);
    const { edition, report } = await mergeSample(seedsFolder, ['--pairs', path], second!);
    expect(edition.base).toBe(second);
    expect(edition.decided).toMatchObject({ base: second, before: [[second, first]] });
    const order = edition.revisions.map(({ id }) => id);
    expect(order.indexOf(second!)).toBeLessThan(order.indexOf(first!));
    const { page, errors, close } = await openPage(browser, report);
    const sorted = (text: string) => text.split('\n').sort();
    expect(sorted(await page.locator('#file').inputValue())).toEqual(sorted(file));
    expect(await page.locator('#decidedcount').textContent()).toBe('3 decisions, 3 given to this run.');
    expect(errors).toEqual([]);
    await close();
  } finally {
    rmSync(folder, { recursive: true });
  }
}
