/**
 * One question: how long does detection take, and how well does it do, beside what a user would pick instead
 * in JavaScript, the package `minhash` with its LshIndex? Same machine, same texts, one process, medians.
 *
 *   npm run bench [-- documents]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { detect, openEngine } from '../../dist/index.js';
import { groupBy } from '../../dist/lib/group-by.js';
import { UnionFind } from '../../dist/lib/union-find.js';
import { makeCorpus } from './corpus.mjs';

const { Minhash, LshIndex } = createRequire(import.meta.url)('minhash');
const count = Number(process.argv[2] ?? 400);
const rounds = 3;
const { texts, reports } = makeCorpus(count, 1);
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

const folder = mkdtempSync(join(tmpdir(), 'variorum-bench-'));
const refs = texts.map((text, index) => {
  const id = `${String(index).padStart(7, '0')}.txt`;
  writeFileSync(join(folder, id), text);
  return { id, path: join(folder, id) };
});

const options = {
  threshold: 0.2,
  shingleSize: 4,
  sketch: 'minhash',
  scheme: 'oph',
  permutations: 256,
  bands: 256,
  rows: 1,
  scaled: 4,
  maxBucket: 1000,
  mergeSyndicated: false,
  seed: 1,
};

async function runVariorum(sketch) {
  const engine = openEngine(1, count);
  const { clusters } = await detect(refs, { ...options, sketch }, engine);
  return clusters.map(({ members }) => members.map((id) => Number.parseInt(id, 10)));
}

/** As its documentation shows: 128 permutations, 4-word shingles, connected components of what the index returns. */
function runPackage() {
  const index = new LshIndex({ bandSize: 4 });
  const sketches = texts.map((text, number) => {
    const words = text.toLowerCase().match(/\w+/g) ?? [];
    const sketch = new Minhash({ numPerm: 128 });
    for (let start = 0; start + 4 <= words.length; start++)
      sketch.update(words.slice(start, start + 4).join(' '));
    index.insert(String(number), sketch);
    return sketch;
  });
  const groups = new UnionFind(texts.length);
  for (const [number, sketch] of sketches.entries()) {
    for (const other of index.query(sketch)) groups.union(Number(other), number);
  }
  return [...groupBy(texts.keys(), (number) => groups.find(number)).values()].filter(
    (group) => group.length > 1,
  );
}

/** Pairwise precision and recall. */
function score(groups) {
  const pairsOf = (sizes) => [...sizes].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  const sizesBy = (items) =>
    items.reduce((sizes, item) => sizes.set(item, (sizes.get(item) ?? 0) + 1), new Map()).values();
  const found = pairsOf(groups.map((group) => group.length));
  const right = groups.reduce(
    (sum, group) => sum + pairsOf(sizesBy(group.map((number) => reports[number]))),
    0,
  );
  return { precision: found === 0 ? 1 : right / found, recall: right / pairsOf(sizesBy(reports)) };
}

async function measure(name, run) {
  let groups = await run();
  const seconds = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    groups = await run();
    seconds.push((performance.now() - start) / 1000);
  }
  const median = seconds.sort((a, b) => a - b)[Math.floor(rounds / 2)];
  const { precision, recall } = score(groups);
  return {
    name,
    'seconds (median)': median.toFixed(2),
    'documents/s': Math.round(count / median),
    precision: precision.toFixed(3),
    recall: recall.toFixed(3),
  };
}

const rows = [
  await measure('variorum, minhash', () => runVariorum('minhash')),
  await measure('variorum, scaled', () => runVariorum('scaled')),
  await measure('npm minhash + LshIndex', runPackage),
];
rmSync(folder, { recursive: true });
process.stdout.write(
  `${count} documents, ${(bytes / 1e6).toFixed(1)} MB, Node ${process.version}, ${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} cores\n`,
);
console.table(rows);
