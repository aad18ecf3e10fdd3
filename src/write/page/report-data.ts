/** Turns what detection found into the data that the report shows. */

import { spellName } from '../../base/table-cells.js';
import type { Detection } from '../../detect/detection.js';
import { doubtfulPairs } from '../../detect/doubtful-pairs.js';
import type { DocumentId } from '../../model/document.js';
import { type Passage, type RelatedPair, relations } from '../../model/pair.js';
import { describeCut } from '../describe-cut.js';
import { type AtlasReport, orderReports, packMarks } from './atlas/marks.js';
import { headsOf, inParts, titleOf } from './atlas/parts.js';
import { packRowsPart } from './atlas/rows.js';
import type { WordIndex } from './atlas/word-index.js';
import type { EditionSummary } from './edition-summary.js';
import type { ShownTexts } from './passage-texts.js';
import type { DecisionRow, HeadingRow, PairRow, PairsPart, ReportData } from './report-shape.js';
import { isoMinutes } from './words.js';

/** More pairs than this nobody reads in a page; relations.jsonl has them all. */
export const mostPairs = 5000;
// Passages shown of a pair, and characters of each.
const mostPassages = 4;
const passageLength = 280;
// Characters of all parts that still stand in the page itself.
const mostInPage = 1_000_000;

export interface ReportRows {
  readonly data: ReportData;
  /** By name. They stand in the page, or in files beside it, as `data` says. */
  readonly parts: ReadonlyMap<string, unknown>;
  readonly reports: readonly AtlasReport[];
  readonly apart: PairsPart;
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
  /** Of the reports' headlines and paragraphs, by cluster id; null where no text was merged. */
  readonly words: WordIndex | null;
}

/** Pairs in the order of `apart`. */
export function reportRows({ detection, apart, texts, editions, words }: ReportSources): ReportRows {
  const reports = orderReports(detection, editions);
  const { marks, outlets, languages } = packMarks(reports);
  const indexed = words?.finish(reports.map(({ cluster }) => cluster.id)) ?? null;
  const pairs = pairsPart(reports, { detection, apart, texts, editions });
  const parts = new Map<string, unknown>([['pairs', pairs]]);
  for (const [at, part] of inParts(reports).entries()) {
    parts.set(`heads-${at}`, headsOf(part, editions));
    parts.set(
      `rows-${at}`,
      packRowsPart(part, ({ cluster }) => editions.get(cluster.id)?.base, detection),
    );
  }
  for (const [at, part] of indexed?.parts.entries() ?? []) parts.set(`words-${at}`, part);
  return {
    data: {
      atlas: {
        marks,
        outlets,
        languages,
        hasFigures: editions.size > 0,
        isApart: sizeOf(parts) > mostInPage,
        words: indexed?.table ?? null,
      },
      relations,
      decided: decidedRows(detection),
    },
    parts,
    reports,
    apart: pairs,
    pairs: apart.length,
    leftOut: apart.length - pairs.pairs.length,
  };
}

/** Characters of the parts as JSON. */
function sizeOf(parts: ReadonlyMap<string, unknown>): number {
  let size = 0;
  for (const part of parts.values()) {
    size += JSON.stringify(part).length;
    if (size > mostInPage) break;
  }
  return size;
}

/** Names are as in `documents`. */
function decidedRows({ decided, clusters }: Detection): DecisionRow[] {
  return decided.map((row) => {
    const { decision, a } = row;
    if (decision !== 'base') return [decision, spellName(a), spellName(row.b)];
    const report = clusters.find(({ members }) => members.includes(a));
    return [decision, spellName(a), spellName(report?.order.revisions[0] ?? a)];
  });
}

function pairsPart(
  reports: readonly AtlasReport[],
  { detection, apart, texts, editions }: Omit<ReportSources, 'words'>,
): PairsPart {
  const numbers = new Map<DocumentId, number>();
  const numberOf = (id: DocumentId) => {
    const known = numbers.get(id) ?? numbers.size;
    numbers.set(id, known);
    return known;
  };
  const isCut = new Set(detection.bridges);
  const doubtful = doubtfulPairs(detection);
  const pairs = apart
    .slice(0, mostPairs)
    .map((pair) =>
      pairRow(pair, numberOf, { isDoubtful: doubtful.has(pair), isCut: isCut.has(pair), texts }),
    );
  const ids = [...numbers.keys()];
  const headings = ids.flatMap((id, at): HeadingRow[] => {
    const heading = texts.headings.get(id);
    return heading === undefined ? [] : [[at, shorten(heading.title), isoMinutes(heading.date ?? '')]];
  });
  const reportOf = new Map(
    reports.flatMap((report) => report.cluster.members.map((id) => [id, report] as const)),
  );
  const places = new Map<AtlasReport, number>();
  const placeOf = (report: AtlasReport | undefined) => {
    if (report === undefined) return -1;
    const known = places.get(report) ?? places.size;
    places.set(report, known);
    return known;
  };
  return {
    documents: ids.map(spellName),
    headings,
    pairs,
    reports: ids.map((id) => placeOf(reportOf.get(id))),
    titles: [...places.keys()].map((report) => titleOf(report, editions)),
  };
}

function pairRow(
  pair: RelatedPair,
  numberOf: (id: DocumentId) => number,
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

/** To a thousandth, which is more than is shown. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
