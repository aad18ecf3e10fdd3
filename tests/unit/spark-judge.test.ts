/** The workers that judge pairs on Spark, fed as its statements feed them, held against the stages in memory. */
import { describe, expect, test } from 'vitest';
import { groupBy } from '../../src/base/group-by.js';
import { cluster } from '../../src/detect/cluster.js';
import { examine } from '../../src/detect/examine.js';
import { relate } from '../../src/detect/relate.js';
import { floorBelow, verify } from '../../src/detect/verify.js';
import { profileAll } from '../../src/engine/spark/profiles.js';
import { toRef } from '../../src/engine/spark/records.js';
import { cluster as clusterOnWorker } from '../../src/engine/spark/stages/cluster.js';
import { compile } from '../../src/engine/spark/stages/compile.js';
import { examine as examineOnWorker } from '../../src/engine/spark/stages/examine.js';
import { relate as relateOnWorker } from '../../src/engine/spark/stages/relate.js';
import type { RelatedPair, VerifiedPair } from '../../src/model/pair.js';
import { parseCommandLine } from '../../src/options/parse.js';
import { toWorkerOptions, type WorkerOptions } from '../../src/options/worker-options.js';
import { openComparer, openSetKernel, openWorkspace } from '../../src/pipeline/tasks/workspace.js';
import { version } from '../golden/run-directory.js';
import { banners, falseBridge, nearCopies, roundUp, runningStory } from '../planted/cases.mjs';

interface Examined {
  readonly isReportOnly: boolean;
  readonly a: number;
  readonly b: number;
  readonly holdsA: boolean;
  readonly holdsB: boolean;
  readonly bodyLink: 'unlike' | 'untold' | null;
  readonly pair: string;
}

interface Judged {
  readonly pair: string;
  readonly tier: string;
}

// A round-up, an earlier one that is kin of it, two of other dates and headlines; no date, no headline, no language.
function records() {
  const [one, other, brief] = roundUp();
  const text = `${brief!.text}\n\n${nearCopies(0, 1)[0]!.text}`;
  const beginning = (count: number) => text.split('\n\n').slice(0, count).join('\n\n');
  const all = [
    ...[one!, other!, { ...brief!, text }],
    { ...brief!, id: 'round-up-earlier', text: beginning(11) },
    { id: 'round-up-undated', title: brief!.title, text: beginning(15) },
    { id: 'brief-2-untitled', text: other!.text, lang: 'fr' },
    ...runningStory(4),
    ...falseBridge(3).map((record, at) => ({ ...record, ...(at % 2 === 0 ? { lang: 'en' } : {}) })),
    ...banners(12),
    { id: 'short-1', text: 'To follow.' },
    { id: 'short-2', text: 'To follow.' },
  ];
  return all.sort((left, right) => (left.id < right.id ? -1 : 1));
}

async function optionsOf(): Promise<WorkerOptions> {
  const parsed = await parseCommandLine(['merge', '.', '--out', 'out'], version);
  if (parsed.command !== 'merge') throw new TypeError('Cannot run: the command line is no merge');
  return toWorkerOptions(parsed.options, { root: 'file:///news', decided: [] });
}

async function all<Row>(rows: AsyncIterable<object | string>): Promise<Row[]> {
  const found: Row[] = [];
  // As rows come back from a worker.
  for await (const row of rows) found.push(JSON.parse(JSON.stringify(row)) as Row);
  return found;
}

async function* each<Row>(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows;
}

async function judgeBoth() {
  const options = await optionsOf();
  const rows = records().map((record, n) => ({
    ...{ n, id: record.id, file: 'records.jsonl', line: n + 1 },
    record: JSON.stringify(record),
  }));
  const profiles = await profileAll(rows.map((row) => toRef(row, options.fields)));
  const candidates = rows.flatMap(({ n }) => rows.slice(n + 1).map((other) => [n, other.n] as const));
  const verified = verify(
    {
      a: Uint32Array.from(candidates, ([a]) => a),
      b: Uint32Array.from(candidates, ([, b]) => b),
      sharedKeys: new Uint32Array(candidates.length),
    },
    profiles,
    {
      shingleSize: options.detect.shingleSize,
      floor: floorBelow(options.detect.minScore),
      maxWeakPairsPerDocument: 2,
      isKept: (a, b) => a === 'short-1' && b === 'short-2',
    },
    openWorkspace(),
    openSetKernel(),
  );
  const numbers = new Map(rows.map(({ id, n }) => [id, n]));
  const here = relate(
    verified.map((pair) =>
      examine(pair, profiles[numbers.get(pair.a)!]!, profiles[numbers.get(pair.b)!]!, openComparer()),
    ),
    options.detect,
  );
  const there = await judgeOnWorkers(verified, (id) => rows[numbers.get(id)!]!, options);
  return { here, there };
}

