/**
 * Puts passim (text reuse, by David A. Smith) beside ours on the same planted texts, in one run: what is found of edited
 * paragraphs, how much of what is joined belongs together, and processor time.
 *
 * Its spans are matched to paragraphs where half of the shorter one lies in the other, as ours are. An outlet is a series,
 * as its pages recommend for newspapers, so that it never holds pages of one outlet against one another; carriers of the
 * outlet that had the paragraph first are therefore left out of the table, for both.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { plantGenealogies } from '../../planted/genealogies.mjs';
import { measure, nodeWithPeak } from '../speed/process.mjs';
import { shareOf, Tally } from './tally.mjs';
import { rowsOf, withThreads } from './threads.mjs';
import { isSame, Planted } from './truth.mjs';

const cli = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url));
const missing = 3;

/** Those that its pages give, and ones that reach as far as it can be made to within the same quarter of an hour. */
const settings = {
  'passim, its defaults': [],
  'passim, reaching further': ['-n', '15', '--min-match', '3', '--min-align', '30', '--maxDF', '1000'],
};

/** Measures both on `reports` planted reports: passim takes minutes for two hundred documents. */
export async function measurePassim({ python = 'python3', seed = 11, reports = 100 } = {}) {
  const root = mkdtempSync(join(tmpdir(), 'variorum-passim-'));
  try {
    const world = plantGenealogies({ seed, reports });
    const planted = new Planted(world);
    const docs = join(root, 'docs.jsonl');
    writeFileSync(docs, toLines(world.records));
    const own = measure(
      'ours: merge',
      world.records.length,
      [...nodeWithPeak, cli, 'merge', docs, '--out', join(root, 'out'), '--quiet', '--editions', 'none'],
      { rounds: 1 },
    );
    const groups = (await withThreads(docs, rowsOf)).map(({ carriers }) => carriers);
    const rows = [toRow('ours, all of a merge', scoreGroups(planted, world, groups), own.processor)];
    const series = join(root, 'series.jsonl');
    writeFileSync(
      series,
      toLines(world.records.map(({ id, text, publisher }) => ({ id, text, series: publisher }))),
    );
    for (const [name, options] of Object.entries(settings)) {
      const found = await runPassim(python, [series, join(root, `passim-${rows.length}`), ...options]);
      if (found === null) return;
      console.log(`${name}: version ${found.about.version} on PySpark ${found.about.pyspark}`);
      const tally = scoreGroups(planted, world, found.clusters, found.alignments);
      rows.push(toRow(name, tally, found.about.seconds));
    }
    console.log(`Beside passim, seed ${seed}, ${world.records.length} documents`);
    console.table(rows);
  } finally {
    rmSync(root, { recursive: true });
  }
}

const toLines = (rows) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

const toRow = (name, tally, seconds) => ({
  name,
  'equal, but cut or joined': shareOf(tally.get('same')),
  'edited lightly': shareOf(tally.get('light')),
  'edited heavily': shareOf(tally.get('heavy')),
  'all edited': shareOf(tally.get('edited')),
  'joined rightly': shareOf(tally.get('right')),
  'of a group, one paragraph': shareOf(tally.get('pure')),
  'processor, s': seconds.toFixed(1),
});

/** What passim joins; null where it cannot be run, which is said. */
async function runPassim(python, words) {
  const child = spawn(python, [fileURLToPath(new URL('passim.py', import.meta.url)), ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => {
    child.on('close', resolve);
    child.on('error', () => resolve(missing));
  });
  let complaint = '';
  child.stderr.on('data', (part) => {
    complaint = `${complaint}${part}`.slice(-2000);
  });
  const [clusters, alignments] = [new Map(), []];
  let about = null;
  for await (const line of createInterface({ input: child.stdout })) {
    const row = JSON.parse(line);
    if (row.cluster !== undefined) {
      if (!clusters.has(row.cluster)) clusters.set(row.cluster, []);
      clusters.get(row.cluster).push({ document: row.id, chars: [row.begin, row.end] });
    } else if (row.a === undefined) about = row;
    else
      alignments.push([
        { document: row.a, chars: [row.begin, row.end] },
        { document: row.b, chars: [row.begin2, row.end2] },
      ]);
  }
  const status = await ended;
  if (status === 0) return { clusters: [...clusters.values()], alignments, about };
  const why = complaint.trim().split('\n').at(-1) || `${python} cannot be run`;
  if (status !== missing) throw new Error(`passim ended with status ${status}: ${why}`);
  console.log(why);
  return null;
}

/**
 * Of background and quotations, for each later carrier: whether it is in one group with the first, or aligned with it. Of
 * what is joined, pairs of a group's oldest and each other, or alignments where there are any: whether they share a thread;
 * and of each group, how many of its members share one.
 */
function scoreGroups(planted, { records }, groups, alignments = null) {
  const outletOf = new Map(records.map(({ id, publisher }) => [id, publisher]));
  const placesOf = new Map();
  groups.forEach((members, group) => {
    for (const member of members) addTo(placesOf, member.document, { ...spanOf(planted, member), group });
  });
  for (const [number, pair] of (alignments ?? []).entries())
    for (const member of pair)
      addTo(placesOf, member.document, { ...spanOf(planted, member), group: `pair ${number}` });
  const groupsAt = (piece) =>
    (placesOf.get(piece.document) ?? []).filter((place) => isSame(place, piece)).map(({ group }) => group);
  const tally = new Tally();
  for (const thread of planted.threads.values()) {
    if (thread.kind !== 'background' && thread.kind !== 'quotation') continue;
    const [first, ...later] = planted.piecesOf(thread.id);
    if (first === undefined) continue;
    const atFirst = new Set(groupsAt(first));
    for (const piece of later) {
      if (outletOf.get(piece.document) === outletOf.get(first.document)) continue;
      const isEqual = piece.edit === 'same' || piece.edit === 'first';
      if (isEqual && piece.shape === 'whole') continue;
      const isFound = groupsAt(piece).some((group) => atFirst.has(group));
      tally.add(isEqual ? 'same' : piece.edit === 'heavy' ? 'heavy' : 'light', isFound);
      if (!isEqual) tally.add('edited', isFound);
    }
  }
  const pairs = alignments ?? groups.flatMap(([oldest, ...others]) => others.map((other) => [oldest, other]));
  for (const [left, right] of pairs) {
    if (outletOf.get(left.document) === outletOf.get(right.document)) continue;
    const threads = new Set(threadsAt(planted, left));
    tally.add(
      'right',
      threadsAt(planted, right).some((thread) => threads.has(thread)),
    );
  }
  for (const group of groups) {
    const counts = new Map();
    for (const member of group)
      for (const thread of new Set(threadsAt(planted, member)))
        counts.set(thread, (counts.get(thread) ?? 0) + 1);
    const most = Math.max(0, ...counts.values());
    if (group.length > 1) {
      tally.add('pure', true, most);
      tally.add('pure', false, group.length - most);
    }
  }
  return tally;
}

function addTo(map, key, value) {
  if (!map.has(key)) map.set(key, []);
  map.get(key).push(value);
}

const spanOf = (planted, { document, span, chars }) => {
  const [start, end] = span ?? planted.toBytes(document, chars);
  return { start, end };
};

function threadsAt(planted, member) {
  const { start, end } = spanOf(planted, member);
  return planted.at(member.document, [start, end]).map(({ thread }) => thread);
}
