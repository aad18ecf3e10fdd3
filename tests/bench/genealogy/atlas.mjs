/**
 * Measures the page of a run with a great many reports in Chromium: how large it is with all that lies beside it, when its
 * river is first seen, how many frames a second it keeps while one moves through time and zooms, and how long a search takes.
 * Called by itself it measures 100,000 reports: node tests/bench/genealogy/atlas.mjs [COUNT]
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { DocumentTable } from '../../../dist/detect/document-table.js';
import { GrowingColumns } from '../../../dist/pipeline/tasks/growing-columns.js';
import { WordIndex } from '../../../dist/write/page/atlas/word-index.js';
import { renderReportPage } from '../../../dist/write/page/report-page.js';
import { makeSlug } from '../../../dist/write/slug.js';
import { findBrowser } from '../../browser/install.mjs';
import { plantReports } from './planted-reports.mjs';

const pairsShown = 5000;
const passage = { tokens: 40, a: [0, 40], b: [10, 50], isQuoted: false };

/** The page and its files, of `count` planted reports and as many pairs kept apart as a page shows. */
export function renderAtlas(count, planting = {}) {
  const reports = plantReports(count, planting);
  const words = new WordIndex();
  const profiles = new Map();
  const editions = new Map();
  const clusters = reports.map(({ id, title, text, minutes, documents, figures }) => {
    words.add(id, title, [text]);
    const dates = minutes.map((time) => new Date(time * 60_000).toISOString());
    for (const [at, name] of documents.entries())
      profiles.set(name, { date: dates[at] ?? null, timeMs: (minutes[at] ?? Number.NaN) * 60_000 });
    editions.set(id, { title, slug: makeSlug(title, id), dates, base: documents.at(-1), figures });
    const links = documents.slice(1).map((b, at) => pairOf(documents[at], b, 'merge', (at % 60) / 100));
    return {
      id,
      members: documents,
      representative: documents[0],
      cohesion: { mean: 0.6, weakest: 0.4 },
      links,
      order: { revisions: documents, basis: 'dates', confidence: 0.98, evidence: [] },
      copies: new Map(),
      copyRecords: [],
    };
  });
  const apart = clusters
    .slice(1)
    .map(({ members }, at) => pairOf(clusters[at].members[0], members[0], 'apart', (at % 19) / 100));
  const ids = clusters.flatMap(({ members }) => members);
  const columns = new GrowingColumns();
  for (const id of ids) columns.add(id, new Uint8Array(32), 300, Uint32Array.of(1), [0, 0]);
  const pairs = [...clusters.flatMap(({ links }) => links), ...apart];
  const shown = apart.slice(0, pairsShown);
  const rendered = renderReportPage({
    detection: {
      clusters,
      bridges: [],
      decided: [],
      documents: new DocumentTable([
        { columns: columns.finish(), refs: ids.map((id) => ({ id, path: id })) },
      ]),
      profiles,
      candidates: pairs.length,
      pairs,
      failures: [],
    },
    outcomes: [],
    syndicated: [],
    relations: 'all',
    options: {
      threshold: 0.7,
      minScore: 0.2,
      scheme: 'default',
      sketch: 'minhash',
      permutations: 256,
      bands: 256,
      shingleSize: 4,
      rows: 1,
      scale: 4,
    },
    editions,
    apart,
    words,
    texts: {
      passages: new Map(
        shown.flatMap(({ evidence }, at) =>
          evidence.passages.map((own) => [own, reports[at].text.slice(0, 200)]),
        ),
      ),
      headings: new Map(
        shown.flatMap(({ a, b }, at) => [a, b].map((id) => [id, { title: reports[at].title, date: null }])),
      ),
      failures: [],
    },
  });
  return { ...rendered, reports };
}

function pairOf(a, b, tier, score) {
  return {
    a,
    b,
    tier,
    score,
    similarity: score / 2,
    containment: score,
    probability: score,
    relation: tier === 'merge' ? 'revision' : 'related',
    rule: tier === 'merge' ? 'likely' : 'below-min-score',
    reason: `score ${score.toFixed(2)} is below the least score 0.2`,
    evidence: { passages: [{ ...passage }], features: [] },
  };
}

