/**
 * Lays out pairs as rows of `relations.jsonl`, each an object that JSON.stringify prints. Putting the bytes together by hand
 * was tried, and took twice as long.
 */
import { ruleOfCut } from '../detect/cluster.js';
import type { Detection } from '../detect/detection.js';
import type { DocumentId } from '../model/document.js';
import type { Relations } from '../model/options.js';
import type { RelatedPair } from '../model/pair.js';
import { describeCut } from './describe-cut.js';
import { roundShare, toLine } from './lines.js';

/** Rows that an earlier run wrote. */
export interface KnownRows {
  /** Null where there is none. */
  rowOf(pair: RelatedPair): string | null;
}

/** One row a pair that was examined, sorted by a, then b; or of those alone whose documents are one report. */
export function* relationRows(
  { pairs, bridges, clusters }: Pick<Detection, 'pairs' | 'bridges' | 'clusters'>,
  wanted: Exclude<Relations, 'none'> = 'all',
  rows: KnownRows = { rowOf: () => null },
): Generator<readonly [row: string, pair: RelatedPair]> {
  const cut = new Set(bridges);
  for (const pair of wantedPairs({ pairs, clusters }, wanted))
    yield [rows.rowOf(pair) ?? renderRelation(pair, cut.has(pair)), pair];
}

/** The pairs that are listed, sorted by a, then b. */
export function* wantedPairs(
  { pairs, clusters }: Pick<Detection, 'pairs' | 'clusters'>,
  wanted: Exclude<Relations, 'none'>,
): Generator<RelatedPair> {
  const isWanted = wanted === 'all' ? () => true : tellMerged(clusters);
  for (const pair of pairs) if (isWanted(pair)) yield pair;
}

function renderRelation(pair: RelatedPair, isCut: boolean): string {
  // What the model weighs can be asked for by `explain`; times stand with the documents.
  const { features: _, timeOfA: _a, timeOfB: _b, ...shown } = pair.evidence;
  return toLine({
    a: pair.a,
    b: pair.b,
    relation: pair.relation,
    tier: isCut ? 'review' : pair.tier,
    probability: roundShare(pair.probability),
    score: roundShare(pair.score),
    similarity: roundShare(pair.similarity),
    containment: roundShare(pair.containment),
    rule: isCut ? ruleOfCut(pair) : pair.rule,
    reason: isCut ? bridgeReason(pair) : pair.reason,
    evidence: {
      containmentOfA: roundShare(pair.containmentOfA),
      containmentOfB: roundShare(pair.containmentOfB),
      sharedShingles: pair.sharedShingles,
      cohesion: roundShare(pair.cohesion),
      sharedKeys: pair.sharedKeys,
      ...shown,
      headlineLikeness:
        pair.evidence.headlineLikeness === null ? null : roundShare(pair.evidence.headlineLikeness),
      leadLikeness: roundShare(pair.evidence.leadLikeness),
    },
  });
}

function tellMerged(clusters: Detection['clusters']): (pair: RelatedPair) => boolean {
  const reports = new Map<DocumentId, number>();
  for (const [at, { members }] of clusters.entries()) for (const id of members) reports.set(id, at);
  return ({ a, b }) => {
    const report = reports.get(a);
    return report !== undefined && report === reports.get(b);
  };
}

/** Says why a pair that would be merged was cut. */
export function bridgeReason(pair: RelatedPair): string {
  return `${describeCut(pair)}: ${pair.reason}`;
}
