/**
 * Finds what a newer output has otherwise than a former one, for a build that is to fail then: reports, the revisions of a
 * report, and facts. Each difference is told once. A report goes on as the one of its id where they share a document, else
 * as the one that shares most documents with it; what is left over is new or gone, or joined another or parted from one.
 */

import type { Fact } from '../../model/edition.js';
import type { GateKind } from '../../model/options.js';

/** Documents by the id of their report, oldest first. */
export type Clusters = ReadonlyMap<string, readonly string[]>;

export interface ReportChange {
  readonly change: 'new' | 'gone' | 'joined' | 'parted';
  /** In the newer output where it is new or parted from another, else in the former one. */
  readonly report: string;
  /** What it joined, in the newer output; or what it parted from, in the former one. */
  readonly others: readonly string[];
}

export interface RevisionChange {
  readonly change: 'joined' | 'left';
  readonly document: string;
  /** In the newer output where the document joined it, else in the former one. */
  readonly report: string;
}

export interface FactChange extends Omit<Fact, 'between'> {
  /** Only the newer output tells a new one. */
  readonly change: 'new' | 'gone';
  readonly report: string;
  /** Ids of documents. */
  readonly between: readonly [older: string, newer: string];
}

/** What differs, by kind; only the kinds that were asked for. */
export interface Gate {
  readonly reports?: readonly ReportChange[];
  readonly revisions?: readonly RevisionChange[];
  readonly facts?: readonly FactChange[];
}

/** A fact of an output with all that tells it from others, whatever a file or a paragraph is called. */
export interface ToldFact {
  readonly report: string;
  readonly fact: Fact;
  /** SHA-256 of the two revisions. */
  readonly hashes: readonly [older: string, newer: string];
}

/** What one output holds of that. */
export interface GateSide {
  readonly clusters: Clusters;
  readonly facts: readonly ToldFact[];
}

/** Lists the ids of all reports that `gate` names. */
export function listNamed({ reports = [], revisions = [], facts = [] }: Gate): readonly string[] {
  return [
    ...new Set([
      ...reports.flatMap(({ report, others }) => [report, ...others]),
      ...[...revisions, ...facts].map(({ report }) => report),
    ]),
  ];
}

/** Compares a former output with a newer one in `kinds`. */
export function findGate(former: GateSide, newer: GateSide, kinds: readonly GateKind[]): Gate {
  const { reports, revisions } = compareClusters(former.clusters, newer.clusters);
  return {
    ...(kinds.includes('reports') ? { reports } : {}),
    ...(kinds.includes('revisions') ? { revisions } : {}),
    ...(kinds.includes('facts') ? { facts: compareFacts(former.facts, newer.facts) } : {}),
  };
}

interface ClusterChanges {
  readonly reports: readonly ReportChange[];
  readonly revisions: readonly RevisionChange[];
}

function compareClusters(former: Clusters, newer: Clusters): ClusterChanges {
  const [was, is] = [reportsOf(former), reportsOf(newer)];
  const matches = matchReports(newer, was);
  const heirs = new Map(matches);
  const origins = new Map(matches.map(([left, right]) => [right, left] as const));
  const [lost, left] = compareSide(former, is, { goesOn: heirs, comesFrom: origins });
  const [found, joined] = compareSide(newer, was, { goesOn: origins, comesFrom: heirs });
  return {
    reports: [
      ...found.map(
        ({ report, others }) => ({ change: others.length === 0 ? 'new' : 'parted', report, others }) as const,
      ),
      ...lost.map(
        ({ report, others }) =>
          ({ change: others.length === 0 ? 'gone' : 'joined', report, others }) as const,
      ),
    ],
    revisions: [
      ...joined.map((one) => ({ change: 'joined', ...one }) as const),
      ...left.map((one) => ({ change: 'left', ...one }) as const),
    ],
  };
}

