/// <reference lib="dom" />
/** Tries in Chromium what somebody does who sees the page of an edition for the first time. */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderEditionPage } from '../../src/write/page/edition-page.js';
import { executable, openPage, seriousProblems, startBrowser } from './browser.js';
import { longReport, mergeSample, mergeTexts, type Sample } from './samples.js';

const oldLead =
  'The mayor of Port Alder was silent on Monday about the price of the new bridge across the harbour.';
const critic = 'An opposition member called the plan the most expensive mistake of the last twenty years.';
const lead = (figure: number) =>
  `The council of Port Alder voted on Tuesday to spend ${figure} million on the bridge across the harbour.`;
const rest =
  'Work will begin in the spring of next year and last for three years, the engineers said on Wednesday.';
const ferries = 'Nobody knows yet where the ferries will land while the old pier is carried away.';

/** Three revisions, a day apart; the last has lost what stood above its lead. */
const bridge = mergeTexts([
  `${oldLead}\n\n${critic}\n\n${lead(12)}\n\n${rest}`,
  `${lead(12)}\n\n${rest}`,
  `${lead(15)}\n\n${rest}\n\n${ferries}`,
]);

const topOf = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((own) => own.getBoundingClientRect().top + scrollY);

describe.skipIf(executable === null)('a first look at an edition', () => {
  let browser: Browser;
  let seeds: Sample;
  beforeAll(async () => {
    browser = await startBrowser();
    seeds = await mergeSample(join(import.meta.dirname, '../../seeds'));
  });
  afterAll(() => browser?.close());

  test('the full record opens with the lead; a click opens what was dropped above it', async () => {
    const { page, errors, close } = await openPage(browser, bridge.page);
    const shown = () => page.locator('main').innerText();
    expect(await shown()).toMatch(/^2 dropped paragraphs above the lead\s+The council of Port Alder/);
    await page.locator('.above summary').first().click();
    expect(await shown()).toMatch(/above the lead\s+Dropped, last seen in A\s+The mayor of Port Alder/);
    await page.locator('label', { hasText: 'As published' }).click();
    expect(await shown()).toMatch(/^The council of Port Alder/);
    expect(errors).toEqual([]);
    await close();
  });

  test('a link to folded text opens the fold', async () => {
    const { page, close } = await openPage(browser, bridge.page);
    const item = page.locator('.above .i', { hasText: critic });
    await page.evaluate(
      (id) => {
        location.hash = id;
      },
      (await item.getAttribute('id')) ?? '',
    );
    await expect.poll(() => item.locator('.t').isVisible()).toBe(true);
    await close();
  });

  test('folds lie open on paper, and open by a click where there are no scripts', async () => {
    const { page, close } = await openPage(browser, bridge.page);
    expect(await isPainted(page, '.above .t')).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await isPainted(page, '.above .t')).toBe(true);
    expect(await isPainted(page, '#facts')).toBe(true);
    await close();
    const context = await browser.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.setContent(bridge.page);
    // Beside the text the column needs no opening.
    expect(await plain.locator('#facts .fact').first().isVisible()).toBe(true);
    expect(await plain.locator('main').innerText()).not.toContain(oldLead);
    await plain.locator('.above summary').first().click();
    expect(await plain.locator('main').innerText()).toContain(oldLead);
    await context.close();
  });

  test('a browser that cannot style a closed fold has it opened by the script', async () => {
    const before = 'CSS.supports = () => false';
    const { page, close } = await openPage(browser, bridge.page, { before });
    const areOpen = () =>
      page.locator('details.fold').evaluateAll((all) => all.map((own) => (own as HTMLDetailsElement).open));
    expect(await areOpen()).toEqual([true, false]);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await areOpen()).toEqual([true, true]);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await areOpen()).toEqual([true, false]);
    await close();
    const small = await openPage(browser, bridge.page, { before, width: 390 });
    expect(await small.page.locator('.rail details').first().getAttribute('open')).toBeNull();
    await small.close();
  });

  test('the date follows the slider to A and back again, by keys and by mouse, and the slider keeps its length', async () => {
    const { page, close } = await openPage(browser, bridge.page);
    const date = () => page.locator('#which').textContent();
    const shown = () => page.locator('#stage .stagehead strong').textContent();
    const days = ['2024-03-01 08:00', '2024-03-02 08:00', '2024-03-03 08:00'];
    expect(await date()).toBe(days[2]);
    await page.locator('#when').focus();
    for (const [key, at] of [
      ['Home', 0],
      ['ArrowRight', 1],
      ['End', 2],
      ['ArrowLeft', 1],
      ['ArrowLeft', 0],
    ] as const) {
      await page.keyboard.press(key);
      expect([await date(), await shown()]).toEqual([days[at], `Revision ${'ABC'[at]}, ${days[at]}`]);
    }
    // The full record is the text of the base again, and so is its date.
    await page.locator('label', { hasText: 'Full record' }).click();
    expect([await date(), await page.locator('#when').inputValue()]).toEqual([days[2], '2']);
    const box = (await page.locator('#when').boundingBox())!;
    const to = (share: number) => [box.x + 8 + share * (box.width - 16), box.y + box.height / 2] as const;
    for (const at of [0, 2, 0]) {
      await page.mouse.click(...to(at / 2));
      expect([await date(), await shown()]).toEqual([days[at], `Revision ${'ABC'[at]}, ${days[at]}`]);
      expect((await page.locator('#when').boundingBox())!.width).toBeCloseTo(box.width, 0);
    }
    await close();
  });

  test('a click shows the revision that the slider stands at, and says where a date is missing', async () => {
    const { edition } = bridge;
    const revisions = edition.revisions.map((own, at) => (at === 0 ? { ...own, date: null } : own));
    const { page, close } = await openPage(browser, renderEditionPage({ ...edition, revisions }));
    const box = (await page.locator('#when').boundingBox())!;
    await page.mouse.click(box.x + box.width - 8, box.y + box.height / 2);
    expect(await page.locator('#v-one').isChecked()).toBe(true);
    await page.locator('#when').press('Home');
    expect(await page.locator('#which').textContent()).toBe('undated');
    expect((await page.locator('#when').boundingBox())!.width).toBeCloseTo(box.width, 0);
    await close();
  });

  test('on a phone the text begins within the first screen', async () => {
    for (const [name, html] of [
      ['seeds', seeds.page],
      ['folded', bridge.page],
      ['20 revisions', mergeTexts(longReport()).page],
    ] as const) {
      const { page, close } = await openPage(browser, html, { width: 390 });
      const [first, leading] = [
        await topOf(page, 'main .i:visible .t, main .above:visible'),
        await topOf(page, 'main .p:not(.off) .t'),
      ];
      process.stderr.write(
        `${name}: text from ${first.toFixed(0)}, lead from ${leading.toFixed(0)} of 844\n`,
      );
      expect(leading).toBeLessThan(844 - 2 * 29);
      // One line leads to what stood there before.
      await page.locator('.rail summary').first().click();
      expect(await page.locator('.keys').isVisible()).toBe(true);
      expect(await seriousProblems(page)).toEqual([]);
      await close();
    }
  });
});

const isPainted = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate(
      (own) => own.checkVisibility({ contentVisibilityAuto: true }) && own.getClientRects().length > 0,
    );
