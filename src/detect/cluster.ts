/**
 * Joins documents into reports. Groups grow along the surest links first (Kruskal 1956); two groups become one where the
 * log-odds of all pairs between them sum up to more than nothing (correlation clustering, Bansal, Blum and Chawla 2004,
 * greedily), or those of neighbours in time do: a page that lives long shares little with its beginnings. A link that
 * little else supports is cut and reported, so that one false pair cannot chain reports together.
 */
import { byIds } from '../base/by-ids.js';
import { groupBy } from '../base/group-by.js';
import type { Cluster, Clustering } from '../model/cluster.js';
import type { DocumentId } from '../model/document.js';
import type { RelatedPair } from '../model/pair.js';
import type { Rule } from '../model/rule.js';
import { GroupLinks } from './group-links.js';
import { defaultThreshold } from './limits.js';

/**
 * Joins `pairs` into clusters of two and more, sorted by their first member; the partition does not depend on input
 * order. `threshold` is the least probability of a merge, which `pairs` were related with.
 *
 * @example
 * const { relations } = await findRevisions('seeds');
 * cluster(relations, 0.5).clusters.length; // 1
 */
export function cluster(pairs: readonly RelatedPair[], threshold: number = defaultThreshold): Clustering {
  const groups = new GroupLinks(pairs, threshold);
  const links = pairs.filter(({ tier }) => tier === 'merge').sort(bySureness);
  const isDecided = ({ decision }: RelatedPair) => decision === 'must';
  // What a person decided joins the reports as they are, and not documents out of them.
  const unsupported = grow(
    groups,
    links.filter((link) => !isDecided(link)),
  );
  const forbidden = grow(groups, links.filter(isDecided));
  const refused = [...forbidden, ...grow(groups, unsupported)];
  const inside = groupBy(
    pairs.filter(({ a, b }) => groups.rootOf(a) === groups.rootOf(b)),
    ({ a }) => groups.rootOf(a),
  );
  const clusters = groups
    .all()
    .filter(({ members }) => members.length > 1)
    .map(({ root, members }) => describe(members, [...inside.get(root)!].sort(byIds)))
    .sort((left, right) => (left.members[0]! < right.members[0]! ? -1 : 1));
  return {
    clusters,
    bridges: refused.filter(({ a, b }) => groups.rootOf(a) !== groups.rootOf(b)).sort(byIds),
  };
}

/** Joins along `links`, in their order, until none is supported any more. Returns those that are refused. */
function grow(groups: GroupLinks, links: readonly RelatedPair[]): readonly RelatedPair[] {
  let refused = links;
  // What was refused while groups were small may be supported once they have grown.
  for (let before = Number.POSITIVE_INFINITY; refused.length < before; ) {
    before = refused.length;
    refused = refused.filter((link) => !tryJoin(groups, link));
  }
  return refused;
}

/**
 * Joins the groups of the link's two documents where more speaks for one report than against it. What a person decided
 * joins whole reports, unless a person also said that two documents of them are never one.
 */
function tryJoin(groups: GroupLinks, link: RelatedPair): boolean {
  const { a, b } = link;
  if (groups.rootOf(a) === groups.rootOf(b)) return true;
  const between = groups.weighBetween(link);
  if (between.isNever) return false;
  if (link.decision !== 'must') {
    // Of equal bodies one tells a wrong language.
    if (link.relation !== 'duplicate' && (between.isRespelt || groups.areOfTwoLanguages(a, b))) return false;
    if (between.total < 0 && between.alongTime < 0) return false;
  }
  groups.join(link);
  return true;
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
      weakest: scores.reduce((least, score) => Math.min(least, score), 1),
    },
    links,
  };
}

/** Names the rule that cut a link. A decision is refused only where another one stands against it. */
export function ruleOfCut({ decision }: RelatedPair): Rule {
  return decision === 'must' ? 'cut-decision' : 'cut-link';
}

/** Sorts links, the surest first. */
function bySureness(left: RelatedPair, right: RelatedPair): number {
  return right.probability - left.probability || right.score - left.score || byIds(left, right);
}
