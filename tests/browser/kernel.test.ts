/// <reference lib="dom" />
/** Runs the kernel in Chromium: the compiled one and its twin give the bits that they give here, on generated text. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Kernel, makeKernel } from '../../src/kernel/kernel.js';
import { heapAt } from '../../src/kernel/layout.js';
import { compile, loadTables } from '../../src/pipeline/tasks/load-kernel.js';
import { executable, startBrowser } from './browser.js';

const dist = join(import.meta.dirname, '../../dist');
const site = 'http://kernel.test/';

const piece = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'the ',
      'Talks',
      ' 3.6',
      '’s ',
      ', ',
      '“',
      '\n',
      'Ёлка',
      'عربية',
      '中文',
      'é',
      'Đ',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
);
const texts = fc
  .sample(fc.array(piece, { maxLength: 80 }), { numRuns: 400, seed: 7 })
  .map((parts) => Buffer.from(parts.join('')).toString());

/** Signatures of every text. Runs here and in the page, so it may name nothing from outside. */
function signAll(kernel: Kernel, sources: readonly string[], start: number): number[][] {
  const room = 1 << 16;
  kernel.reserve(8 * room);
  return sources.map((source) => {
    const bytes = new TextEncoder().encode(source);
    kernel.bytes().set(bytes, start);
    const [tokens, lows, highs, values] = [2, 3, 4, 5].map((place) => start + place * room) as [
      number,
      number,
      number,
      number,
    ];
    const count = kernel.tokenize(start, start + bytes.length, tokens, 0, 1);
    const shingles = kernel.shingle(tokens, count, 4, lows, highs);
    if (shingles === 0) return [];
    kernel.permute(lows, highs, shingles, 1);
    kernel.signByBins(lows, highs, shingles, values, 64);
    return Array.from(kernel.words().subarray(values >> 2, (values >> 2) + 64));
  });
}

describe.skipIf(executable === null)('the kernel', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  test('gives in the browser the bits that it gives in Node, compiled and as its twin', async () => {
    const page = await browser.newPage();
    await page.route(`${site}**`, (route) => {
      const path = new URL(route.request().url()).pathname;
      if (path === '/') return route.fulfill({ contentType: 'text/html', body: '<title>kernel</title>' });
      const contentType = path.endsWith('.js') ? 'text/javascript' : 'application/octet-stream';
      return route.fulfill({ contentType, body: readFileSync(join(dist, path)) });
    });
    await page.goto(site);
    const script = `(async () => {
      const signAll = ${signAll.toString()};
      const { makeKernel } = await import('/kernel/kernel.js');
      const { heapAt } = await import('/kernel/layout.js');
      const fetchBytes = async (path) => (await fetch(path)).arrayBuffer();
      const tables = await fetchBytes('/kernel/unicode.bin');
      const unicode = { classes: new Uint8Array(tables.slice(0, 65536)), folds: new Uint16Array(tables.slice(65536)) };
      const module = new WebAssembly.Module(await fetchBytes('/kernel/kernel.wasm'));
      const texts = ${JSON.stringify(texts)};
      return [module, null].map((each) => signAll(makeKernel(each, unicode), texts, heapAt));
    })()`;
    const found = (await page.evaluate(script)) as number[][][];
    const expected = signAll(makeKernel(compile(), loadTables()), texts, heapAt);
    expect(expected.filter((values) => values.length > 0).length).toBeGreaterThan(150);
    expect(found[0]).toEqual(expected);
    expect(found[1]).toEqual(expected);
    await page.close();
  });
});
