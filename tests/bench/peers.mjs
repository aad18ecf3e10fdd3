/**
 * Answers one question: how good is detection beside what a user would pick instead, each at its best threshold, which
 * its user would not know? Titles and texts, 128 permutations, connected components.
 *
 *   node tests/bench/peers.mjs DATA PYTHON [SET …]
 *
 * DATA is a folder of sets with their labels; PYTHON an interpreter with the packages, as from
 * `python3 -m venv venv && venv/bin/python -m pip install datasketch rensa gaoya text-dedup`. What is missing is said
 * and left out. The best threshold is picked with the answers in hand, for F1 and for B-cubed each its own.
 */
import { spawn } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { UnionFind } from '../../dist/base/union-find.js';
import { readSet, setNames } from './peer-sets.mjs';

const [data, python, ...asked] = process.argv.slice(2);
if (data === undefined || !existsSync(data) || python === undefined) {
  process.stderr.write('Cannot measure: name the folder of labelled sets and a Python interpreter\n');
  process.exit(2);
}
const here = import.meta.dirname;
const cli = join(here, '../../dist/cli.js');
const thresholds = [0.05, 0.075, 0.1, 0.125, 0.15, 0.175, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const ownThresholds = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const pythonPeers = ['datasketch', 'rensa', 'gaoya', 'text-dedup'];
const nodePeers = ['minhash', 'bloom-filters'];
// Fives are what text-dedup takes by itself, and what silver labels are made of.
const shingleSize = 5;
const missing = 3;

/** Runs a peer on a file of documents and hands every line of its output to `take`; its exit status and complaint. */
async function runPeer(command, args, path, take) {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => {
    child.on('close', resolve);
    child.on('error', () => resolve(missing));
  });
  let complaint = '';
  child.stderr.on('data', (part) => {
    complaint += part;
  });
  // A peer that is missing ends before it has read anything.
  child.stdin.on('error', () => {});
  createReadStream(path).pipe(child.stdin);
  for await (const line of createInterface({ input: child.stdout })) take(line);
  return { status: await ended, complaint: complaint.trim() };
}

/** What was found alike, by threshold; `-` for one list that every threshold cuts. Null where the peer is missing. */
async function pairsOf(peer, { docs }) {
  const lists = new Map();
  const take = (line) => {
    const [threshold, first, second, likeness] = line.split(' ');
    if (!lists.has(threshold)) lists.set(threshold, []);
    lists.get(threshold).push({ first: Number(first), second: Number(second), likeness: Number(likeness) });
  };
  const { status, complaint } = nodePeers.includes(peer)
    ? await runPeer(process.execPath, [join(here, 'node-peers.mjs'), peer, docs, thresholds[0]], docs, take)
    : await runPeer(python, [join(here, 'peers.py'), peer, shingleSize, thresholds.join(',')], docs, take);
  if (status !== 0) {
    const why = complaint.split('\n').at(-1) || `${python} cannot be run`;
    process.stdout.write(`${peer} is ${status === missing ? 'missing' : 'broken'} and left out: ${why}\n`);
    return null;
  }
  return lists;
}

/** Measures the connected components at every threshold. */
function sweep(lists, { ids, measure }) {
  const numbers = new Map(ids.map((id, number) => [id, number]));
  return thresholds.map((threshold) => {
    const groups = new UnionFind(ids.length);
    const own = lists.get('-') ?? lists.get(String(threshold)) ?? [];
    for (const { first, second, likeness } of own)
      if (lists.has('-') === false || likeness >= threshold) groups.union(first, second);
    return { threshold, ...measure((id) => groups.find(numbers.get(id))) };
  });
}

/** Measures a scan at a threshold, or at the default one for null. */
async function scan(folder, { docs, measure }, threshold) {
  const out = join(folder, 'out');
  const flags = threshold === null ? [] : ['--threshold', threshold];
  const args = [cli, 'scan', docs, '--out', out, '--quiet', ...flags];
  const { status, complaint } = await runPeer(process.execPath, args, docs, () => {});
  if (status !== 0 && status !== 1) throw new Error(complaint);
  const rows = readFileSync(join(out, 'documents.jsonl'), 'utf8').split('\n').filter(Boolean);
  const clusters = new Map(rows.map((row) => JSON.parse(row)).map(({ id, cluster }) => [id, cluster]));
  return { threshold: threshold ?? 'default', ...measure((id) => clusters.get(id) ?? `alone ${id}`) };
}

const best = (rows, name) => rows.reduce((left, right) => (right[name] > left[name] ? right : left));

function toRow(set, name, rows) {
  const [pairs, groups] = [best(rows, 'f1'), best(rows, 'bcubed')];
  return {
    set,
    name,
    F1: pairs.f1.toFixed(3),
    'at threshold': pairs.threshold,
    'precision / recall': `${pairs.precision.toFixed(3)} / ${pairs.recall.toFixed(3)}`,
    'B-cubed F1': groups.bcubed.toFixed(3),
    'at its threshold': groups.threshold,
  };
}

const table = [];
const say = (row) => {
  table.push(row);
  process.stdout.write(`${JSON.stringify(row)}\n`);
};
const folder = mkdtempSync(join(tmpdir(), 'variorum-peers-'));
const sets = (asked.length === 0 ? setNames : asked).flatMap((name) => {
  const set = readSet(data, name);
  if (set === null) process.stdout.write(`${name} is missing: no documents or labels of that name\n`);
  return set ?? [];
});
for (const set of sets) {
  say(toRow(set.name, 'variorum, default', [await scan(folder, set, null)]));
  for (const peer of [...pythonPeers, ...nodePeers]) {
    const lists = await pairsOf(peer, set);
    if (lists !== null) say(toRow(set.name, peer, sweep(lists, set)));
  }
}
// Most of the time goes here: the peers are known by then.
for (const set of sets) {
  const rows = [];
  for (const threshold of ownThresholds) rows.push(await scan(folder, set, threshold));
  say(toRow(set.name, 'variorum, best', rows));
}
rmSync(folder, { recursive: true });
console.table(table.toSorted((left, right) => setNames.indexOf(left.set) - setNames.indexOf(right.set)));
