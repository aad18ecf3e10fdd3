/// <reference lib="dom" />
/** Measures in Chromium how fast the page of a long edition is there, and how large it is. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { words, wordsOfRevision } from '../page-text.js';
import { executable, openPage, scrollRate, staged, startBrowser } from './browser.js';
import { longReport, mergeTexts } from './samples.js';

describe.skipIf(executable === null)('the page of a long edition', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  test('of 60 paragraphs and 20 revisions: first view within 300 ms, 50 frames a second, three times edition.json at most', async () => {
    const sample = mergeTexts(longReport());
    expect(sample.edition.revisions).toHaveLength(20);
    // The best of three: the machine may have other work.
    const paints: number[] = [];
    for (let load = 0; load < 2; load++) {
      const first = await openPage(browser, sample.page);
      paints.push(first.firstPaintMs);
      await first.close();
    }
    const { page, firstPaintMs: lastPaintMs, close } = await openPage(browser, sample.page);
    const firstPaintMs = Math.min(lastPaintMs, ...paints);
    const rate = await scrollRate(page);
    const ratio = sample.page.length / sample.json.length;
    process.stderr.write(
      `edition: first view ${firstPaintMs.toFixed(0)} ms, ${rate.toFixed(0)} frames/s, page ${sample.page.length} bytes, ${ratio.toFixed(2)} of edition.json\n`,
    );
    // What stands outside its item is cut off.
    const cut = await page
      .locator('main .i')
      .evaluateAll(
        (all) =>
          all.filter(
            (own) =>
              own.querySelector('.bars')!.getBoundingClientRect().bottom > own.getBoundingClientRect().bottom,
          ).length,
      );
    expect(cut).toBe(0);
    await page.locator('#when').focus();
    for (const at of [19, 10, 0]) {
      await page.locator('#when').fill(String(at));
      expect(words(await staged(page, null))).toEqual(wordsOfRevision(sample.edition, at));
    }
    await close();
    expect(firstPaintMs).toBeLessThan(300);
    expect(rate).toBeGreaterThanOrEqual(50);
    expect(ratio).toBeLessThanOrEqual(3);
  });
});
