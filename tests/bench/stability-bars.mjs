/**
 * Measures how far a verdict depends on what else is scanned: the same set with other outlets beside it, and single
 * pairs with nothing beside them. A pair without a row counts as apart, since nothing was found to say of it.
 */
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../../dist/base/seeded-random.js';
import { openEngine } from '../../dist/engine/local.js';
import { parseCommandLine } from '../../dist/options/parse.js';
import { detect } from '../../dist/pipeline/run.js';
import { listSources } from '../../dist/read/list-documents.js';
import { percent, readRows } from './tables.mjs';

const subject = 'telegraph_bg_revisions';
const neighbours = ['tehran_times', 'reuters21578'];
const drawn = 300;
const noRow = { tier: 'apart', probability: 0, score: 0 };

/** @param tools as in labelled-bars.mjs, and `folder`, for files */
export async function measureStability({ scan, say, data, folder }) {
  const docs = join(data, subject, 'docs.jsonl');
  if (!existsSync(docs)) return;
  const alone = readResult(scan(docs, 'minhash'));
  const input = join(folder, 'beside');
  mkdirSync(input);
  const present = [subject, ...neighbours].filter((set) => existsSync(join(data, set, 'docs.jsonl')));
  for (const set of present) copyFileSync(join(data, set, 'docs.jsonl'), join(input, `${set}.jsonl`));
  const beside = readResult(scan(input, 'minhash'));
  rmSync(input, { recursive: true });
  say(subject, `with ${present.slice(1).join(' and ')} beside it`, compare(alone, beside));
  const pairs = [...alone.rows.values()];
  for (const [name, some] of [
    ['any pairs with a row', pairs],
    ['pairs that merge or wait in review', pairs.filter(({ tier }) => tier !== 'apart')],
  ]) {
    const chosen = draw(some, seededRandom(1));
    say(subject, `${chosen.length} ${name}, each alone`, await scanPairs(chosen, readRows(docs), folder));
  }
}

function readResult(out) {
  const documents = readRows(join(out, 'documents.jsonl'));
  return {
    clusterOf: new Map(documents.map(({ id, cluster }) => [id, cluster ?? `alone ${id}`])),
    rows: new Map(readRows(join(out, 'relations.jsonl')).map((row) => [nameOf(row), row])),
  };
}

const nameOf = ({ a, b }) => `${a}\n${b}`;

/** Over the documents of the first result. */
function compare(alone, beside) {
  const isOwn = ({ a, b }) => alone.clusterOf.has(a) && alone.clusterOf.has(b);
  const others = [...beside.rows].filter(([, row]) => isOwn(row));
  const names = new Set([...alone.rows.keys(), ...others.map(([name]) => name)]);
  const pairs = [...names].map((name) => [alone.rows.get(name), beside.rows.get(name)]);
  const strangers = [...beside.rows.values()].filter(
    (row) => row.tier === 'merge' && alone.clusterOf.has(row.a) !== alone.clusterOf.has(row.b),
  );
  const movedDocuments = [...alone.clusterOf].filter(
    ([id, cluster]) => companyOf(id, cluster, alone) !== companyOf(id, beside.clusterOf.get(id), beside),
  );
  return {
    ...sumUp(pairs),
    rowsInOneOnly: pairs.filter((pair) => pair.includes(undefined)).length,
    documentsInOtherCompany: movedDocuments.length,
    mergesWithOtherSets: strangers.length,
  };
}

const companies = new WeakMap();

/** The other documents of a cluster, as one word. */
function companyOf(id, cluster, result) {
  if (!companies.has(result)) {
    const members = new Map();
    for (const [each, own] of result.clusterOf) members.set(own, [...(members.get(own) ?? []), each]);
    companies.set(result, members);
  }
  return (companies.get(result).get(cluster) ?? [id]).toSorted().join('\n');
}

/** What changed between two rows of each pair. */
function sumUp(pairs) {
  const moves = {};
  const drift = { score: [], probability: [] };
  let changed = 0;
  for (const [one = noRow, other = noRow] of pairs) {
    if (one !== noRow && other !== noRow)
      for (const name of ['score', 'probability']) drift[name].push(Math.abs(one[name] - other[name]));
    if (one.tier === other.tier) continue;
    changed++;
    const move = `${one.tier} to ${other.tier}`;
    moves[move] = (moves[move] ?? 0) + 1;
  }
  const doubtful = pairs.filter((pair) => pair.some((row = noRow) => row.tier !== 'apart')).length;
  return {
    changed: `${changed} of ${pairs.length}, ${percent(changed / pairs.length)}`,
    ofThoseNotApartInBoth: `${changed} of ${doubtful}, ${percent(changed / doubtful)}`,
    moves: Object.entries(moves)
      .map(([move, count]) => `${move} ${count}`)
      .join(', '),
    scoreDrift: describe(drift.score),
    probabilityDrift: describe(drift.probability),
  };
}

function describe(values) {
  const sorted = values.toSorted((left, right) => left - right);
  const at = (share) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(3);
  return `median ${at(0.5)}, 99th percentile ${at(0.99)}, most ${at(1)}`;
}

/** So many of `rows`, without replacement. */
function draw(rows, random) {
  const rest = [...rows];
  return Array.from({ length: Math.min(drawn, rest.length) }, () => {
    const place = Math.floor(random() * rest.length);
    const [row] = rest.splice(place, 1);
    return row;
  });
}

/** Each pair as a file of two records. In this process, since a program takes longer to start than to compare two texts. */
async function scanPairs(rows, documents, folder) {
  const recordOf = new Map(documents.map((record) => [record.id, record]));
  const input = join(folder, 'pair.jsonl');
  const { options } = await parseCommandLine(['scan', input, '--out', folder], '');
  const engine = openEngine(1, 1);
  const pairs = [];
  for (const row of rows) {
    const records = [row.a, row.b].map((id) => recordOf.get(id));
    writeFileSync(input, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
    const found = await detect(await listSources(input, null), options.detect, engine, {
      keepsColumns: false,
    });
    pairs.push([row, found.pairs.find((pair) => nameOf(pair) === nameOf(row))]);
  }
  return { ...sumUp(pairs), withoutARowAlone: pairs.filter((pair) => pair.includes(undefined)).length };
}
