/**
 * Related pairs in, clusters out. Groups grow along the surest links first (Kruskal 1956), but a link joins
 * two groups only where it has support: a report's revisions resemble each other beyond one pair. A lone
 * link between two groups is cut and reported, so that one false pair cannot chain reports together.
 */
import { groupBy } from '../lib/group-by.js';
import { UnionFind } from '../lib/union-find.js';
import type { Cluster, Clustering, DocumentId, RelatedPair } from '../model.js';

// A link this sure needs no second one: between a group and one document, and between two groups.
const sureForOne = 0.9;
const sureForGroups = 0.98;

/** Clusters of two and more, sorted by their first member; the partition does not depend on input order. */
export function cluster(pairs: readonly RelatedPair[]): Clustering {
  const ids = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))].sort();
  const indexes = new Map(ids.map((id, index) => [id, index]));
  const links = pairs.filter(({ tier }) => tier === 'merge').sort(bySureness);
  const groups = new UnionFind(ids.length);
  const members = new Map(ids.map((_, index) => [index, [index]]));
  const resembling = indexPairs(
    pairs.filter(({ tier }) => tier !== 'apart'),
    indexes,
  );
  const forms = indexPairs(
    pairs.filter(({ relation }) => relation === 'template'),
    indexes,
  );
  const refused: RelatedPair[] = [];
  for (const link of links) {
    const [rootA, rootB] = [groups.find(indexes.get(link.a)!), groups.find(indexes.get(link.b)!)];
    if (rootA === rootB) continue;
    const [groupA, groupB] = [members.get(rootA)!, members.get(rootB)!];
    if (isForbidden(groupA, groupB, forms, resembling) || !isSupported(link, groupA, groupB, resembling)) {
      refused.push(link);
      continue;
    }
    groups.union(rootA, rootB);
    members.delete(Math.max(rootA, rootB));
    members.set(Math.min(rootA, rootB), [...groupA, ...groupB]);
  }
  const rootOf = (id: DocumentId) => groups.find(indexes.get(id)!);
  const inside = groupBy(
    pairs.filter(({ a, b }) => rootOf(a) === rootOf(b)),
    ({ a }) => rootOf(a),
  );
  const clusters = [...members.entries()]
    .filter(([, group]) => group.length > 1)
    .map(([root, group]) => describe(group.map((index) => ids[index]!).sort(), inside.get(root)!.sort(byIds)))
    .sort((left, right) => (left.members[0]! < right.members[0]! ? -1 : 1));
  return { clusters, bridges: refused.filter(({ a, b }) => rootOf(a) !== rootOf(b)).sort(byIds) };
}

type Neighbours = ReadonlyMap<number, ReadonlySet<number>>;

/** The other side of every pair, by document. */
function indexPairs(pairs: readonly RelatedPair[], indexes: ReadonlyMap<DocumentId, number>): Neighbours {
  const resembling = new Map<number, Set<number>>();
  for (const { a, b } of pairs) {
    for (const [from, to] of [
      [indexes.get(a)!, indexes.get(b)!] as const,
      [indexes.get(b)!, indexes.get(a)!] as const,
    ]) {
      const known = resembling.get(from);
      if (known === undefined) resembling.set(from, new Set([to]));
      else known.add(to);
    }
  }
  return resembling;
}

/**
 * Two fillings of one form are two reports. Where more pairs between the groups look like that than resemble
 * each other, the groups stay apart; one such pair in the long life of a page does not divide it.
 */
function isForbidden(
  groupA: readonly number[],
  groupB: readonly number[],
  forms: Neighbours,
  resembling: Neighbours,
): boolean {
  return countBetween(groupA, groupB, forms) > countBetween(groupA, groupB, resembling);
}

function countBetween(groupA: readonly number[], groupB: readonly number[], neighbours: Neighbours): number {
  return groupA.reduce(
    (sum, index) => sum + groupB.filter((other) => neighbours.get(index)?.has(other)).length,
    0,
  );
}

function isSupported(
  link: RelatedPair,
  groupA: readonly number[],
  groupB: readonly number[],
  resembling: Neighbours,
): boolean {
  const smaller = Math.min(groupA.length, groupB.length);
  if (groupA.length === 1 && groupB.length === 1) return true;
  if (link.probability >= (smaller === 1 ? sureForOne : sureForGroups)) return true;
  // The link itself is one; a second one must stand beside it.
  return countBetween(groupA, groupB, resembling) >= 2;
}

function describe(members: readonly DocumentId[], links: readonly RelatedPair[]): Cluster {
  const totals = new Map(members.map((id) => [id, 0]));
  for (const { a, b, score } of links) {
    totals.set(a, totals.get(a)! + score);
    totals.set(b, totals.get(b)! + score);
  }
  // Members are sorted by id, so the first of equals has the smallest one.
  const representative = members.reduce((best, id) => (totals.get(id)! > totals.get(best)! ? id : best));
  const scores = links.filter(({ tier }) => tier === 'merge').map(({ score }) => score);
  return {
    members,
    representative,
    cohesion: {
      mean: scores.reduce((sum, score) => sum + score, 0) / scores.length,
      weakest: Math.min(...scores),
    },
    links,
  };
}

function bySureness(left: RelatedPair, right: RelatedPair): number {
  return right.probability - left.probability || right.score - left.score || byIds(left, right);
}

function byIds(left: RelatedPair, right: RelatedPair): number {
  if (left.a !== right.a) return left.a < right.a ? -1 : 1;
  return left.b === right.b ? 0 : left.b < right.b ? -1 : 1;
}
