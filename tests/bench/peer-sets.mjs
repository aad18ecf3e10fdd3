/**
 * Reads the labelled sets that peers.mjs measures on, each with a function that measures clusters of its documents:
 * F1 over pairs, and B-cubed over documents that stand in a family or a cluster.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UnionFind } from '../../dist/base/union-find.js';
import { measureClusters } from '../../dist/inspect/eval/cluster-metrics.js';
import { readRows, readTable } from './tables.mjs';

const labelledSets = ['tehran_times', 'reuters21578', 'telegraph_bg_revisions'];
const goldSet = 'cnn_lite_revisions';
export const setNames = [goldSet, ...labelledSets];

const harmonic = (one, other) => (one + other === 0 ? 0 : (2 * one * other) / (one + other));
const share = (part, whole) => (whole === 0 ? 1 : part / whole);
const pairKey = (one, other) => (one < other ? `${one}\n${other}` : `${other}\n${one}`);

/**
 * The set below `data`; null where it is not there. `measure` takes the name of the cluster of a document, by its id,
 * and returns precision, recall and F1 over pairs, and B-cubed with its F1.
 */
export function readSet(data, name) {
  const docs = join(data, name, 'docs.jsonl');
  const labels = join(data, 'labels', `${name}.tsv`);
  if (!existsSync(docs)) return null;
  const ids = readRows(docs).map(({ id }) => id);
  if (name === goldSet) return { name, docs, ids, measure: measureByGold(join(data, name)) };
  return existsSync(labels) ? { name, docs, ids, measure: measureByLabels(readTable(labels)) } : null;
}

function measureByGold(folder) {
  const gold = readTable(join(folder, 'clusters.tsv'));
  const neutral = new Set(
    readTable(join(folder, 'neutral.tsv')).map(({ cluster1, cluster2 }) => pairKey(cluster1, cluster2)),
  );
  return (clusterOf) => {
    const documents = gold.map(({ cluster, id }) => ({ id, truth: cluster, found: clusterOf(id) }));
    const metrics = measureClusters(documents, (one, other) => neutral.has(pairKey(one, other)));
    return { ...pickPairs(metrics), bcubed: metrics.groupedBcubedF1 };
  };
}

const pickPairs = ({ precision, recall, f1 }) => ({ precision, recall, f1 });

/**
 * Pairs labelled `open` count neither way. The reports that B-cubed knows are the components of `one` pairs; of a
 * document's neighbours only those count that a report or a label `not` tells something of, since nobody has read the
 * other pairs.
 */
function measureByLabels(rows) {
  const ids = [...new Set(rows.flatMap(({ a, b }) => [a, b]))].sort();
  const numbers = new Map(ids.map((id, number) => [id, number]));
  const reports = new UnionFind(ids.length);
  for (const { a, b, label } of rows) if (label === 'one') reports.union(numbers.get(a), numbers.get(b));
  const reportOf = ids.map((_, number) => reports.find(number));
  const known = ids.map((_, number) => ({
    own: ids.flatMap((_, other) => (other !== number && reportOf[other] === reportOf[number] ? [other] : [])),
    strangers: rows
      .filter(({ a, b, label }) => label === 'not' && (a === ids[number] || b === ids[number]))
      .map(({ a, b }) => numbers.get(a === ids[number] ? b : a))
      .filter((other) => reportOf[other] !== reportOf[number]),
  }));
  return (clusterOf) => {
    const found = ids.map(clusterOf);
    const areTogether = ({ a, b }) => found[numbers.get(a)] === found[numbers.get(b)];
    const ones = rows.filter(({ label }) => label === 'one');
    const right = ones.filter(areTogether).length;
    const wrong = rows.filter(({ label }) => label === 'not').filter(areTogether).length;
    const [precision, recall] = [share(right, right + wrong), share(right, ones.length)];
    return { precision, recall, f1: harmonic(precision, recall), bcubed: bcubedOf(known, found) };
  };
}

function bcubedOf(known, found) {
  const sum = { precision: 0, recall: 0, documents: 0 };
  for (const [number, { own, strangers }] of known.entries()) {
    const isTogether = (other) => found[other] === found[number];
    const [right, wrong] = [own.filter(isTogether).length, strangers.filter(isTogether).length];
    if (own.length + wrong === 0) continue;
    sum.precision += (1 + right) / (1 + right + wrong);
    sum.recall += (1 + right) / (1 + own.length);
    sum.documents++;
  }
  return harmonic(share(sum.precision, sum.documents), share(sum.recall, sum.documents));
}
