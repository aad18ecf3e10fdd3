/**
 * Extracts the text of pages with variorum, with Readability.js, and with what Python has of trafilatura,
 * rs-trafilatura, newspaper4k, readability-lxml and jusText: the same pages, in one run.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { built, note, work } from './bench.mjs';

const require = createRequire(import.meta.url);
const aside = new Set(['headline', 'byline', 'caption', 'furniture']);

/** The markup of a page, packed or not; every extractor gets it as UTF-8. */
export function readMarkup(path) {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** The running text of a page as variorum reads it, without headline, byline and captions. */
export function textOf({ blocks }) {
  return blocks
    .filter(({ kind }) => !aside.has(kind))
    .map(({ text }) => text)
    .join('\n');
}

/**
 * Extracts `pages` (ids with paths) with each extractor. Returns, by the extractor's name, the texts by the pages' ids;
 * a page that an extractor gives up has the empty text.
 */
export async function extractWithAll(pages, python) {
  const { extractPage } = await built('read/html/html.js');
  const started = Date.now();
  const own = pages.map(({ id, path }) => [id, textOf(extractPage(readMarkup(path)))]);
  note(`variorum: ${pages.length} pages in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  const results = { variorum: new Map(own) };
  if (python === undefined) return results;
  results['Readability.js'] = new Map(pages.map(({ id, path }) => [id, readWithReadability(path)]));
  for (const [name, texts] of readWithPython(pages, python)) results[name] = texts;
  return results;
}

function readWithReadability(path) {
  const { parseHTML } = require('linkedom');
  const { Readability } = require('@mozilla/readability');
  try {
    const { document } = parseHTML(readMarkup(path));
    const content = new Readability(document).parse()?.content ?? '';
    // Its textContent glues paragraphs to one another.
    const parted = content.replace(
      /<br[^>]*>|<\/(?:p|div|h[1-6]|li|tr|td|th|blockquote|figcaption|pre|section)>/gi,
      '\n$&',
    );
    return parseHTML(`<html><body>${parted}</body></html>`).document.body.textContent;
  } catch {
    return '';
  }
}

function readWithPython(pages, python) {
  const list = join(work, 'pages.json');
  writeFileSync(list, JSON.stringify(pages.map(({ id, path }) => [id, path])));
  const program = join(import.meta.dirname, 'extractors.py');
  const { status, stdout, stderr } = spawnSync(python, [program, list], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) {
    console.error(`Cannot compare with extractors of Python: ${stderr.trim().split('\n').at(-1)}`);
    process.exit(2);
  }
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .map(({ name, missing, seconds, texts }) => {
      note(missing ? `${name}: not installed` : `${name}: ${seconds.toFixed(1)} s`);
      return missing ? null : [name, new Map(texts)];
    })
    .filter((entry) => entry !== null);
}
