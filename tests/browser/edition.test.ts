/// <reference lib="dom" />
/** Holds the page of an edition in Chromium against `edition.json`, touch by touch, by mouse and by keyboard. */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Edition } from '../../src/model/edition.js';
import { words, wordsOfRevision } from '../page-text.js';
import { executable, type Opened, openPage, seriousProblems, staged, startBrowser } from './browser.js';
import { mergeSample, mergeTexts, type Sample } from './samples.js';

/** Texts of the edition in reading order; the headline stands above the rest. */
function textsOf({ blocks, paragraphs }: Edition, view: readonly string[]): string[] {
  const items = new Map([...blocks, ...paragraphs].map((item) => [item.id, item]));
  const isHeadline = (id: string) => blocks.some((block) => block.id === id && block.kind === 'headline');
  return [...view.filter(isHeadline), ...view.filter((id) => !isHeadline(id))].map(
    (id) => items.get(id)!.text,
  );
}

const visible = (page: Page) =>
  page
    .locator('.t')
    .evaluateAll((all) =>
      all
        .filter((element) => (element as HTMLElement).offsetParent !== null)
        .map((element) => element.textContent ?? ''),
    );

describe.skipIf(executable === null)('the page of an edition', () => {
  let browser: Browser;
  let seeds: Sample;
  let opened: Opened;
  beforeAll(async () => {
    browser = await startBrowser();
    seeds = await mergeSample(join(import.meta.dirname, '../../seeds'));
    opened = await openPage(browser, seeds.page);
  });
  afterAll(() => browser?.close());

  test('shows the full record, then as published, text by text', async () => {
    const { page } = opened;
    expect(await visible(page)).toEqual(textsOf(seeds.edition, seeds.edition.views.fullRecord));
    await page.locator('label', { hasText: 'As published' }).click();
    expect(await visible(page)).toEqual(textsOf(seeds.edition, seeds.edition.views.asPublished));
    await page.locator('label', { hasText: 'Full record' }).click();
  });

  test('becomes each revision when the timeline is moved by keys, and by mouse', async () => {
    const { page } = opened;
    await page.locator('#when').focus();
    await page.keyboard.press('Home');
    for (const at of seeds.edition.revisions.keys()) {
      expect(await page.locator('#v-one').isChecked()).toBe(true);
      expect(words(await staged(page, null))).toEqual(wordsOfRevision(seeds.edition, at));
      await page.keyboard.press('ArrowRight');
    }
    const box = (await page.locator('#when').boundingBox())!;
    await page.mouse.move(box.x + box.width - 5, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
    await page.mouse.up();
    expect(await page.locator('#said').textContent()).toContain('Revision B');
    expect(words(await staged(page, null))).toEqual(wordsOfRevision(seeds.edition, 1));
    expect(await page.locator('#stage ins').first().textContent()).not.toBe('');
  });

  test('compares any two: without what is struck the newer, without what is added the older', async () => {
    const { page } = opened;
    await page.locator('label', { hasText: 'Compare' }).click();
    for (const [left, right] of [
      [0, 2],
      [0, 1],
      [2, 0],
    ] as const) {
      await page.locator('#left').selectOption(String(left));
      await page.locator('#right').selectOption(String(right));
      expect(words(await staged(page, 'del'))).toEqual(
        inOneOrder(await staged(page, 'del'), wordsOfRevision(seeds.edition, right)),
      );
      expect(words(await staged(page, 'ins')).sort()).toEqual(wordsOfRevision(seeds.edition, left).sort());
    }
  });

  test('leads from a changed fact to its paragraph with the readings open', async () => {
    const { page } = opened;
    await page.locator('label', { hasText: 'As published' }).click();
    const link = page.locator('.facts a').first();
    const target = (await link.getAttribute('href'))!;
    await link.click();
    await expect
      .poll(() => page.locator(`${target} > details`).evaluate((own) => (own as HTMLDetailsElement).open))
      .toBe(true);
    const readings = await page.locator(`${target} .rd li.r`).count();
    expect(readings).toBeGreaterThan(1);
    expect(await page.locator(`${target} .rd`).first().textContent()).toContain('bytes');
    await page.locator(`${target} > details > summary`).click();
  });

  test('opens readings by touching a paragraph, and by keys alone; Escape closes them', async () => {
    const { page } = opened;
    await page.locator('label', { hasText: 'Full record' }).click();
    const first = page.locator('main section.p').first();
    const isOpen = () => first.locator('details').evaluate((own) => (own as HTMLDetailsElement).open);
    await first.locator('.t').click();
    expect(await isOpen()).toBe(true);
    await first.locator('.t').click();
    expect(await isOpen()).toBe(false);
    await first.locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await isOpen()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await isOpen()).toBe(false);
    expect(await first.locator('summary').evaluate((own) => own === document.activeElement)).toBe(true);
  });

  test('changes its view by the keyboard alone', async () => {
    const { page } = opened;
    await page.locator('#v-full').focus();
    await page.keyboard.press('ArrowLeft');
    expect(await visible(page)).toEqual(textsOf(seeds.edition, seeds.edition.views.asPublished));
    await page.keyboard.press('ArrowRight');
    await page.locator('#age').focus();
    await page.keyboard.press('Space');
    const colours = await page
      .locator('main .t span')
      .evaluateAll((all) => new Set(all.map((own) => getComputedStyle(own).backgroundColor)).size);
    expect(colours).toBeGreaterThanOrEqual(3);
    await page.keyboard.press('Space');
  });

  test('logs no error and asks for nothing', () => {
    expect(opened.errors).toEqual([]);
    expect(opened.requests).toEqual([]);
  });

  test.each([1280, 768, 390])(
    'has nothing serious for axe-core and nothing wider than the screen at %i pixels',
    async (width) => {
      for (const scheme of ['light', 'dark'] as const) {
        const { page, close } = await openPage(browser, seeds.page, { width, scheme });
        for (const view of ['Full record', 'One revision', 'Compare']) {
          await page.locator('label', { hasText: view }).click();
          await page.locator('article:not([hidden]) summary').nth(3).click();
          expect(await seriousProblems(page)).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        }
        await page.locator('label', { hasText: 'Full record' }).click();
        await page.locator('#age').check();
        expect(await seriousProblems(page)).toEqual([]);
        await close();
      }
    },
  );

  test('can be read without scripts, views included', async () => {
    const { page, close } = await openPageWithout(browser, seeds.page);
    expect(await page.locator('#when').isVisible()).toBe(false);
    const shown = async () => (await page.locator('main').innerText()).replace(/\s+/g, ' ');
    const dropped = seeds.edition.paragraphs
      .find(({ state }) => state === 'dropped')!
      .text.replace(/\s+/g, ' ');
    expect(await shown()).toContain(dropped);
    await page.locator('label', { hasText: 'As published' }).click();
    expect(await shown()).not.toContain(dropped);
    await close();
  });

  test('lays all of the text out on paper, and hides what is for touching', async () => {
    const { page, close } = await openPage(browser, seeds.page);
    await page.emulateMedia({ media: 'print' });
    const hidden = await page
      .locator('main .i')
      .evaluateAll(
        (all) => all.filter((own) => getComputedStyle(own).contentVisibility !== 'visible').length,
      );
    expect(hidden).toBe(0);
    expect(await page.locator('#bar').isVisible()).toBe(false);
    expect(await visible(page)).toEqual(textsOf(seeds.edition, seeds.edition.views.fullRecord));
    await close();
  });

  test('runs from right to left where the text does', async () => {
    const lead = 'أعلنت وزارة الصحة يوم الثلاثاء أن عدد ضحايا حريق الميناء ارتفع إلى';
    const rest =
      'وقال المتحدث باسم الحماية المدنية إن فرق الإنقاذ تواصل البحث عن المفقودين تحت الأنقاض.\n\nوأضاف أن الحريق اندلع فجرا في مستودع للمواد الكيميائية قرب الرصيف الشمالي.';
    const { page: html } = mergeTexts([`${lead} 12 قتيلا.\n\n${rest}`, `${lead} 15 قتيلا.\n\n${rest}`]);
    for (const width of [1280, 390]) {
      const { page, close } = await openPage(browser, html, { width });
      const [text, mark] = [
        await page.locator('main .p .t').first().boundingBox(),
        await page.locator('main .p summary').first().boundingBox(),
      ];
      expect(mark!.x).toBeGreaterThan(text!.x + text!.width / 2);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(await seriousProblems(page)).toEqual([]);
      await close();
    }
  });

  test('shows markup, scripts and override characters as text', async () => {
    const harm = '</title><script>alert(1)</script><img src=x onerror=alert(2)>';
    const rest = `The council of Port Alder voted on Tuesday to spend twelve million on the bridge, said ${harm} the mayor.\n\nHe paid \u202e000,1\u202c dollars "them" & left, and the engineers of the harbour agreed with it.\n\nWork will begin in the spring of next year and last for three years at the least.`;
    const sample = mergeTexts([
      `${harm}\n\n${rest}\n\nAn old ending ${harm}.`,
      `${harm}\n\n${rest}\n\nA new ending.`,
    ]);
    const { page, errors, requests, close } = await openPage(browser, sample.page);
    expect(await visible(page)).toEqual(textsOf(sample.edition, sample.edition.views.fullRecord));
    await page.locator('label', { hasText: 'Compare' }).click();
    await page.locator('label', { hasText: 'One revision' }).click();
    expect(words(await staged(page, null))).toEqual(wordsOfRevision(sample.edition, 1));
    expect(await page.locator('#stage .cc').count()).toBe(2);
    expect([errors, requests]).toEqual([[], []]);
    await close();
  });
});

/** Without scripts nothing can be measured in the page. */
async function openPageWithout(
  browser: Browser,
  html: string,
): Promise<{ readonly page: Page; close(): Promise<void> }> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.setContent(html);
  return { page, close: () => context.close() };
}

/** The comparison is in the newer one's order of passages: the same words, first word first. */
function inOneOrder(shown: string, wanted: readonly string[]): readonly string[] {
  const own = words(shown);
  return [...own].sort().join(' ') === [...wanted].sort().join(' ') ? own : wanted;
}
