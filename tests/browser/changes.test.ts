/// <reference lib="dom" />
/** Tries in Chromium how keys and buttons lead from change to change of a comparison. */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { executable, openPage, seriousProblems, startBrowser } from './browser.js';
import { mergeSample, type Sample } from './samples.js';

describe.skipIf(executable === null)('the changes of a comparison', () => {
  let browser: Browser;
  let seeds: Sample;
  beforeAll(async () => {
    browser = await startBrowser();
    seeds = await mergeSample(join(import.meta.dirname, '../../seeds'));
  });
  afterAll(() => browser?.close());

  test('keys and buttons lead from change to change of a comparison, count them, and begin anew after the last', async () => {
    const { page, errors, close } = await openPage(browser, seeds.page);
    await page.locator('label', { hasText: 'Compare' }).click();
    const count = await page.locator('#stage .ch').count();
    const counter = () => page.locator('#change').textContent();
    expect(await counter()).toBe(`${count} changes`);
    await page.keyboard.press('n');
    expect(await counter()).toBe(`1 of ${count}`);
    for (let at = 2; at <= 4; at++) {
      await page.keyboard.press('n');
      expect(await counter()).toBe(`${at} of ${count}`);
      expect(await currentChange(page)).toEqual({ at: at - 1, isFocused: true, isInSight: true });
    }
    await page.keyboard.press('p');
    expect(await currentChange(page)).toEqual({ at: 2, isFocused: true, isInSight: true });
    await page.locator('#previous').click();
    await page.locator('#previous').click();
    expect(await counter()).toBe(`1 of ${count}`);
    await page.locator('#previous').click();
    expect(await currentChange(page)).toEqual({ at: count - 1, isFocused: true, isInSight: true });
    await page.locator('#next').click();
    expect(await counter()).toBe(`1 of ${count}`);
    expect(await page.locator('.ch[aria-current]').count()).toBe(1);
    // Another pair is counted anew; in the list itself a letter chooses a revision.
    await page.locator('#left').selectOption('0');
    await page.locator('#left').press('n');
    expect(await counter()).toMatch(/^\d+ changes$/);
    expect(errors).toEqual([]);
    await close();
  });

  test('all that differs is one of the changes, once', async () => {
    const { page, close } = await openPage(browser, seeds.page);
    await page.locator('label', { hasText: 'Compare' }).click();
    const outside = await page
      .locator('#stage .t :is(ins, del)')
      .evaluateAll((all) => all.filter((own) => own.closest('.ch') === null).length);
    expect(outside).toBe(0);
    const empty = await page
      .locator('#stage span.ch')
      .evaluateAll((all) => all.filter((own) => own.querySelector('ins, del') === null).length);
    expect(empty).toBe(0);
    await close();
  });

  test('two equal revisions have no change to go to', async () => {
    const { page, close } = await openPage(browser, seeds.page);
    await page.locator('label', { hasText: 'Compare' }).click();
    await page.locator('#left').selectOption('2');
    expect(await page.locator('#change').textContent()).toBe('no change');
    expect(await page.locator('#next').isDisabled()).toBe(true);
    await page.keyboard.press('n');
    expect(await page.locator('.ch').count()).toBe(0);
    await close();
  });

  test('on a phone the way to the next change stays in sight', async () => {
    const { page, close } = await openPage(browser, seeds.page, { width: 390 });
    await page.locator('label', { hasText: 'Compare' }).click();
    for (let step = 0; step < 8; step++) await page.locator('#next').click();
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(844);
    const box = (await page.locator('#next').boundingBox())!;
    expect(box.y + box.height).toBeLessThanOrEqual(844);
    expect(await currentChange(page)).toMatchObject({ isFocused: true, isInSight: true });
    expect(await seriousProblems(page)).toEqual([]);
    await close();
  });
});

const currentChange = (page: Page) =>
  page.locator('#stage .ch').evaluateAll((all) => {
    const at = all.findIndex((own) => own.getAttribute('aria-current') === 'true');
    const { top, bottom } = all[at]!.getBoundingClientRect();
    return {
      at,
      isFocused: all[at] === document.activeElement,
      isInSight: top < innerHeight && bottom > 0,
    };
  });
