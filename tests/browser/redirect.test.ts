/// <reference lib="dom" />
/** Tries the page of a report that goes on elsewhere in Chromium: anchors go along, and nothing else is needed. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderRedirect } from '../../src/write/ledger/redirect-page.js';
import { executable, openPage, seriousProblems, startBrowser } from './browser.js';

describe.skipIf(executable === null)('the page of a report that goes on elsewhere', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  const html = renderRedirect('c90cb44fc33e8f9b', 'gone', [
    { title: 'Harbour bridge closed', folder: 'harbour-bridge-1' },
    { title: 'جسر الميناء مغلق', folder: 'port-2' },
  ]);

  test.each(['light', 'dark'] as const)(
    'sends the anchor along, asks for nothing, and can be read in %s',
    async (scheme) => {
      const { page, errors, requests, close } = await openPage(browser, html, { scheme });
      const links = () =>
        page
          .locator('a.on')
          .evaluateAll((all) => all.map((link) => link.getAttribute('href')!.replace(/^.*\/editions\//, '')));
      expect((await links()).every((link) => /(?:harbour-bridge-1|port-2)\/index\.html$/.test(link))).toBe(
        true,
      );
      await page.evaluate(() => {
        location.hash = '#p2fdd33e5bec0';
      });
      await page.waitForFunction(() => document.querySelector<HTMLAnchorElement>('a.on')?.hash !== '');
      expect((await links()).every((link) => link.endsWith('/index.html#p2fdd33e5bec0'))).toBe(true);
      expect(await seriousProblems(page)).toEqual([]);
      expect([errors, requests]).toEqual([[], []]);
      await close();
    },
  );

  test('leads on without scripts, on a narrow screen', async () => {
    const { page, close } = await openPage(browser, html, { hasScripts: false, width: 360 });
    expect(await page.locator('a.on').first().getAttribute('href')).toBe('../harbour-bridge-1/index.html');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await close();
  });
});
