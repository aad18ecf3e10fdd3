/**
 * Measures the planted bars: living pages, families larger than a bucket, footers longer than their items, corpora
 * with lookalikes, and hard worlds out of real sets. Each line says which pairs are wrong and which are missing,
 * since a count of clusters hides both.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nearCopies, outletItems } from '../planted/cases.mjs';
import { PlantedCorpus } from '../planted/corpus.mjs';
import { plantHard } from '../planted/hard.mjs';
import { addressOf, divideSet, risingToll, variants, withAddresses } from '../planted/rising-toll.mjs';
import { readRows } from './tables.mjs';

const hardSets = ['cnn_lite_revisions', 'reuters21578', 'tehran_times', 'telegraph_bg_revisions'];
const pagesTogether = 5;

/**
 * Of a result and a truth, both by id: pairs that are merged and should not be, pairs that should be and are not, and
 * B-cubed precision and recall over all documents.
 */
export function comparePartitions(found, truth) {
  const ids = [...truth.keys()];
  const own = (id) => found.get(id) ?? `alone ${id}`;
  const results = countEach(ids.map(own));
  const reports = countEach(ids.map((id) => truth.get(id)));
  const cells = countEach(ids.map((id) => `${own(id)}\n${truth.get(id)}`));
  const pairs = (sizes) => [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  const right = pairs(cells);
  const share = (sizes, keyOf) =>
    ids.reduce((sum, id) => sum + cells.get(`${own(id)}\n${truth.get(id)}`) / sizes.get(keyOf(id)), 0) /
    ids.length;
  return {
    clusters: [...results.values()].filter((size) => size > 1).length,
    wrong: pairs(results) - right,
    missing: pairs(reports) - right,
    bcubed: `${share(results, own).toFixed(4)} / ${share(reports, (id) => truth.get(id)).toFixed(4)}`,
  };
}

function countEach(keys) {
  const sizes = new Map();
  for (const key of keys) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  return sizes;
}

/**
 * @param tools `scan`, which takes a file and flags and returns the folder of the result; `say`, which takes a set, a
 *   measure and its values; `folder`, for the files; `data`, the folder of real sets, or null
 */
export function measureBars(tools) {
  for (const size of [1500, 20_000]) measureNearCopies(tools, size);
  measureOutlets(tools);
  measureLookalikes(tools);
  measureRisingToll(tools, 'a planted site', plantedSite());
  const cnn = tools.data && join(tools.data, 'cnn_lite_revisions/docs.jsonl');
  if (cnn && existsSync(cnn)) {
    measureRisingToll(tools, 'cnn_lite_revisions', divideSet(readRows(cnn), 150));
  }
  for (const set of hardSets) {
    const path = tools.data && join(tools.data, set, 'docs.jsonl');
    if (path && existsSync(path)) measureHard(tools, set, readRows(path));
  }
}

function run({ scan, folder }, records) {
  const input = join(folder, 'bar.jsonl');
  writeFileSync(input, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  const start = performance.now();
  const documents = readRows(join(scan(input, 'minhash'), 'documents.jsonl'));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  return { documents, found: new Map(documents.map(({ id, cluster }) => [id, cluster])), seconds };
}

const withoutReport = ({ report: _, ...record }) => record;

function plantedSite() {
  const [pages, site] = [
    [22, 300],
    [21, 2000],
  ].map(([seed, documents]) =>
    [...new PlantedCorpus({ seed, documents }).records(documents)].map(withoutReport),
  );
  return { material: divideSet(pages, 150).material, site };
}

/**
 * Pages of all variants, each alone, and five at a time among the articles of their site, without addresses and with
 * them. Pages that stand together are made of documents of their own.
 */
function measureRisingToll({ say, ...tools }, name, { material, site }) {
  const size = Math.floor(material.length / pagesTogether);
  for (const hasAddress of [false, true]) {
    const pages = [...variants.keys()].map((variant) => {
      const part = variant % pagesTogether;
      const options = hasAddress ? { url: addressOf(`page ${variant}`) } : {};
      return risingToll(variant, material.slice(part * size, (part + 1) * size), options);
    });
    const alone = pages.map((page) => judgePage(run(tools, page), page));
    const others = hasAddress ? withAddresses(site) : site;
    const among = [0, 5, 10, 15].flatMap((first) => {
      const together = pages.slice(first, first + pagesTogether);
      const result = run(tools, [...together.flat(), ...others]);
      return together.map((page) => judgePage(result, page));
    });
    const suffix = hasAddress ? ', with addresses' : '';
    say(`rising toll, ${name}`, `alone${suffix}`, sumUp(alone));
    say(`rising toll, ${name}`, `among ${site.length} articles${suffix}`, sumUp(among));
  }
}

function sumUp(verdicts) {
  const sum = (key) => verdicts.reduce((total, verdict) => total + verdict[key], 0);
  const isWhole = ({ parts, strangers }) => parts === 1 && strangers === 0;
  return {
    whole: `${verdicts.filter(isWhole).length} of ${verdicts.length}`,
    strangers: sum('strangers'),
    missing: `${sum('missing')} of ${sum('pairs')}`,
    furniture: sum('furniture'),
    split: verdicts.flatMap(({ parts }, variant) => (parts > 1 ? `${variant} in ${parts}` : [])).join(', '),
  };
}

/** Parts that the page came out in, others' documents in them, and paragraphs that were taken for the site's. */
function judgePage({ documents, found }, page) {
  const ids = new Set(page.map(({ id }) => id));
  const cluster = (id) => found.get(id) ?? id;
  const clusters = new Set([...ids].map(cluster));
  const truth = new Map([...ids].map((id) => [id, 'page']));
  const { missing } = comparePartitions(found, truth);
  return {
    parts: clusters.size,
    missing,
    pairs: (ids.size * (ids.size - 1)) / 2,
    strangers: documents.filter(({ id, cluster }) => !ids.has(id) && clusters.has(cluster)).length,
    furniture: documents
      .filter(({ id }) => ids.has(id))
      .reduce((sum, { blocks }) => sum + (blocks.furniture ?? 0), 0),
  };
}

function measureNearCopies({ say, ...tools }, size) {
  const records = nearCopies(size, 2000);
  const { found, seconds } = run(tools, records);
  const truth = new Map(records.map(({ id }) => [id, id.startsWith('copy') ? 'copy' : id]));
  say(`${size} near copies`, 'among 2,000 articles', { ...comparePartitions(found, truth), seconds });
}

function measureOutlets({ say, ...tools }) {
  const records = outletItems(20, 50);
  const { found } = run(tools, records);
  const truth = new Map(records.map(({ id }) => [id, id]));
  say('short items under footers', '20 outlets of 50', comparePartitions(found, truth));
}

function measureLookalikes({ say, ...tools }) {
  const records = [...new PlantedCorpus({ seed: 1, documents: 10_000, lookalikes: true }).records(10_000)];
  const { found, seconds } = run(tools, records.map(withoutReport));
  const truth = new Map(records.map(({ id, report }) => [id, report]));
  say('planted 10000', 'with follow-ups and forms', { ...comparePartitions(found, truth), seconds });
}

/** Of the planted pairs of each kind, how many are merged. */
function measureHard({ say, ...tools }, set, documents) {
  const { records, gold, kinds } = plantHard(documents, { seed: 1 });
  const { found, seconds } = run(tools, records);
  say(`hard world, ${set}`, `${records.length} documents`, {
    ...comparePartitions(found, new Map(gold.map(([cluster, id]) => [id, cluster]))),
    seconds,
  });
  const counts = {};
  for (const [a, b, kind] of kinds) {
    counts[kind] ??= { merged: 0, of: 0 };
    counts[kind].of++;
    if (found.get(a) != null && found.get(a) === found.get(b)) counts[kind].merged++;
  }
  const shown = Object.entries(counts).map(([kind, { merged, of }]) => [kind, `${merged} of ${of}`]);
  say(`hard world, ${set}`, 'merged, by kind', Object.fromEntries(shown.sort()));
}
