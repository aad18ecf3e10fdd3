/// <reference lib="dom" />
/** Tries the page of a thread in Chromium: it can be read at any width, in light and dark, in scripts of both directions. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderTracePage } from '../../src/inspect/trace/trace-page.js';
import type { TracedCarrier, Tracing } from '../../src/inspect/trace/tracing.js';
import type { ClusterId, DocumentId } from '../../src/model/document.js';
import type { Carrying, ThreadId } from '../../src/model/thread.js';
import { diffWords } from '../../src/text/word-diff.js';
import { executable, openPage, seriousProblems, startBrowser } from './browser.js';

const closed = 'The harbour bridge of Port Alder was closed to all traffic on Monday.';
const lorries = 'The harbour bridge of Port Alder was closed to lorries on Monday.';
const arabic = 'أعلنت السلطات إغلاق جسر الميناء أمام حركة المرور يوم الاثنين';

function carrier(number: number, as: Carrying, reading: number): TracedCarrier {
  return {
    document: {
      id: `wires/2024/05/a-very-long-name-without-any-space-${number}.html` as DocumentId,
      report: `report${number}` as ClusterId,
      isLatest: true,
      headline: number === 2 ? arabic : number === 3 ? null : `Harbour bridge closed, ${number} cars wait`,
      outlet: number % 2 === 0 ? 'Evening Post' : null,
      date: number === 3 ? null : `2024-05-0${number}T06:30:00Z`,
      language: 'en',
      folder: number === 1 ? 'harbour-bridge-closed-1' : null,
    },
    span: [120, 190],
    reading,
    as,
  };
}

const listed = [
  carrier(1, 'same', 1),
  carrier(2, 'edited', 2),
  carrier(3, 'cut', 1),
  carrier(4, 'joined', 2),
];
const thread = {
  id: 't211b9d886343394f' as ThreadId,
  role: 'background' as const,
  share: 0.86,
  carriers: 9,
  reports: 7,
  text: closed,
  first: listed[0]!,
  isDated: false,
};
const tracing: Tracing = {
  asked: { text: 'brigde of Port Alder' },
  thread: {
    ...thread,
    wordings: 2,
    readings: [
      { text: closed, changes: null },
      { text: lorries, changes: diffWords(closed, lorries) },
    ],
    listed,
  },
  others: [{ ...thread, text: arabic, first: listed[1]! }],
};

describe.skipIf(executable === null)('the page of a thread', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  const html = renderTracePage(tracing, (folder) => `out/editions/${folder}/index.html`);

  test.each([
    [390, 'light'],
    [390, 'dark'],
    [820, 'light'],
    [1440, 'dark'],
  ] as const)(
    'can be read %d pixels wide, in %s, asks for nothing, and is no wider than that',
    async (width, scheme) => {
      const { page, errors, requests, close } = await openPage(browser, html, { width, scheme });
      expect(await seriousProblems(page)).toEqual([]);
      expect([errors, requests]).toEqual([[], []]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await close();
    },
  );

  test('leads from each that carries it to its reading, without scripts', async () => {
    const { page, close } = await openPage(browser, html, { hasScripts: false });
    await page.getByRole('link', { name: 'reading 2' }).first().click();
    expect(await page.locator('#r2:target ins').textContent()).toBe('lorries');
    await close();
  });

  test('stands the dates of all that carry it in a line of time, oldest first', async () => {
    const { page, close } = await openPage(browser, html);
    const lefts = await page
      .locator('.line li > div')
      .evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().left)));
    expect(new Set(lefts).size).toBe(1);
    expect(await page.locator('.when').allTextContents()).toEqual([
      '2024-05-01 06:30',
      '2024-05-02 06:30',
      'undated',
      '2024-05-04 06:30',
    ]);
    await close();
  });
});
