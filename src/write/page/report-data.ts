/** Turns what detection found into the rows that the report shows. */

import { spellName } from '../../base/table-cells.js';
import type { Detection } from '../../detect/detection.js';
import { doubtfulPairs } from '../../detect/doubtful-pairs.js';
import type { OrderedCluster } from '../../model/cluster.js';
import type { DocumentId } from '../../model/document.js';
import { quotePath } from '../../model/failure.js';
import { type Passage, type RelatedPair, relations } from '../../model/pair.js';
import { describeCut } from '../describe-cut.js';
import { orderBasis } from '../notes.js';
import type { ShownTexts } from './passage-texts.js';
import type { ClusterRow, DecisionRow, HeadingRow, LinkRow, PairRow, ReportData } from './report-shape.js';
import { isoMinutes, percent } from './words.js';

/** What a written edition adds to its cluster. */
export interface EditionSummary {
  readonly title: string;
  readonly slug: string;
  /** Of the revisions that have one, oldest first. */
  readonly dates: readonly string[];
  readonly base: DocumentId;
}

/** More pairs than this nobody reads in a page; relations.jsonl has them all. */
export const mostPairs = 5000;
// Passages shown of a pair, and characters of each.
const mostPassages = 4;
const passageLength = 280;

export interface ReportRows {
  readonly data: ReportData;
  /** Pairs that are not in one report, and how many of them the page leaves out. */
  readonly pairs: number;
  readonly leftOut: number;
}

/** Pairs that are not in one report: doubtful pairs first, then likeliest first. */
export function listApart(detection: Detection): readonly RelatedPair[] {
  const { clusters, pairs } = detection;
  const clusterOf = new Map(clusters.flatMap(({ members }, at) => members.map((id) => [id as string, at])));
  const isTogether = ({ a, b }: RelatedPair) => clusterOf.has(a) && clusterOf.get(a) === clusterOf.get(b);
  const doubtful = doubtfulPairs(detection);
  return pairs
    .filter((pair) => doubtful.has(pair) || !isTogether(pair))
    .sort(
      (left, right) =>
        Number(doubtful.has(right)) - Number(doubtful.has(left)) ||
        right.probability - left.probability ||
        right.score - left.score,
    );
}

/** Of a pair that is shown, the longest. */
export function shownPassages({ evidence }: RelatedPair): readonly Passage[] {
  return [...evidence.passages].sort((left, right) => right.tokens - left.tokens).slice(0, mostPassages);
}

export interface ReportSources {
  readonly detection: Detection;
  /** Of listApart(). */
  readonly apart: readonly RelatedPair[];
  readonly texts: ShownTexts;
  /** By cluster id; none after `scan`. */
  readonly editions: ReadonlyMap<string, EditionSummary>;
}

/** Pairs in the order of `apart`. */
export function reportRows({ detection, apart, texts, editions }: ReportSources): ReportRows {
  const numbers = new Map<string, number>();
  const numberOf = (id: string) => {
    const known = numbers.get(id) ?? numbers.size;
    numbers.set(id, known);
    return known;
  };
  const cut = new Set(detection.bridges);
  const doubtful = doubtfulPairs(detection);
  const clusters = detection.clusters.map((cluster) =>
    clusterRow(cluster, numberOf, editions.get(cluster.id)),
  );
  const pairs = apart
    .slice(0, mostPairs)
    .map((pair) => pairRow(pair, numberOf, { isDoubtful: doubtful.has(pair), isCut: cut.has(pair), texts }));
  const ids = [...numbers.keys()] as DocumentId[];
  const headings = ids.flatMap((id, at): HeadingRow[] => {
    const heading = texts.headings.get(id);
    return heading === undefined ? [] : [[at, shorten(heading.title), isoMinutes(heading.date ?? '')]];
  });
  const dates = ids.map((id) => isoMinutes(detection.profiles.get(id)?.date ?? ''));
  return {
    data: {
      documents: ids.map(spellName),
      dates: dates.some((date) => date !== '') ? dates : [],
      headings,
      relations,
      clusters,
      pairs,
      decided: detection.decided.map(decidedRow),
    },
    pairs: apart.length,
    leftOut: apart.length - pairs.length,
  };
}

/** Names are as in `documents`. */
function decidedRow(row: Detection['decided'][number]): DecisionRow {
  return [row.decision, spellName(row.a), row.decision === 'base' ? '' : spellName(row.b)];
}

function clusterRow(
  { order, copies, cohesion, links, representative }: OrderedCluster,
  numberOf: (id: string) => number,
  edition: EditionSummary | undefined,
): ClusterRow {
  const merged = links.filter(({ tier }) => tier === 'merge');
  const bySureness = [...merged].sort((left, right) => right.score - left.score);
  const link = (pair: RelatedPair | undefined): LinkRow | null =>
    pair === undefined ? null : [numberOf(pair.a), numberOf(pair.b), round(pair.score)];
  return [
    edition?.slug ?? '',
    edition?.title ?? quotePath(representative),
    order.revisions.flatMap((id) => [id, ...(copies.get(id) ?? [])]).map(numberOf),
    round(cohesion.mean),
    link(bySureness.at(-1)),
    link(bySureness[0]),
    isoMinutes(edition?.dates[0] ?? ''),
    isoMinutes(edition?.dates.at(-1) ?? ''),
    order.basis === 'unknown'
      ? `Order unknown: ${orderBasis.unknown}`
      : `Oldest first, ${orderBasis[order.basis]}, ${percent(order.confidence)} sure`,
    edition === undefined ? null : numberOf(edition.base),
  ];
}

function pairRow(
  pair: RelatedPair,
  numberOf: (id: string) => number,
  {
    isDoubtful,
    isCut,
    texts,
  }: { readonly isDoubtful: boolean; readonly isCut: boolean } & Pick<ReportSources, 'texts'>,
): PairRow {
  return [
    numberOf(pair.a),
    numberOf(pair.b),
    relations.indexOf(pair.relation),
    isDoubtful ? 1 : 0,
    round(pair.probability),
    round(pair.score),
    round(pair.containment),
    round(pair.similarity),
    isCut ? `${describeCut(pair)}: ${pair.reason}` : pair.reason,
    shownPassages(pair).flatMap((passage): PairRow[9] => {
      const text = texts.passages.get(passage);
      return text === undefined ? [] : [[shorten(text), passage.tokens, passage.isQuoted ? 1 : 0]];
    }),
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
