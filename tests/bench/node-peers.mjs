/**
 * Runs what a user of Node would pick instead, as its documentation shows it: 128 permutations over 4-word shingles,
 * and connected components of the pairs found. Run as a process of its own by run.mjs; clusters go to stdout.
 *
 *   node tests/bench/node-peers.mjs minhash|bloom-filters DOCS.jsonl [LEAST]
 *
 * With LEAST, which peers.mjs gives, titles count too, all signatures are compared, and of what agrees in a share of
 * LEAST and more a maximum spanning forest is printed, as peers.py does: `- first second similarity`.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { spanningForest } from '../../dist/base/spanning-forest.js';
import { UnionFind } from '../../dist/base/union-find.js';

const [name, path, least] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const rows = readFileSync(path, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));

const wordPattern = least === undefined ? /\w+/g : /[\p{L}\p{M}\p{N}_]+/gu;
const textOf = ({ title, text }) => (least === undefined ? text : `${title ?? ''}\n${text}`);

function* shinglesOf(text) {
  const words = text.toLowerCase().match(wordPattern) ?? [];
  for (let start = 0; start + 4 <= words.length; start++) yield words.slice(start, start + 4).join(' ');
}

function signWithMinhash() {
  const { Minhash } = require('minhash');
  return rows.map((row) => {
    const sketch = new Minhash({ numPerm: 128 });
    for (const shingle of shinglesOf(textOf(row))) sketch.update(shingle);
    return sketch;
  });
}

/** The package `minhash` with its own index. */
function pairsOfMinhash() {
  const { LshIndex } = require('minhash');
  const index = new LshIndex({ bandSize: 4 });
  const sketches = signWithMinhash();
  for (const [number, sketch] of sketches.entries()) index.insert(String(number), sketch);
  return sketches.flatMap((sketch, number) => index.query(sketch).map((other) => [Number(other), number]));
}

function signWithBloomFilters() {
  const { MinHashFactory } = require('bloom-filters');
  const factory = new MinHashFactory(128, 2 ** 31 - 1);
  return rows.map((row) => {
    const sketch = factory.create();
    for (const shingle of shinglesOf(textOf(row))) sketch.add(hash(shingle));
    return sketch;
  });
}

/** `bloom-filters` has sketches and no index: bands of four values, as above. */
function pairsOfBloomFilters() {
  const buckets = new Map();
  const pairs = [];
  for (const [number, sketch] of signWithBloomFilters().entries()) {
    for (let band = 0; band < 32; band++) {
      const key = `${band} ${sketch._signature.slice(4 * band, 4 * band + 4).join()}`;
      const first = buckets.get(key);
      if (first === undefined) buckets.set(key, number);
      else pairs.push([first, number]);
    }
  }
  return pairs;
}

function hash(text) {
  let value = 17;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value ^ (value >>> 15)) & 0x7fffffff;
}

/** A text without a shingle has the signature of nothing, and is like no other. */
function* compareAll() {
  const signatures =
    name === 'minhash'
      ? signWithMinhash().map(({ hashvalues }) => Float64Array.from(hashvalues))
      : signWithBloomFilters().map(({ _signature }) => Float64Array.from(_signature));
  const hasShingles = rows.map((row) => !shinglesOf(textOf(row)).next().done);
  for (const [first, left] of signatures.entries()) {
    if (!hasShingles[first]) continue;
    for (let second = first + 1; second < signatures.length; second++) {
      const right = signatures[second];
      let equal = 0;
      for (let at = 0; at < 128; at++) if (left[at] === right[at]) equal++;
      if (equal / 128 >= Number(least) && hasShingles[second]) yield { a: first, b: second, equal };
    }
  }
}

/** The forest has the same components at every threshold; a large set has millions of pairs at the least one. */
function printForest() {
  const room = Math.max(1_000_000, 4 * rows.length);
  let kept = [];
  const thin = () => {
    kept.sort((left, right) => right.equal - left.equal);
    const isInForest = spanningForest(kept, rows.length);
    kept = kept.filter((_, number) => isInForest[number] === 1);
  };
  for (const pair of compareAll()) {
    kept.push(pair);
    if (kept.length > room) thin();
  }
  thin();
  process.stdout.write(kept.map(({ a, b, equal }) => `- ${a} ${b} ${(equal / 128).toFixed(4)}\n`).join(''));
}

function printClusters() {
  const groups = new UnionFind(rows.length);
  for (const [one, other] of name === 'minhash' ? pairsOfMinhash() : pairsOfBloomFilters())
    groups.union(one, other);
  process.stdout.write(JSON.stringify(rows.map(({ id }, number) => [id, groups.find(number)])));
}

if (least === undefined) printClusters();
else printForest();
