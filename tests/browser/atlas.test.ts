/// <reference lib="dom" />
/** Tries the atlas in Chromium, opened from disk without a network: river, lanes, filters, search, keys, and 5,000 reports. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { measureAtlas, renderAtlas } from '../bench/genealogy/atlas.mjs';
import { executable, type Opened, openPage, seriousProblems, startBrowser } from './browser.js';
import { mergeSample } from './samples.js';

const undated = 30;
const atlas = renderAtlas(1500, { undated });
const small = renderAtlas(60, { undated: 5 });

/** "1,500 reports" → 1500. */
const numberIn = async (page: Page, id: string) =>
  Number((await page.locator(id).textContent())!.replaceAll(',', '').replace(/\D.*/, ''));
const count = (page: Page) => numberIn(page, '#count');
const counted = async (page: Page, wanted: number) => expect.poll(() => count(page)).toBe(wanted);
const inSight = (page: Page) => numberIn(page, '#insight');

describe.skipIf(executable === null)('the atlas', () => {
  let browser: Browser;
  let opened: Opened;
  let page: Page;
  beforeAll(async () => {
    browser = await startBrowser();
    opened = await openPage(browser, atlas.page, { files: atlas.files });
    ({ page } = opened);
  });
  afterAll(() => browser?.close());

  test('shows every report: dated ones in the river, the others beside it', async () => {
    await expect.poll(() => inSight(page)).toBe(1500 - undated);
    expect(await page.locator('#undatedwords').textContent()).toBe(`${undated} without a date`);
    await counted(page, 1500);
    expect([60, 120]).toContain(await page.locator('.row').count());
    const painted = await page.locator('#paint').evaluate((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const { data } = (canvas as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height);
      return new Set(new Uint32Array(data.buffer)).size;
    });
    // Paper, axis, words, and the kinds of marks.
    expect(painted).toBeGreaterThan(8);
  });

  test('sifts river and list by what a report went through', async () => {
    const facts = (grave: boolean) =>
      atlas.reports.filter(({ figures }) => (grave ? figures.facts[2] : Math.max(...figures.facts)) > 0)
        .length;
    await page.locator('#facts').selectOption('grave');
    await counted(page, facts(true));
    await page.locator('#facts').selectOption('some');
    await counted(page, facts(false));
    await page.locator('#reset').click();
    await counted(page, 1500);
    await page.locator('#corrected').check();
    await counted(page, atlas.reports.filter(({ figures }) => figures.corrections > 0).length);
    await page.locator('#corrected').uncheck();
    await page.locator('#withdrawn').check();
    await counted(page, atlas.reports.filter(({ figures }) => figures.isWithdrawn).length);
    await page.locator('#reset').click();
    await page.locator('#rewritten').selectOption('50');
    await counted(
      page,
      atlas.reports.filter(({ figures }) => Math.round(100 * (figures.rewritten ?? -1)) >= 50).length,
    );
    const left = await inSight(page);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(await count(page));
    await page.locator('#reset').click();
    expect(await page.locator('#reset').isVisible()).toBe(false);
  });

  test('sifts by outlet, language and span of time', async () => {
    const [outlet] = atlas.reports[0]!.figures.outlets;
    await page.locator('#outlet').selectOption({ label: outlet! });
    await counted(page, atlas.reports.filter(({ figures }) => figures.outlets[0] === outlet).length);
    await page.locator('#language').selectOption({ label: 'bg' });
    await counted(
      page,
      atlas.reports.filter(({ figures }) => figures.outlets[0] === outlet && figures.language === 'bg')
        .length,
    );
    await page.locator('#reset').click();
    const [from, to] = ['2022-01-01', '2022-12-31'];
    await page.locator('#from').fill(from);
    await page.locator('#to').fill(to);
    const start = Date.parse(`${from}T00:00Z`) / 60_000;
    const end = Date.parse('2023-01-01T00:00Z') / 60_000;
    await counted(
      page,
      atlas.reports.filter(({ minutes }) => minutes.some((time) => time >= start && time < end)).length,
    );
    await page.locator('#reset').click();
    await counted(page, 1500);
  });

  test('finds headlines, words of texts and files', async () => {
    const { title, text, documents } = atlas.reports[700]!;
    await page.locator('#find').fill(title);
    await counted(page, 1);
    expect(await page.locator('.row .title').textContent()).toBe(title);
    const rare = text.split(' ').sort((left, right) => right.length - left.length)[0]!;
    await page.locator('#find').fill(`${rare} `);
    const having = atlas.reports.filter((own) =>
      ` ${own.title.toLowerCase()} ${own.text} `.includes(` ${rare} `),
    );
    await counted(page, having.length);
    await page.locator('#find').fill(documents[0]!);
    await counted(
      page,
      atlas.reports.filter((own) => own.documents.some((name) => name.includes(documents[0]!))).length,
    );
    await page.locator('#find').fill('no such thing');
    await expect.poll(() => page.locator('#count').textContent()).toBe('Nothing here.');
    await page.locator('#find').fill('');
    await counted(page, 1500);
  });

  test('is walked by keys, and tells each mark', async () => {
    const river = page.locator('#river');
    const said = () => page.locator('#said').textContent();
    const titles = [...atlas.reports]
      .filter(({ minutes }) => minutes.length > 0)
      .sort((left, right) => left.minutes[0]! - right.minutes[0]! || (left.id < right.id ? -1 : 1))
      .map(({ title }) => title);
    await river.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(said).toContain(titles[0]);
    await page.keyboard.press('ArrowRight');
    await expect.poll(said).toContain(titles[1]);
    expect(await said()).toMatch(/\d+ revisions, \d+ \w{3} \d{4}/);
    expect(await page.locator('#card .title').textContent()).toBe(titles[1]);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(said).toContain(titles[0]);
    await page.keyboard.press('End');
    await expect.poll(said).not.toContain(titles[0]);
    await page.keyboard.press('Home');
    await expect.poll(said).toContain(titles[0]);
    await page.keyboard.press('ArrowDown');
    await expect.poll(said).not.toContain(titles[0]);
    const href = await page.locator('#card a').getAttribute('href');
    expect(href).toMatch(/^editions\/.+-[0-9a-f]{8}\/index\.html$/);
    await page.keyboard.press('Escape');
    expect(await page.locator('#card').isVisible()).toBe(false);
  });

  test('zooms and moves by keys and buttons, and lists what is in sight', async () => {
    await page.locator('#all').click();
    await page.locator('#river').focus();
    const before = 1500 - undated;
    await expect.poll(() => inSight(page)).toBe(before);
    for (let step = 0; step < 5; step++) await page.keyboard.press('+');
    await expect.poll(() => inSight(page)).toBeLessThan(before / 2);
    await expect.poll(async () => (await count(page)) - (await inSight(page))).toBe(0);
    expect(await page.locator('#count').textContent()).toContain('in the time that the river shows');
    const span = () => page.locator('#insight').textContent();
    const here = await span();
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(span).not.toBe(here);
    await page.locator('#earlier').click();
    await page.locator('#out').click();
    await page.locator('#all').click();
    await expect.poll(() => inSight(page)).toBe(before);
    await counted(page, 1500);
  });

  test('is dragged, brushed, and opened by a click', async () => {
    const brush = (await page.locator('#brush').boundingBox())!;
    await page.mouse.move(brush.x + brush.width * 0.4, brush.y + 20);
    await page.mouse.down();
    await page.mouse.move(brush.x + brush.width * 0.5, brush.y + 20, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => inSight(page)).toBeLessThan(400);
    const span = () => page.locator('#insight').textContent();
    const before = await span();
    const river = (await page.locator('#river').boundingBox())!;
    await page.mouse.move(river.x + 500, river.y + 30);
    await page.mouse.down();
    await page.mouse.move(river.x + 200, river.y + 30, { steps: 5 });
    await page.mouse.up();
    await expect.poll(span).not.toBe(before);
    await page.locator('#river').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.locator('#card .title').count()).toBe(1);
    const href = await page.locator('#card a').getAttribute('href');
    const leaving = page.waitForRequest((request) => request.url().includes('/editions/'));
    const left = page.waitForEvent('framenavigated');
    await page.keyboard.press('Enter');
    expect((await leaving).url().endsWith(href!)).toBe(true);
    // These reports have no editions to go to.
    await left;
    await page.goto(opened.address);
  });

  test('parts into lanes and colours by what a reader chooses', async () => {
    for (const name of ['outlet', 'language', 'what changed', 'none']) {
      await page.locator('#lanes').selectOption({ label: name });
      await expect.poll(() => inSight(page)).toBe(1500 - undated);
    }
    await page.locator('#colour').selectOption({ label: 'language' });
    const legend = await page.locator('#legend li').allTextContents();
    const english = atlas.reports.filter(({ figures }) => figures.language === 'en').length;
    expect(legend[0]).toBe(`en ${english}`);
  });

  test('asks for nothing but its own parts, and logs no error', () => {
    expect(opened.errors).toEqual([]);
    const outside = opened.requests.filter(
      (address) => !/^file:.*\/(?:atlas\/[a-z]+(?:-\d+)?\.js|editions\/[^/]+\/index\.html)$/.test(address),
    );
    expect(outside).toEqual([]);
  });

  test.each([390, 820, 1440])(
    'has nothing serious for axe-core at a width of %i, light and dark',
    async (width) => {
      for (const scheme of ['light', 'dark'] as const) {
        const own = await openPage(browser, small.page, { width, scheme });
        await own.page.locator('#river').focus();
        await own.page.keyboard.press('ArrowRight');
        await expect.poll(() => own.page.locator('#card').isVisible()).toBe(true);
        expect(await seriousProblems(own.page)).toEqual([]);
        await own.page.locator('#lanes').selectOption({ label: 'outlet' });
        expect(await own.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
          width,
        );
        expect(own.errors).toEqual([]);
        await own.close();
      }
    },
  );

  test.each([60, 1200])('of %i reports with hostile headlines shows them as text', async (reports) => {
    const headline = '</script><img src=x onerror=alert(1)><b>\u202e\u2028"\\`alert(2)`</b><!-- ';
    const hostile = renderAtlas(reports, { headline });
    expect(hostile.files.length > 0).toBe(reports > 1000);
    const own = await openPage(browser, hostile.page, { files: hostile.files });
    await own.page.locator('#sort').selectOption({ label: 'title' });
    await expect.poll(() => own.page.locator('.row .title').count()).toBeGreaterThan(0);
    expect(await own.page.locator('.row .title').first().textContent()).toContain(headline);
    await own.page.locator('#river').focus();
    await own.page.keyboard.press('End');
    await expect.poll(() => own.page.locator('#card .title').textContent()).toContain(headline);
    for (let step = 0; step < 12; step++) await own.page.keyboard.press('+');
    await own.page.locator('#find').fill('img onerror ');
    await counted(own.page, await inSight(own.page));
    expect(await own.page.locator('img').count()).toBe(0);
    expect(own.errors).toEqual([]);
    await own.close();
  });

  test('of a run without dates has no river, and the list as ever', async () => {
    const seeds = await mergeSample(`${import.meta.dirname}/../../seeds`);
    const own = await openPage(browser, seeds.report);
    expect(await own.page.locator('#river').count()).toBe(0);
    expect(await own.page.locator('.row').count()).toBe(1);
    expect(await own.page.locator('#sift').isVisible()).toBe(false);
    await own.close();
  });

  test('says what is missing where its parts do not lie beside it', async () => {
    const own = await openPage(browser, atlas.page);
    await expect
      .poll(() => own.page.locator('#count').textContent())
      .toMatch(/^Cannot read atlas\/heads-\d\.js: the folder atlas has to lie beside this page$/);
    await own.close();
  });

  test('of 5,000 reports: first view within 2 s, 50 frames a second', async () => {
    const figures = (await measureAtlas(5000))!;
    process.stderr.write(
      `atlas: first view ${figures.firstViewMs.toFixed(0)} ms, ${figures.pan.median} and ${figures.zoom.median} frames/s, found in ${figures.searchMs.toFixed(0)} ms, ${figures.bytes} bytes\n`,
    );
    expect(figures.errors).toEqual([]);
    expect(figures.found).toMatch(/^1 report/);
    expect(figures.firstViewMs).toBeLessThan(2000);
    expect(Math.min(figures.pan.median, figures.zoom.median)).toBeGreaterThanOrEqual(50);
  });
});
