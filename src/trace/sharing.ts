/** Tells how much two reports have in common: the words of the threads that both carry, over those of the shorter one. */
import type { CarriedReports } from './carried-reports.js';
import type { CarrierColumns } from './carriers.js';
import type { FollowedParagraphs, ReadingTable } from './reading-table.js';

export interface Sharing {
  /** In [0, 1], beside `tokens` of a thread, of two reports that carry it one right after the other, or one of them first. */
  share(one: number, other: number, tokens?: number): number;
}

interface SharingInput {
  readonly carriers: CarrierColumns;
  readonly paragraphs: FollowedParagraphs;
  readonly readings: ReadingTable;
  readonly reports: CarriedReports;
}

// What more reports carry tells of none of them that it is the text of another.
const mostReports = 64;

export function readSharing({ carriers, paragraphs, readings, reports }: SharingInput): Sharing {
  const { starts, paragraphs: carried } = carriers;
  const lengths = measureReports({ paragraphs, readings, reports });
  const shared = new Map<number, number>();
  const size = reports.reports;
  for (let thread = 0; thread + 1 < starts.length; thread++) {
    const own = carried.subarray(starts[thread], starts[thread + 1]);
    const all = own.length === 1 ? [] : reports.of(own);
    if (all.length < 2 || all.length > mostReports) continue;
    const tokens = new Map<number, number>();
    const firsts = new Map<number, number>();
    for (const paragraph of own) {
      const document = paragraphs.documents[paragraph]!;
      const report = reports.reportOf[document]!;
      if (!firsts.has(report)) firsts.set(report, document);
      // A document may have it in several paragraphs.
      if (firsts.get(report) === document)
        tokens.set(report, (tokens.get(report) ?? 0) + readings.length(paragraphs.readings[paragraph]!));
    }
    for (const [one, other] of neighbours(all)) {
      const key = keyOf(one, other, size);
      // One may have it in a page of a single paragraph.
      shared.set(key, (shared.get(key) ?? 0) + Math.min(tokens.get(one)!, tokens.get(other)!));
    }
  }
  return {
    share: (one, other, tokens = 0) => {
      const both = Math.max(0, (shared.get(keyOf(one, other, size)) ?? 0) - tokens);
      return both / Math.max(1, Math.min(lengths[one]!, lengths[other]!) - tokens);
    },
  };
}

/** Each report with the first and with the one before it. */
export function* neighbours(reports: readonly number[]): Generator<readonly [one: number, other: number]> {
  for (let at = 1; at < reports.length; at++) {
    yield [reports[0]!, reports[at]!];
    if (at > 1) yield [reports[at - 1]!, reports[at]!];
  }
}

/** The tokens of each report's longest document. */
function measureReports({ paragraphs, readings, reports }: Omit<SharingInput, 'carriers'>): Uint32Array {
  const lengths = new Uint32Array(reports.reports);
  const ofDocument = new Uint32Array(reports.reportOf.length);
  for (const [at, document] of paragraphs.documents.entries())
    ofDocument[document]! += readings.length(paragraphs.readings[at]!);
  for (const [document, tokens] of ofDocument.entries()) {
    const report = reports.reportOf[document]!;
    if (tokens > lengths[report]!) lengths[report] = tokens;
  }
  return lengths;
}

function keyOf(one: number, other: number, size: number): number {
  return one < other ? one * size + other : other * size + one;
}
