/**
 * Judges pairs as a run from nothing does, and takes from an archive what was found of a component of candidates before: a
 * verdict depends on the documents of its component and on nothing else.
 */
import { UnionFind } from '../../base/union-find.js';
import { type PairColumns, packPairs, unpackPairs } from '../../detect/evidence/pair-columns.js';
import { pickPairs } from '../../detect/pick-pairs.js';
import { markReportOnly } from '../../detect/report-only-pair.js';
import type { Cluster } from '../../model/cluster.js';
import type { CandidatePairs, ProfileColumns } from '../../model/columns.js';
import type { RelatedPair } from '../../model/pair.js';
import { type Compared, compare } from '../steps/compare.js';
import { type CompareContext, verify } from '../steps/verify.js';
import type { NumberedCluster } from '../tasks/compare.js';
import type { ArchiveRun } from './archive-run.js';
import { type Head, headAt, joinHeads } from './heads.js';

/** Judges pairs and joins documents: verify → score → examine → relate → cluster. */
export async function judge(
  pairs: CandidatePairs,
  context: CompareContext,
  isReportOnly = false,
): Promise<Compared> {
  const { archive } = context;
  const mark = isReportOnly ? markAll : (found: Compared) => found;
  if (archive === undefined) return mark(await compare(await verify(pairs, context), context));
  const components = listComponents(pairs, context, archive, isReportOnly);
  const unknown = components.filter((component) => !recall(component, context, archive, isReportOnly));
  const places = Uint32Array.from(unknown.flatMap((component) => component.places)).sort();
  const compared = mark(await compare(await verify(pickPairs(pairs, places), context), context));
  keepHeads(compared.profiles, context, archive);
  shareOut(compared, unknown, context);
  for (const { key, ids, found, packed } of components)
    archive.relations.expect(key, found!.pairs, () => packed ?? packFound(found!, ids));
  return join(components, compared, context);
}

function markAll(compared: Compared): Compared {
  return { ...compared, pairs: compared.pairs.map(markReportOnly), clusters: [], bridges: [] };
}

interface Component {
  /** Numbers of documents, ascending. */
  readonly documents: readonly number[];
  readonly places: readonly number[];
  readonly key: string;
  readonly ids: readonly string[];
  found?: Found;
  /** What was remembered of it. */
  packed?: PackedFound;
}

interface Found {
  readonly pairs: readonly RelatedPair[];
  readonly clusters: readonly Cluster[];
  readonly bridges: readonly RelatedPair[];
  /** Heads of its documents; null where they are among what was compared now. */
  readonly profiles: ProfileColumns | null;
}

/** What is remembered of a component. */
interface PackedFound {
  readonly pairs: PairColumns;
  readonly clusters: readonly NumberedCluster[];
  readonly bridges: readonly number[];
  /** Where the rows of its pairs lie in `relations.jsonl`; empty where there is none. */
  readonly rows: Float64Array;
}

function listComponents(
  pairs: CandidatePairs,
  { documents, decisions }: CompareContext,
  archive: ArchiveRun,
  isReportOnly: boolean,
): Component[] {
  const sets = new UnionFind(documents.size);
  for (let at = 0; at < pairs.a.length; at++) sets.union(pairs.a[at]!, pairs.b[at]!);
  const groups = new Map<number, { readonly documents: Set<number>; readonly places: number[] }>();
  for (let at = 0; at < pairs.a.length; at++) {
    const root = sets.find(pairs.a[at]!);
    const group = groups.get(root) ?? { documents: new Set(), places: [] };
    groups.set(root, group);
    group.documents.add(pairs.a[at]!).add(pairs.b[at]!);
    group.places.push(at);
  }
  const decidedOf = new Map<string, unknown[]>();
  for (const decision of decisions.list())
    for (const id of decision.slice(0, 2)) decidedOf.set(id, [...(decidedOf.get(id) ?? []), decision]);
  return [...groups.values()].map((group) => {
    const members = [...group.documents].sort((one, other) => one - other);
    const numbers = new Map(members.map((document, number) => [document, number]));
    const key = archive.keyOf('component', documents, members).data(isReportOnly);
    for (const at of group.places)
      key.numbers(
        numbers.get(pairs.a[at]!)!,
        numbers.get(pairs.b[at]!)!,
        pairs.sharedKeys[at]!,
        pairs.grounds?.[at] ?? 0,
      );
    const ids = members.map((document) => documents.id(document));
    if (decidedOf.size > 0) key.data(ids.map((id) => decidedOf.get(id) ?? 0));
    return { documents: members, places: group.places, key: key.finish(), ids };
  });
}

