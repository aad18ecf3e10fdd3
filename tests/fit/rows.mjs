/**
 * Gathers the labelled pairs of real sets and of hard worlds planted into them, each with its figures as detection
 * measures them.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnionFind } from '../../dist/base/union-find.js';
import { openEngine } from '../../dist/engine/local.js';
import { parseCommandLine } from '../../dist/options/parse.js';
import { detect } from '../../dist/pipeline/run.js';
import { listSources } from '../../dist/read/list-documents.js';
import { readDocuments, writeHard } from '../planted/write-hard.mjs';

export const sets = ['tehran_times', 'reuters21578', 'telegraph_bg_revisions', 'cnn_lite_revisions'];
// Families planted into a set, from its first documents; pairs taken of them.
const planted = { documents: 4000, families: 450, seed: 3, undated: 0.4, untitled: 0.25, furnished: 0.3 };
// Planted pairs that share too little to be told from strangers: a living page's ends.
const isTooFar = (kind) => kind.endsWith('ends');

export const readTable = (path) => {
  const [header, ...lines] = readFileSync(path, 'utf8').trim().split('\n');
  const names = header.split('\t');
  return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, index) => [names[index], cell])));
};

const keyOf = (a, b) => JSON.stringify([a, b].sort());

/** Every row: source, set, family, isOne (1 or 0; null for pairs that can be argued), kind, features. */
export async function gatherRows(data) {
  const rows = [];
  for (const set of sets) {
    rows.push(...(await gatherSet(data, set)));
    rows.push(...(await gatherPlanted(data, set)));
  }
  rows.push(...(await gatherSeeds()));
  return rows;
}

// The revisions of one report among the project's five seeds; the others are reports of the same event.
const revisionsOfSeeds = /^00[012]_/;

async function gatherSeeds() {
  const seeds = join(import.meta.dirname, '../../seeds');
  const names = readdirSync(seeds).sort();
  const asked = names.flatMap((b, at) => names.slice(0, at).map((a) => ({ a, b })));
  const pairs = await measure(seeds, asked);
  const labelled = pairs.map((pair) => ({
    ...pair,
    label: revisionsOfSeeds.test(pair.a) && revisionsOfSeeds.test(pair.b) ? 'one' : 'not',
    kind: 'seeds',
  }));
  return toRows(labelled, 'seeds', 'seeds', null);
}

async function gatherSet(data, set) {
  const folder = join(data, set);
  const labels = new Map(
    readTable(join(data, 'labels', `${set}.tsv`)).map((row) => [keyOf(row.a, row.b), row]),
  );
  const pairs = await measure(join(folder, 'docs.jsonl'), [...labels.values()]);
  const gold = existsSync(join(folder, 'clusters.tsv'))
    ? new Map(readTable(join(folder, 'clusters.tsv')).map(({ id, cluster }) => [id, cluster]))
    : null;
  const neutral = new Set(
    gold === null ? [] : readTable(join(folder, 'neutral.tsv')).map((row) => keyOf(...Object.values(row))),
  );
  const labelled = pairs.flatMap((pair) => {
    const label = labels.get(keyOf(pair.a, pair.b));
    if (gold === null) return label === undefined ? [] : [{ ...pair, label: label.label, kind: label.kind }];
    const [one, other] = [gold.get(pair.a), gold.get(pair.b)];
    if (one === undefined || other === undefined) return [];
    const isNeutral = neutral.has(keyOf(one, other)) || label?.label === 'open';
    return [
      { ...pair, label: one === other ? 'one' : isNeutral ? 'open' : 'not', kind: label?.kind ?? 'gold' },
    ];
  });
  return toRows(labelled, set, set, gold);
}

async function gatherPlanted(data, set) {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-fit-'));
  const documents = readDocuments(join(data, set, 'docs.jsonl')).slice(0, planted.documents);
  writeHard(documents, folder, planted);
  const kinds = new Map(readTable(join(folder, 'kinds.tsv')).map((row) => [keyOf(row.a, row.b), row.kind]));
  const gold = new Map(readTable(join(folder, 'gold.tsv')).map(({ id, cluster }) => [id, cluster]));
  const asked = [...kinds.keys()].map((key) => JSON.parse(key)).map(([a, b]) => ({ a, b }));
  const pairs = await measure(join(folder, 'docs.jsonl'), asked);
  rmSync(folder, { recursive: true });
  const labelled = pairs.flatMap((pair) => {
    const kind = kinds.get(keyOf(pair.a, pair.b));
    if (kind === undefined || isTooFar(kind)) return [];
    return [{ ...pair, label: gold.get(pair.a) === gold.get(pair.b) ? 'one' : 'not', kind }];
  });
  return toRows(thin(labelled), `planted in ${set}`, set, gold);
}

// Of one label and kind, so many pairs of a planted world say all.
const mostOfKind = 150;

/** Evenly chosen, so that kinds with many pairs a family do not take all the time. */
function thin(pairs) {
  const byKind = Map.groupBy?.(pairs, ({ label, kind }) => `${label} ${kind}`) ?? groupBy(pairs);
  return [...byKind.values()].flatMap((group) => {
    const step = Math.max(1, group.length / mostOfKind);
    return Array.from(
      { length: Math.min(group.length, mostOfKind) },
      (_, at) => group[Math.floor(at * step)],
    );
  });
}

function groupBy(pairs) {
  const groups = new Map();
  for (const pair of pairs) {
    const key = `${pair.label} ${pair.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), pair]);
  }
  return groups;
}

/** Families are the components of what is labelled, and of gold reports, so that no family is on both sides. */
function toRows(pairs, source, set, gold) {
  const numbers = new Map();
  const numberOf = (name) => {
    if (!numbers.has(name)) numbers.set(name, numbers.size);
    return numbers.get(name);
  };
  for (const { a, b } of pairs)
    for (const id of [a, b]) numberOf(gold === null ? id : `cluster ${gold.get(id)}`);
  const families = new UnionFind(numbers.size);
  const at = (id) => numberOf(gold === null ? id : `cluster ${gold.get(id)}`);
  if (gold === null) for (const { a, b } of pairs) families.union(at(a), at(b));
  return pairs.map(({ a, b, label, kind, features }) => ({
    a,
    b,
    source,
    set,
    family: `${source} ${gold === null ? families.find(at(a)) : [gold.get(a), gold.get(b)].sort()[0]}`,
    isOne: label === 'open' ? null : Number(label === 'one'),
    kind,
    features,
  }));
}

/** What detection measures of every pair that it looks at, those of `asked` among them. */
async function measure(input, asked) {
  const { options } = await parseCommandLine(['scan', input, '--out', 'nowhere', '--min-score', '.1'], '');
  const decided = asked.map(({ a, b }) => {
    const [one, other] = [a, b].sort();
    return { decision: 'never', a: one, b: other };
  });
  const engine = openEngine(1, 1);
  const { pairs } = await detect(await listSources(input, null), options.detect, engine, { decided });
  return pairs.map(({ a, b, evidence: { features } }) => ({ a, b, features }));
}
