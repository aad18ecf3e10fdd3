/** What detection found in, the rows that the report shows out. */
import { show } from '../../failure.js';
import { type RelatedPair, relations } from '../../model.js';
import type { Detection } from '../../pipeline.js';
import type { OrderedCluster } from '../../tasks.js';
import type { ClusterRow, LinkRow, PairRow, ReportData } from './report-shape.js';
import { isoMinutes } from './words.js';

/** What a written edition adds to its cluster. */
export interface EditionSummary {
  readonly title: string;
  readonly slug: string;
  /** Of the revisions that have one, oldest first. */
  readonly dates: readonly string[];
}

// More pairs than this nobody reads in a page; relations.jsonl has them all.
const mostPairs = 5000;
// Passages shown of a pair, and characters of each.
const mostPassages = 4;
const passageLength = 280;

export interface ReportRows {
  readonly data: ReportData;
  /** Pairs that are not in one report, and how many of them the page leaves out. */
  readonly pairs: number;
  readonly leftOut: number;
}

/** Doubtful pairs first, then likeliest first. */
export function reportRows(detection: Detection, editions: ReadonlyMap<string, EditionSummary>): ReportRows {
  const numbers = new Map<string, number>();
  const numberOf = (id: string) => {
    const known = numbers.get(id) ?? numbers.size;
    numbers.set(id, known);
    return known;
  };
  const clusterOf = new Map(
    detection.clusters.flatMap(({ members }, at) => members.map((id) => [id as string, at])),
  );
  const cut = new Set(detection.bridges);
  const isDoubtful = (pair: RelatedPair) => pair.tier === 'review' || cut.has(pair);
  const isTogether = ({ a, b }: RelatedPair) => clusterOf.has(a) && clusterOf.get(a) === clusterOf.get(b);
  const apart = detection.pairs
    .filter((pair) => isDoubtful(pair) || !isTogether(pair))
    .sort(
      (left, right) =>
        Number(isDoubtful(right)) - Number(isDoubtful(left)) ||
        right.probability - left.probability ||
        right.score - left.score,
    );
  const clusters = detection.clusters.map((cluster) =>
    clusterRow(cluster, numberOf, editions.get(cluster.id)),
  );
  const pairs = apart
    .slice(0, mostPairs)
    .map((pair) => pairRow(pair, numberOf, { isDoubtful: isDoubtful(pair), isCut: cut.has(pair) }));
  const documents = [...numbers.keys()].map(show);
  return {
    data: { documents, relations, clusters, pairs },
    pairs: apart.length,
    leftOut: apart.length - pairs.length,
  };
}

function clusterRow(
  { order, copies, cohesion, links, representative }: OrderedCluster,
  numberOf: (id: string) => number,
  edition: EditionSummary | undefined,
): ClusterRow {
  const merged = links.filter(({ tier }) => tier === 'merge');
  const bySureness = [...merged].sort((left, right) => right.score - left.score);
  const link = ({ a, b, score }: RelatedPair): LinkRow => [numberOf(a), numberOf(b), round(score)];
  return [
    edition?.slug ?? '',
    edition?.title ?? show(representative),
    order.revisions.flatMap((id) => [id, ...(copies.get(id) ?? [])]).map(numberOf),
    round(cohesion.mean),
    link(bySureness.at(-1)!),
    link(bySureness[0]!),
    isoMinutes(edition?.dates[0] ?? ''),
    isoMinutes(edition?.dates.at(-1) ?? ''),
  ];
}

function pairRow(
  pair: RelatedPair,
  numberOf: (id: string) => number,
  { isDoubtful, isCut }: { readonly isDoubtful: boolean; readonly isCut: boolean },
): PairRow {
  const longest = [...pair.evidence.passages]
    .sort((left, right) => right.tokens - left.tokens)
    .slice(0, mostPassages);
  return [
    numberOf(pair.a),
    numberOf(pair.b),
    relations.indexOf(pair.relation),
    isDoubtful ? 1 : 0,
    round(pair.probability),
    round(pair.score),
    round(pair.containment),
    round(pair.similarity),
    isCut ? `the only link between two groups, cut: ${pair.reason}` : pair.reason,
    longest.map(({ text, tokens, isQuoted }) => [shorten(text), tokens, isQuoted ? 1 : 0]),
  ];
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= passageLength
    ? line
    : `${line.slice(0, passageLength).replace(/[\ud800-\udbff]$/, '')} …`;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
