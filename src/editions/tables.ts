/**
 * What detection found in, the rows of `documents.jsonl`, `clusters.jsonl`, `relations.jsonl` and `review.tsv`
 * out. One line a record; nothing that depends on the clock, the machine or the order of work.
 */

import { describeFailure, type Failure, show } from '../failure.js';
import { groupBy } from '../lib/group-by.js';
import type { RelatedPair, Sketch } from '../model.js';
import type { Detection } from '../pipeline.js';
import type { OrderedCluster } from '../tasks.js';

/** One row a document, unreadable ones included, sorted by id. */
export function documentRows({ sketches, clusters, pairs, failures }: Detection): string[] {
  const clusterOf = new Map(
    clusters.flatMap((cluster) => cluster.members.map((id) => [id as string, cluster])),
  );
  const pairsOf = groupBy(
    pairs.flatMap((pair) => [pair.a, pair.b].map((id) => ({ id, pair }))),
    ({ id }) => id,
  );
  const rows = sketches.map((sketch) => {
    const cluster = clusterOf.get(sketch.id);
    const near = (pairsOf.get(sketch.id) ?? []).map(({ pair }) => pair);
    const why = cluster === undefined ? explainAlone(sketch, near) : explainMerged(sketch, cluster);
    const { id, sha256, blockCounts, readAs } = sketch;
    return {
      id: id as string,
      path: id as string,
      sha256,
      blocks: blockCounts,
      ...(readAs === undefined ? {} : { readAs }),
      cluster: cluster?.id ?? null,
      why,
    };
  });
  const known = new Set<string>(rows.map(({ id }) => id));
  const failed = failures.filter(hasPath).filter(({ path }) => !known.has(path));
  const failedRows = failed.map((failure) => {
    return {
      id: failure.path,
      path: failure.path,
      sha256: null,
      blocks: {},
      cluster: null,
      why: describeFailure(failure),
    };
  });
  return [...rows, ...failedRows].sort((left, right) => (left.id < right.id ? -1 : 1)).map(toLine);
}

function hasPath(failure: Failure): failure is Failure & { readonly path: string } {
  return 'path' in failure;
}

function explainMerged({ id }: Sketch, { members, representative }: OrderedCluster): string {
  const others = members.length - 1;
  return id === representative
    ? `stands for ${others} other ${others === 1 ? 'document' : 'documents'} of its report`
    : `one report with ${show(representative)}`;
}

function explainAlone(sketch: Sketch, near: readonly RelatedPair[]): string {
  if (Object.keys(sketch.blockCounts).length === 0) return 'empty';
  if (sketch.shingles.size === 0) return `too short to compare: ${sketch.bodyTokens} tokens of body`;
  const nearest = [...near].sort((left, right) => right.score - left.score)[0];
  if (nearest === undefined) return 'resembles no other document';
  const other = nearest.a === sketch.id ? nearest.b : nearest.a;
  return `kept apart from ${show(other)}, the nearest: ${nearest.relation}, ${nearest.reason}`;
}

/** One row a cluster, documents oldest first, copies right after the revision whose bytes they have. */
export function clusterRows({ clusters }: Detection): string[] {
  return clusters.map(({ id, order, copies, representative, cohesion, links }) =>
    toLine({
      id,
      documents: order.revisions.flatMap((revision) => [revision, ...(copies.get(revision) ?? [])]),
      representative,
      cohesion: { mean: round(cohesion.mean), weakest: round(cohesion.weakest) },
      order: { basis: order.basis, confidence: order.confidence },
      links: links.map(({ a, b, relation, score }) => ({ a, b, relation, score: round(score) })),
    }),
  );
}

/** One row a pair that was examined, sorted by a, then b. */
export function relationRows({ pairs, bridges }: Detection): string[] {
  const cut = new Set(bridges);
  return pairs.map((pair) =>
    toLine({
      a: pair.a,
      b: pair.b,
      relation: pair.relation,
      tier: cut.has(pair) ? 'review' : pair.tier,
      probability: round(pair.probability),
      score: round(pair.score),
      similarity: round(pair.similarity),
      containment: round(pair.containment),
      reason: cut.has(pair) ? bridgeReason(pair) : pair.reason,
      evidence: {
        containmentOfA: round(pair.containmentOfA),
        containmentOfB: round(pair.containmentOfB),
        sharedShingles: pair.sharedShingles,
        cohesion: round(pair.cohesion),
        sharedKeys: pair.sharedKeys,
        ...pair.evidence,
        headlineLikeness:
          pair.evidence.headlineLikeness === null ? null : round(pair.evidence.headlineLikeness),
        leadLikeness: round(pair.evidence.leadLikeness),
      },
    }),
  );
}

function bridgeReason({ reason }: RelatedPair): string {
  return `the only link between two groups, cut: ${reason}`;
}

/** The doubtful pairs, likeliest first, with an empty column for a decision. */
export function reviewTable({ pairs, bridges }: Detection): string {
  const cut = new Set(bridges);
  const doubtful = pairs.filter((pair) => pair.tier === 'review' || cut.has(pair));
  const rows = doubtful
    .sort((left, right) => right.probability - left.probability)
    .map((pair) => [
      '',
      show(pair.a),
      show(pair.b),
      pair.relation,
      ...[pair.probability, pair.score, pair.similarity, pair.containment].map((value) => value.toFixed(3)),
      cut.has(pair) ? bridgeReason(pair) : pair.reason,
    ]);
  const header = [
    'decision',
    'a',
    'b',
    'relation',
    'probability',
    'score',
    'similarity',
    'containment',
    'reason',
  ];
  return [header, ...rows].map((cells) => `${cells.join('\t')}\n`).join('');
}

function toLine(row: unknown): string {
  return `${JSON.stringify(row)}\n`;
}

/** Figures are printed to a millionth: what lies below differs between no two runs, and tells nobody anything. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