interface Pairing {
  /** By a report of this output the one of the other that it goes on as. */
  readonly goesOn: ReadonlyMap<string, string>;
  /** The same from the other output. */
  readonly comesFrom: ReadonlyMap<string, string>;
}

/**
 * Finds the reports of one output that go on as none of the other, with those that share documents with them; and the
 * documents of its reports that stand elsewhere there, where no change of a whole report says so.
 */
function compareSide(
  clusters: Clusters,
  elsewhere: ReadonlyMap<string, string>,
  { goesOn, comesFrom }: Pairing,
): [
  reports: { readonly report: string; readonly others: readonly string[] }[],
  documents: { readonly document: string; readonly report: string }[],
] {
  const reports: { report: string; others: readonly string[] }[] = [];
  const documents: { document: string; report: string }[] = [];
  for (const [report, members] of clusters) {
    const places = members.map((document) => elsewhere.get(document));
    const others = [...new Set(places.filter((place) => place !== undefined))];
    const heir = goesOn.get(report);
    if (heir === undefined) reports.push({ report, others });
    if (others.length === 0) continue;
    for (const [at, document] of members.entries()) {
      const place = places[at];
      // Of a report that joined or parted from another the whole is told, and not each document.
      const isTold = place !== undefined && (heir === undefined || place === heir || !comesFrom.has(place));
      if (!isTold) documents.push({ document, report });
    }
  }
  return [reports, documents];
}

function reportsOf(clusters: Clusters): ReadonlyMap<string, string> {
  return new Map(
    [...clusters].flatMap(([id, members]) => members.map((document) => [document, id] as const)),
  );
}

/** Pairs reports that share documents, each with one: those of one id first, then by how many they share. */
function matchReports(
  newer: Clusters,
  was: ReadonlyMap<string, string>,
): (readonly [former: string, newer: string])[] {
  const shared = new Map<string, { left: string; right: string; count: number; first: string }>();
  for (const [right, members] of newer)
    for (const document of members) {
      const left = was.get(document);
      if (left === undefined) continue;
      const key = JSON.stringify([left, right]);
      const known = shared.get(key) ?? { left, right, count: 0, first: document };
      // The first of the documents that they share is theirs alone, and settles ties the same way from either side.
      const first = document < known.first ? document : known.first;
      shared.set(key, { ...known, count: known.count + 1, first });
    }
  const rank = ({ left, right }: { left: string; right: string }) => (left === right ? 0 : 1);
  const sorted = [...shared.values()].sort(
    (one, other) => rank(one) - rank(other) || other.count - one.count || (one.first < other.first ? -1 : 1),
  );
  const [taken, given] = [new Set<string>(), new Set<string>()];
  return sorted.flatMap(({ left, right }) => {
    if (taken.has(left) || given.has(right)) return [];
    taken.add(left);
    given.add(right);
    return [[left, right] as const];
  });
}

/** Lists facts that only one side tells, the gravest first; what is told twice counts twice. */
function compareFacts(former: readonly ToldFact[], newer: readonly ToldFact[]): readonly FactChange[] {
  const gone = leaveOut(former, newer).map((one) => toChange('gone', one));
  const found = leaveOut(newer, former).map((one) => toChange('new', one));
  return [...found, ...gone].sort((left, right) => right.severity - left.severity);
}

function leaveOut(facts: readonly ToldFact[], others: readonly ToldFact[]): readonly ToldFact[] {
  const counts = new Map<string, number>();
  for (const other of others) counts.set(keyOf(other), (counts.get(keyOf(other)) ?? 0) + 1);
  return facts.filter((fact) => {
    const key = keyOf(fact);
    const left = counts.get(key) ?? 0;
    counts.set(key, left - 1);
    return left <= 0;
  });
}

function keyOf({ fact: { kind, severity, from, to, cause }, hashes }: ToldFact): string {
  return JSON.stringify([kind, severity, from, to, cause ?? null, ...hashes]);
}

function toChange(change: FactChange['change'], { report, fact }: ToldFact): FactChange {
  return { change, report, ...fact };
}
