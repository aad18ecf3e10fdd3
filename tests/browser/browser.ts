/// <reference lib="dom" />
/** Opens a page in Chromium, from disk, and writes down all that it logs and asks for. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findBrowser } from './install.mjs';

export const executable = findBrowser();

/** Starts the browser. Call only where `executable` is not null. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: executable!, args: ['--no-sandbox'] });
}

export interface Opened {
  readonly page: Page;
  readonly address: string;
  /** Console errors and exceptions. */
  readonly errors: readonly string[];
  /** Addresses asked for, the page's own aside. */
  readonly requests: readonly string[];
  /** Until the first paint of text, in milliseconds of the browser's own clock. */
  readonly firstPaintMs: number;
  close(): Promise<void>;
}

interface Options {
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
  readonly hasScripts?: boolean;
  /** A script that runs before the page's own. */
  readonly before?: string;
  /** What lies beside it, by paths. */
  readonly files?: readonly (readonly [path: string, content: string])[];
}

const folder = mkdtempSync(join(tmpdir(), 'variorum-browser-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
let pages = 0;

/** Opens `html` as a file. */
export async function openPage(browser: Browser, html: string, options: Options = {}): Promise<Opened> {
  const { width = 1280, scheme = 'light', hasScripts = true, before, files = [] } = options;
  const path = join(folder, String(pages++), 'index.html');
  for (const [name, content] of [['index.html', html] as const, ...files]) {
    mkdirSync(dirname(join(dirname(path), name)), { recursive: true });
    writeFileSync(join(dirname(path), name), content);
  }
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 844 : 800 },
    colorScheme: scheme,
    javaScriptEnabled: hasScripts,
    reducedMotion: 'reduce',
    acceptDownloads: true,
    offline: true,
  });
  if (before !== undefined) await context.addInitScript(before);
  const page = await context.newPage();
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('dialog', (dialog) => {
    errors.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const own = pathToFileURL(path).href;
  page.on('request', (request) => request.url().split('#')[0] !== own && requests.push(request.url()));
  await page.goto(own, { waitUntil: 'load' });
  // Without scripts nothing of the page's is ever called back.
  const firstPaintMs = !hasScripts
    ? 0
    : await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const seen = performance.getEntriesByName('first-contentful-paint')[0];
            if (seen !== undefined) resolve(seen.startTime);
            else
              new PerformanceObserver((list) =>
                resolve(list.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0),
              ).observe({ type: 'paint', buffered: true });
          }),
      );
  return { page, address: own, errors, requests, firstPaintMs, close: () => context.close() };
}

/** What axe-core finds that is serious or critical, one line each. */
export async function seriousProblems(page: Page): Promise<string[]> {
  // Sent through the debugger: the page's own policy would let no such script in.
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { violations } = await (
      globalThis as unknown as {
        axe: {
          run(): Promise<{
            violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[];
          }>;
        };
      }
    ).axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]!.html} ${nodes[0]!.failureSummary}`);
  });
  return found;
}

/** Frames a second while the page scrolls from its top: the median frame counts. */
export function scrollRate(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const times: number[] = [];
        const step = (time: number) => {
          times.push(time);
          scrollBy(0, 60);
          if (times.length < 120) requestAnimationFrame(step);
          else {
            const gaps = times.slice(1).map((own, at) => own - times[at]!);
            resolve(1000 / gaps.sort((left, right) => left - right)[gaps.length >> 1]!);
          }
        };
        requestAnimationFrame(step);
      }),
  );
}

/** The text of the view that the script drew, without what is struck or what is added. */
export const staged = (page: Page, struck: 'del' | 'ins' | null) =>
  page.locator('#stage').evaluate((stage, name) => {
    const copy = stage.cloneNode(true) as HTMLElement;
    for (const gone of copy.querySelectorAll(`.stagehead,.why,details${name === null ? '' : `,${name}`}`))
      gone.remove();
    return [...copy.querySelectorAll('.t')].map((own) => own.textContent).join('\n');
  }, struck);
