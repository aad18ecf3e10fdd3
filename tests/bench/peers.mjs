/**
 * What a user would pick instead, as its documentation shows it: 128 permutations over 4-word shingles, and
 * connected components of the pairs found. Run as a process of its own by run.mjs; clusters go to stdout.
 *
 *   node tests/bench/peers.mjs minhash|bloom-filters DOCS.jsonl
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { UnionFind } from '../../dist/lib/union-find.js';

const [name, path] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const rows = readFileSync(path, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));

function* shinglesOf(text) {
  const words = text.toLowerCase().match(/\w+/g) ?? [];
  for (let start = 0; start + 4 <= words.length; start++) yield words.slice(start, start + 4).join(' ');
}

/** The package `minhash` with its own index. */
function pairsOfMinhash() {
  const { Minhash, LshIndex } = require('minhash');
  const index = new LshIndex({ bandSize: 4 });
  const sketches = rows.map(({ text }, number) => {
    const sketch = new Minhash({ numPerm: 128 });
    for (const shingle of shinglesOf(text)) sketch.update(shingle);
    index.insert(String(number), sketch);
    return sketch;
  });
  return sketches.flatMap((sketch, number) => index.query(sketch).map((other) => [Number(other), number]));
}

/** `bloom-filters` has sketches and no index: bands of four values, as above. */
function pairsOfBloomFilters() {
  const { MinHashFactory } = require('bloom-filters');
  const factory = new MinHashFactory(128, 2 ** 31 - 1);
  const buckets = new Map();
  const pairs = [];
  for (const [number, { text }] of rows.entries()) {
    const sketch = factory.create();
    for (const shingle of shinglesOf(text)) sketch.add(hash(shingle));
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

const groups = new UnionFind(rows.length);
for (const [one, other] of name === 'minhash' ? pairsOfMinhash() : pairsOfBloomFilters())
  groups.union(one, other);
process.stdout.write(JSON.stringify(rows.map(({ id }, number) => [id, groups.find(number)])));
