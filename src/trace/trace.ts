/**
 * Follows paragraphs through all documents of a run: read-paragraphs → readings, each once → threads → what each is for.
 * Read it from the top; `follow.ts` has the heart of it.
 */

import type { Workspace } from '../kernel/workspace.js';
import type { OrderedCluster } from '../model/cluster.js';
import type { DocumentId } from '../model/document.js';
import type { ParagraphHead } from '../model/paragraph-columns.js';
import type { TracedDocument } from '../model/thread.js';
import { type CarriedReports, countReports } from './carried-reports.js';
import { type CarrierColumns, listCarriers, orderParagraphs } from './carriers.js';
import { followReadings } from './follow.js';
import type { ReadingTable } from './reading-table.js';
import { assignRoles } from './roles.js';
import { splitByOutlet } from './split-outlets.js';
import { Threads } from './threads.js';
import { documentsOf, orderByTime } from './time-order.js';

export interface TraceInput {
  /** Of all paragraphs, documents in the order of their ids. */
  readonly readings: ReadingTable;
  readonly heads: readonly ParagraphHead[];
  readonly ids: readonly DocumentId[];
  readonly clusters: readonly OrderedCluster[];
}

/** Finds the threads of all paragraphs. Cost is near linear in the text. */
export function trace({ readings, heads, ids, clusters }: TraceInput, work: Workspace): Threads {
  const numbers = new Map(ids.map((id, index) => [id as string, index]));
  const reports = clusters.map((found) => documentsOf(found).flatMap((id) => numbers.get(id) ?? []));
  const { ranks, timesMs } = orderByTime(
    Float64Array.from(heads, ({ timeMs }) => timeMs),
    reports,
  );
  const documents = describeDocuments(ids, heads, clusters, reports);
  const paragraphs = readings.paragraphs();
  const order = firstSeen(orderParagraphs(paragraphs.documents, ranks), paragraphs.readings, readings.size);
  const { memberships, threads } = followReadings(readings, order);
  const found = listCarriers(paragraphs, memberships, { ranks, threads });
  const counted = countReports(documents, paragraphs);
  const { carriers, outletThreads } = splitByOutlet(found, { paragraphs, readings, reports: counted });
  const input = { documents, readings, paragraphs, carriers };
  return new Threads({
    ...input,
    memberships,
    outletThreads,
    reports: counted,
    work,
    roles: assignRoles({ ...input, reports: counted }),
    isDated: tellDated(carriers, paragraphs.documents, { timesMs, reportOf: counted.reportOf }),
    reportsIn: countReportsIn(carriers, counted),
  });
}

function describeDocuments(
  ids: readonly DocumentId[],
  heads: readonly ParagraphHead[],
  clusters: readonly OrderedCluster[],
  reports: readonly (readonly number[])[],
): TracedDocument[] {
  const reportOf = new Map<number, OrderedCluster>();
  for (const [at, found] of clusters.entries()) for (const index of reports[at]!) reportOf.set(index, found);
  return ids.map((id, index) => {
    const { headline, outlet, date, language } = heads[index]!;
    const found = reportOf.get(index);
    const latest = found?.order.revisions.at(-1);
    const isLatest =
      latest === undefined || latest === id || found?.copies.get(latest)?.includes(id) === true;
    return { id, report: found?.id ?? null, isLatest, headline, outlet, date, language };
  });
}

/** All readings, in the order in which they first appear. */
function firstSeen(order: Uint32Array, readingOf: Uint32Array, size: number): Uint32Array {
  const seen = new Uint8Array(size);
  const sorted = new Uint32Array(size);
  let next = 0;
  for (const paragraph of order) {
    const reading = readingOf[paragraph]!;
    if (seen[reading] === 1) continue;
    seen[reading] = 1;
    sorted[next++] = reading;
  }
  return sorted;
}

/** Of each thread, whether it is known that its first report had it first: all are dated, and no other is as old. */
function tellDated(
  { starts, paragraphs }: CarrierColumns,
  documents: Uint32Array,
  { timesMs, reportOf }: { readonly timesMs: Float64Array; readonly reportOf: Uint32Array },
): Uint8Array {
  return Uint8Array.from({ length: starts.length - 1 }, (_, thread) => {
    const first = documents[paragraphs[starts[thread]!]!]!;
    if (Number.isNaN(timesMs[first])) return 0;
    for (let at = starts[thread]! + 1; at < starts[thread + 1]!; at++) {
      const document = documents[paragraphs[at]!]!;
      if (reportOf[document] !== reportOf[first] && !(timesMs[document]! > timesMs[first]!)) return 0;
    }
    return 1;
  });
}

function countReportsIn({ starts, paragraphs }: CarrierColumns, reports: CarriedReports): Uint32Array {
  return Uint32Array.from({ length: starts.length - 1 }, (_, thread) => {
    const [start, end] = [starts[thread]!, starts[thread + 1]!];
    return end - start === 1 ? 1 : reports.of(paragraphs.subarray(start, end)).length;
  });
}