/** As relate.sql has it. */
async function judgeOnWorkers(
  verified: readonly VerifiedPair[],
  rowOf: (id: string) => Parameters<typeof toRef>[0],
  options: WorkerOptions,
) {
  const input = verified.map((pair) => ({
    ...{ isReportOnly: false, pair, left: rowOf(pair.a), right: rowOf(pair.b) },
  }));
  const examined = await all<Examined>(examineOnWorker(each(input), options));
  const parts = examined.flatMap(({ a, b, holdsA, holdsB }) => [
    ...(holdsB ? [{ whole: a, part: b }] : []),
    ...(holdsA ? [{ whole: b, part: a }] : []),
  ]);
  const idOf = new Map(input.flatMap(({ left, right }) => [left, right]).map(({ n, id }) => [n, id]));
  const held = [...groupBy(parts, ({ whole }) => whole)]
    .filter(([, group]) => group.length > 1)
    .flatMap(([whole, group]) => {
      const own = new Set(group.map(({ part }) => part));
      return examined
        .filter(({ a, b }) => own.has(a) || own.has(b))
        .map(({ isReportOnly, pair }) => ({ isReportOnly, whole: idOf.get(whole)!, pair }));
    });
  const found = await all<{ whole: string; part: string }>(compile(each(held), options));
  const isPart = (whole: number, part: number) =>
    found.some((row) => row.whole === idOf.get(whole) && row.part === idOf.get(part));
  const unlike = examined.filter(({ bodyLink }) => bodyLink === 'unlike');
  const isUnlike = (one: number, other: number) => unlike.some(({ a, b }) => a === one && b === other);
  const others = (n: number) =>
    unlike.flatMap(({ a, b }) => (a === n ? [b] : b === n ? [a] : [])).sort((left, right) => left - right);
  const isUnderUnlike = (n: number) =>
    others(n).some((one, at, all) => all.slice(at + 1).some((other) => isUnlike(one, other)));
  const isBeside = (is: (n: number) => boolean) => (n: number) =>
    is(n) ||
    examined.some(
      ({ a, b, bodyLink }) => bodyLink === 'untold' && ((a === n && is(b)) || (b === n && is(a))),
    );
  const isShared = isBeside(isBeside(isUnderUnlike));
  const judged = examined.map(({ isReportOnly, a, b, pair }) => ({
    ...{ isReportOnly, a, b, pair, decision: null },
    ...{ isPartOfA: isPart(a, b), isPartOfB: isPart(b, a) },
    ...{ isBodySharedOfA: isShared(a), isBodySharedOfB: isShared(b) },
  }));
  return all<Judged>(relateOnWorker(each(judged), options));
}

const pairsOf = (judged: readonly Judged[]) => judged.map(({ pair }) => JSON.parse(pair) as RelatedPair);

describe('judging on Spark', () => {
  test('a pair that crosses every worker as JSON is the pair that one process holds', async () => {
    const { here, there } = await judgeBoth();
    expect(pairsOf(there)).toEqual(here);
    // Each of these has something to do, or the comparison says little.
    expect(here.some(({ relation }) => relation === 'compilation')).toBe(true);
    expect(here.some(({ evidence }) => evidence.features.includes(null))).toBe(true);
    expect(here.some(({ evidence }) => evidence.timeOfA === null)).toBe(true);
    expect(here.some(({ evidence }) => evidence.languages !== undefined)).toBe(true);
    expect(here.some(({ rule }) => rule === 'shared-body')).toBe(true);
    expect(here.some(({ tier }) => tier === 'merge')).toBe(true);
  });

  test('components of merge links, each by itself, give the clusters of the whole', async () => {
    const { here, there } = await judgeBoth();
    const roots = new Map<string, string>();
    const rootOf = (id: string): string => (roots.has(id) ? rootOf(roots.get(id)!) : id);
    for (const { a, b, tier } of here) {
      const [one, other] = [rootOf(a), rootOf(b)].sort() as [string, string];
      if (tier === 'merge' && one !== other) roots.set(other, one);
    }
    const rows = pairsOf(there)
      .filter(({ a, b }) => rootOf(a) === rootOf(b))
      .map((pair) => ({ component: rootOf(pair.a), pair: JSON.stringify(pair) }));
    const components = groupBy(rows, ({ component }) => component);
    const found = await all<{ members?: readonly string[]; cluster?: readonly string[]; bridge?: string[] }>(
      clusterOnWorker(each([...components.values()].flat() as never[]), await optionsOf()),
    );
    const whole = cluster(here);
    const byMember = (left: { readonly members: readonly string[] }, right: typeof left) =>
      left.members[0]! < right.members[0]! ? -1 : 1;
    const clusters = found.flatMap((row) =>
      row.cluster === undefined ? [] : [JSON.parse(row.cluster.join('')) as (typeof whole.clusters)[number]],
    );
    expect(clusters.sort(byMember)).toEqual(
      whole.clusters.map((each) => ({
        ...each,
        links: each.links.map(({ a, b, relation, score, tier }) => ({ a, b, relation, score, tier })),
      })),
    );
    expect(found.flatMap(({ bridge }) => (bridge === undefined ? [] : [bridge])).sort()).toEqual(
      whole.bridges.map(({ a, b }) => [a, b]).sort(),
    );
  });
});