/** Puts into the component what was found of it before; false where nothing was. */
function recall(
  component: Component,
  { documents }: CompareContext,
  archive: ArchiveRun,
  isReportOnly: boolean,
): boolean {
  const packed = archive.memo.recall<PackedFound>(component.key);
  if (packed === undefined) return false;
  const heads = component.documents.map((index) => recallHead(index, documents, archive));
  if (!heads.every((head) => head !== undefined)) return false;
  const rows = component.documents.map((index) => ({
    id: documents.id(index),
    sha256: documents.sha256(index),
  }));
  component.packed = packed;
  component.found = unpackFound(packed, joinHeads(heads, rows), isReportOnly);
  archive.relations.recall(component.found.pairs, packed.rows);
  return true;
}

function packFound({ pairs, clusters, bridges }: Found, ids: readonly string[]): Omit<PackedFound, 'rows'> {
  const numbers = new Map(ids.map((id, number) => [id, number]));
  const places = new Map(pairs.map((pair, place) => [pair, place]));
  return {
    pairs: packPairs(pairs, ids),
    clusters: clusters.map(({ members, representative, cohesion, links }) => ({
      members: members.map((id) => numbers.get(id)!),
      representative: numbers.get(representative)!,
      cohesion,
      links: links.map((link) => places.get(link)!),
    })),
    bridges: bridges.map((bridge) => places.get(bridge)!),
  };
}

const reasons = new Map<string, string>();

function unpackFound(
  { pairs, clusters, bridges }: PackedFound,
  profiles: ProfileColumns,
  isReportOnly: boolean,
): Found {
  const { ids } = profiles;
  const unpacked = unpackPairs(pairs, profiles, reasons);
  if (isReportOnly) for (const pair of unpacked) Object.assign(pair, { isReportOnly: true });
  return {
    pairs: unpacked,
    clusters: clusters.map(({ members, representative, cohesion, links }) => ({
      members: members.map((number) => ids[number]!),
      representative: ids[representative]!,
      cohesion,
      links: links.map((place) => unpacked[place]!),
    })),
    bridges: bridges.map((place) => unpacked[place]!),
    profiles,
  };
}

/** Gives each component what was found of it. */
function shareOut(compared: Compared, components: readonly Component[], { documents }: CompareContext): void {
  const componentOf = new Map<number, Component>();
  const mutable = new Map<Component, { pairs: RelatedPair[]; clusters: Cluster[]; bridges: RelatedPair[] }>();
  for (const component of components) {
    mutable.set(component, { pairs: [], clusters: [], bridges: [] });
    for (const document of component.documents) componentOf.set(document, component);
  }
  const of = (id: RelatedPair['a']) => mutable.get(componentOf.get(documents.indexOf(id)!)!)!;
  for (const pair of compared.pairs) of(pair.a).pairs.push(pair);
  for (const bridge of compared.bridges) of(bridge.a).bridges.push(bridge);
  for (const cluster of compared.clusters) of(cluster.members[0]!).clusters.push(cluster);
  for (const [component, found] of mutable) component.found = { ...found, profiles: null };
}

/** All that was found of all components, in the order of a run that finds it at once. */
function join(components: readonly Component[], compared: Compared, { documents }: CompareContext): Compared {
  const sorted = (pairs: readonly RelatedPair[]) =>
    pairs
      .map((pair) => ({ a: documents.indexOf(pair.a)!, b: documents.indexOf(pair.b)!, pair }))
      .sort((left, right) => left.a - right.a || left.b - right.b)
      .map(({ pair }) => pair);
  return {
    profiles: [
      ...compared.profiles,
      ...components.flatMap(({ found }) => (found!.profiles === null ? [] : [found!.profiles])),
    ],
    pairs: sorted(components.flatMap(({ found }) => found!.pairs)),
    clusters: components
      .flatMap(({ found }) => found!.clusters)
      .sort((left, right) => (left.members[0]! < right.members[0]! ? -1 : 1)),
    bridges: sorted(components.flatMap(({ found }) => found!.bridges)),
  };
}

function headKey(index: number, documents: CompareContext['documents'], archive: ArchiveRun): string {
  return archive.keyOf('head', documents, [index]).finish();
}

export function recallHead(
  index: number,
  documents: CompareContext['documents'],
  archive: ArchiveRun,
): Head | undefined {
  return archive.memo.recall<Head>(headKey(index, documents, archive));
}

/** Remembers the heads of all documents that were profiled. */
export function keepHeads(
  profiles: readonly ProfileColumns[],
  { documents }: Pick<CompareContext, 'documents'>,
  archive: ArchiveRun,
): void {
  for (const columns of profiles)
    for (const [index, id] of columns.ids.entries())
      archive.memo.keep(headKey(documents.indexOf(id)!, documents, archive), headAt(columns, index));
}
