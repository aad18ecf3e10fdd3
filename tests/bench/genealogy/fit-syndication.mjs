/**
 * Fits the figures of `src/trace/syndication/limits.ts` to planted trees of even seeds, one after the other, as long as the
 * true trees become likelier; then counts how often shares of trees came true, for the confidences. It prints what it found, and changes no file.
 *
 *   node tests/bench/genealogy/fit-syndication.mjs [MINUTES] [TREES]
 */

import { gatherCarriers } from '../../../dist/trace/syndication/gather-carriers.js';
import { calibration, priorCosts, stepCosts, treeLimits } from '../../../dist/trace/syndication/limits.js';
import { readText } from '../../../dist/trace/syndication/read-text.js';
import { solve } from '../../../dist/trace/syndication/solve.js';
import { weighGroup } from '../../../dist/trace/syndication/weigh-group.js';
import { plantSyndication } from '../../planted/syndication.mjs';
import { readTexts } from './syndication.mjs';

const [minutes = 10, trees = 100] = process.argv.slice(2).map(Number);
const firstSeed = 300;
// A share of nothing would make one tree outweigh all others.
const leastShare = 0.02;
const leastGain = 2e-4;
// What bounds the work, and what stands for a date that is not there, is not fitted.
const isFitted = (name) =>
  !/Carriers|Pairs|earliest|nearest|Trees|Others?$|directed|Minutes|present/.test(name);

const groups = Array.from({ length: trees }, (_, at) => firstSeed + 2 * at).flatMap((seed) =>
  [true, false].map((isDated) => {
    const planted = plantSyndication(seed, { isDated });
    return { planted, isDated, carriers: gatherCarriers(readTexts(planted).map(readText)) };
  }),
);

/** The mean logarithm of the shares of what is true, and shares with whether they were told right. */
function evaluate() {
  const found = { datedEdge: [], undatedEdge: [], root: [] };
  let [sum, all] = [0, 0];
  const add = (share) => {
    sum += Math.log(leastShare + (1 - leastShare) * share);
    all++;
  };
  for (const { planted, isDated, carriers } of groups) {
    const { size, root, roots, lostRoot, edges, lostEdges, parents } = solve(weighGroup(carriers));
    const numbers = new Map(carriers.map(({ outlet }, at) => [outlet, at]));
    const numberOf = (outlet) => (outlet === null ? -1 : numbers.get(outlet));
    const rootShare = (carrier) => (carrier === -1 ? lostRoot : roots[carrier]);
    const edgeShare = (parent, child) => (parent < 0 ? lostEdges[child] : edges[parent * size + child]);
    add(rootShare(numberOf(planted.root)));
    found.root.push([rootShare(root), root === numberOf(planted.root)]);
    for (const { child, parent } of planted.edges) {
      const [to, from] = [numberOf(child), numberOf(parent)];
      add(edgeShare(from, to));
      if (parents[to] === -2) continue;
      found[isDated ? 'datedEdge' : 'undatedEdge'].push([edgeShare(parents[to], to), parents[to] === from]);
    }
  }
  return { mean: sum / all, found };
}

const parameters = [];
const collect = (object, path) => {
  for (const [name, value] of Object.entries(object))
    if (typeof value === 'object') collect(value, `${path}.${name}`);
    else if (isFitted(`${path}.${name}`))
      parameters.push({ object, name, path: `${path}.${name}`, factor: 1.4 });
};
collect(stepCosts, 'stepCosts');
collect(priorCosts, 'priorCosts');
collect(treeLimits, 'treeLimits');

const end = Date.now() + minutes * 60_000;
let best = evaluate();
console.log(`start ${best.mean.toFixed(4)}`);
search: for (;;) {
  const before = best.mean;
  for (const parameter of parameters) {
    const { object, name, path } = parameter;
    const old = object[name];
    let isBetter = false;
    for (const factor of [parameter.factor, 1 / parameter.factor]) {
      if (Date.now() > end) break search;
      object[name] = old * factor;
      const tried = evaluate();
      isBetter = tried.mean > best.mean + leastGain;
      if (isBetter) {
        best = tried;
        console.log(`${path} ${old.toFixed(3)} → ${object[name].toFixed(3)} ${best.mean.toFixed(4)}`);
        break;
      }
      object[name] = old;
    }
    if (!isBetter) parameter.factor = Math.sqrt(parameter.factor);
  }
  if (best.mean === before) break;
}
console.log(JSON.stringify({ stepCosts, priorCosts, treeLimits }, null, 1));

/** The mean share, and the share that was right, of all between two bounds. */
const bounds = [0, 0.3, 0.45, 0.6, 0.75, 0.87, 0.95, 0.985, 0.997, Number.POSITIVE_INFINITY];
function countRight(pairs) {
  return bounds.slice(1).flatMap((end, at) => {
    const own = pairs.filter(([share]) => share >= bounds[at] && share < end);
    if (own.length === 0) return [];
    const mean = own.reduce((sum, [share]) => sum + share, 0) / own.length;
    const right = own.filter(([, isRight]) => isRight).length;
    return [`${mean.toFixed(3)} ${(right / own.length).toFixed(3)} (${own.length})`];
  });
}
for (const kind of Object.keys(calibration))
  console.log(`calibration.${kind}: ${countRight(best.found[kind]).join(', ')}`);