/** Figures of `count` reports by their names; null where there is no browser. */
export async function measureAtlas(count = 100_000) {
  const executablePath = findBrowser();
  if (executablePath === null) return null;
  const folder = mkdtempSync(join(tmpdir(), 'variorum-atlas-'));
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const started = process.cpuUsage();
    const { page: html, files, reports } = renderAtlas(count);
    const { user } = process.cpuUsage(started);
    let bytes = 0;
    for (const [path, content] of [['index.html', html], ...files]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
      bytes += Buffer.byteLength(content);
    }
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      offline: true,
    });
    const page = await context.newPage();
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.addInitScript(`(${watchFirstView})()`);
    await page.goto(pathToFileURL(join(folder, 'index.html')).href);
    const firstViewMs = await page.evaluate('globalThis.firstView');
    const rates = {};
    for (const [name, wheel] of Object.entries(moves)) {
      rates[name] = await page.evaluate(frames, wheel);
      await page.locator('#all').click();
      await page.waitForTimeout(500);
    }
    const wanted = reports[Math.floor(count / 2)].title.split(' ').slice(0, 4).join(' ');
    const searchMs = await page.evaluate(search, wanted);
    const found = await page.locator('#count').textContent();
    return {
      reports: count,
      bytes,
      files: files.length + 1,
      renderSeconds: user / 1e6,
      firstViewMs,
      ...rates,
      searchMs,
      found,
      errors,
    };
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

/** Runs in the page before its own script: when the river has been painted. */
function watchFirstView() {
  globalThis.firstView = new Promise((resolve) => {
    const look = () => {
      const words = document.getElementById('insight')?.textContent ?? '';
      if (words === '') requestAnimationFrame(look);
      else requestAnimationFrame(() => resolve(performance.now()));
    };
    requestAnimationFrame(look);
  });
}

// A turn of the wheel a frame: through a third of all time; in by four doublings, and out again.
const moves = {
  pan: [
    { deltaX: 0, deltaY: -2, ctrlKey: true, count: 100 },
    { deltaX: 8, deltaY: 0, ctrlKey: false, count: 120 },
  ],
  zoom: [
    { deltaX: 0, deltaY: -8, ctrlKey: true, count: 100 },
    { deltaX: 0, deltaY: 8, ctrlKey: true, count: 100 },
  ],
};

/** Runs in the page: frames a second of the median frame, and of the slowest twentieth. */
function frames(turns) {
  const river = document.getElementById('river');
  const { left, top, width, height } = river.getBoundingClientRect();
  const queue = turns.flatMap(({ count, ...turn }) => Array.from({ length: count }, () => turn));
  const times = [];
  return new Promise((resolve) => {
    const step = (time) => {
      times.push(time);
      const turn = queue.shift();
      if (turn === undefined) {
        const gaps = times.slice(1).map((own, at) => own - times[at]);
        gaps.sort((one, other) => one - other);
        const rate = (share) => Math.round(1000 / gaps[Math.floor(gaps.length * share)]);
        resolve({ median: rate(0.5), slowest: rate(0.95) });
        return;
      }
      river.dispatchEvent(
        new WheelEvent('wheel', {
          ...turn,
          bubbles: true,
          cancelable: true,
          clientX: left + width * 0.4,
          clientY: top + height / 2,
        }),
      );
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
}

/** Runs in the page: until the list shows what was looked for. */
function search(words) {
  const before = document.getElementById('count').textContent;
  const field = document.getElementById('find');
  const started = performance.now();
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return new Promise((resolve) => {
    const look = () => {
      if (document.getElementById('count').textContent === before) requestAnimationFrame(look);
      else resolve(performance.now() - started);
    };
    look();
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  console.log(JSON.stringify(await measureAtlas(Number(process.argv[2] ?? 100_000)), null, 1));
