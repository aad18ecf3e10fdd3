/**
 * Lays out what detection found as rows of `documents.jsonl`, `clusters.jsonl` and `review.tsv`. Each record is one line;
 * nothing in it depends on the clock, the machine or the order of work.
 */

import { nameCell, textCell } from '../base/table-cells.js';
import type { Detection } from '../detect/detection.js';
import { doubtfulPairs } from '../detect/doubtful-pairs.js';
import type { OrderedCluster } from '../model/cluster.js';
import type { BlockKind, ClusterId, DocumentId, ReadAs } from '../model/document.js';
import { type DocumentFailure, describeFailure, type Failure, quotePath } from '../model/failure.js';
import type { RelatedPair } from '../model/pair.js';
import { roundShare, toLine } from './lines.js';
import { bridgeReason } from './relation-rows.js';

// A text of fewer tokens is said to be short where it resembles nothing.
const fewTokens = 8;

/** What `documents.jsonl` says of a document, or of a file that could not be read. */
export interface DocumentRecord {
  readonly id: string;
  readonly path: string;
  /** Null where it could not be read. */
  readonly sha256: string | null;
  /** How many of each kind; of documents that were candidates. */
  readonly blocks?: Readonly<Partial<Record<BlockKind, number>>>;
  readonly readAs?: ReadAs;
  readonly cluster: ClusterId | null;
  readonly why: string;
}

/** One row a document, as `describeDocuments` tells of them. */
export function* documentRows(detection: Detection): Generator<string> {
  for (const record of describeDocuments(detection)) yield toLine(record);
}

/**
 * Describes every document, unreadable ones included, sorted by id; one by one, since all of them are as large as a corpus
 * is.
 */
export function* describeDocuments(detection: Detection): Generator<DocumentRecord> {
  const { documents, profiles, clusters, pairs } = detection;
  const clusterOf = new Map(clusters.flatMap((cluster) => cluster.members.map((id) => [id, cluster])));
  const nearest = findNearest(pairs);
  const failed = failedDocuments(detection);
  const unmerged = new Map(
    detection.failures.filter(isOfReport).map((failure) => [failure.document, failure]),
  );
  let next = 0;
  for (const [index, id] of documents.columns.ids.entries()) {
    while (next < failed.length && failed[next]!.id < id) yield failed[next++]!;
    const cluster = clusterOf.get(id);
    const failure = unmerged.get(id);
    const why =
      failure !== undefined
        ? describeFailure(failure)
        : cluster === undefined
          ? explainAlone(id, documents.columns.tokenCounts[index]!, nearest.get(id), profiles)
          : explainMerged(id, cluster);
    const blocks = profiles.head(id)?.blockCounts;
    const readAs = documents.readAs(index);
    yield {
      id,
      path: id,
      sha256: documents.sha256(index),
      ...(blocks === undefined ? {} : { blocks }),
      ...(readAs === undefined ? {} : { readAs }),
      cluster: cluster?.id ?? null,
      why,
    };
  }
  yield* failed.slice(next);
}

/** What could not be read, sorted by id; what was read under that name is no failure. */
function failedDocuments({ documents, failures }: Detection): readonly DocumentRecord[] {
  return failures
    .filter(hasPath)
    .filter(({ path }) => documents.indexOf(path as DocumentId) === undefined)
    .sort((left, right) => (left.path < right.path ? -1 : left.path > right.path ? 1 : 0))
    .map((failure) => {
      const { path } = failure;
      return { id: path, path, sha256: null, cluster: null, why: describeFailure(failure) };
    });
}

/** Of every document the pair with the highest score, the first of equals. */
function findNearest(pairs: readonly RelatedPair[]): ReadonlyMap<DocumentId, RelatedPair> {
  const nearest = new Map<DocumentId, RelatedPair>();
  for (const pair of pairs) {
    for (const id of [pair.a, pair.b]) {
      const known = nearest.get(id);
      if (known === undefined || pair.score > known.score) nearest.set(id, pair);
    }
  }
  return nearest;
}

function isOfReport(failure: Failure | DocumentFailure): failure is DocumentFailure {
  return 'isOfReport' in failure;
}

function hasPath(failure: Failure): failure is Failure & { readonly path: string } {
  return 'path' in failure;
}

function explainMerged(id: DocumentId, { members, representative }: OrderedCluster): string {
  const others = members.length - 1;
  return id === representative
    ? `stands for ${others} other ${others === 1 ? 'document' : 'documents'} of its report`
    : `one report with ${quotePath(representative)}`;
}

function explainAlone(
  id: DocumentId,
  tokens: number,
  nearest: RelatedPair | undefined,
  profiles: Detection['profiles'],
): string {
  if (tokens === 0) return 'empty';
  if (nearest === undefined) {
    const bodyTokens = profiles.head(id)?.bodyTokens ?? tokens;
    return bodyTokens < fewTokens
      ? `too short to compare: ${bodyTokens} tokens`
      : 'resembles no other document';
  }
  const other = nearest.a === id ? nearest.b : nearest.a;
  return `kept apart from ${quotePath(other)}, the nearest: ${nearest.relation}, ${nearest.reason}`;
}

/** One row a cluster, documents oldest first, copies right after the revision that they are copies of. */
export function clusterRows({ clusters }: Detection): string[] {
  return clusters.map(({ id, order, copies, representative, cohesion, links }) =>
    toLine({
      id,
      documents: order.revisions.flatMap((revision) => [revision, ...(copies.get(revision) ?? [])]),
      representative,
      cohesion: { mean: roundShare(cohesion.mean), weakest: roundShare(cohesion.weakest) },
      order: { basis: order.basis, confidence: order.confidence },
      links: links.map(({ a, b, relation, score }) => ({ a, b, relation, score: roundShare(score) })),
    }),
  );
}

/** The doubtful pairs, likeliest first, with an empty column for a decision. */
export function reviewTable(detection: Detection): string {
  const cut = new Set(detection.bridges);
  const doubtful = doubtfulPairs(detection);
  const rows = detection.pairs
    .filter((pair) => doubtful.has(pair))
    .sort((left, right) => right.probability - left.probability)
    .map((pair) => [
      '',
      nameCell(pair.a),
      nameCell(pair.b),
      pair.relation,
      ...[pair.probability, pair.score, pair.similarity, pair.containment].map((value) => value.toFixed(3)),
      textCell(cut.has(pair) ? bridgeReason(pair) : pair.reason),
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
