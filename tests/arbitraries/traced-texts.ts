/** Follows the paragraphs of plain texts as a run does, and says in a line a thread what was found. */
import type { OrderedCluster } from '../../src/model/cluster.js';
import type { ClusterId, Document, DocumentId } from '../../src/model/document.js';
import type { Thread } from '../../src/model/thread.js';
import { openWorkspace } from '../../src/pipeline/tasks/workspace.js';
import { ParagraphReader } from '../../src/trace/read-paragraphs.js';
import { ReadingTable } from '../../src/trace/reading-table.js';
import type { Threads } from '../../src/trace/threads.js';
import { trace } from '../../src/trace/trace.js';

/** One document: what a test says of it; of the rest nothing is known. */
export interface PlainText {
  readonly id: string;
  readonly paragraphs: readonly string[];
  readonly date?: string;
  readonly outlet?: string;
  /** Texts of one name are revisions of one report, in the order in which they are given. */
  readonly report?: string;
  readonly title?: string;
}

/** The text of a document, its paragraphs a blank line apart. */
export function textOf({ paragraphs }: Pick<PlainText, 'paragraphs'>): string {
  return paragraphs.join('\n\n');
}

/** Reads texts in batches of `size`, in the order in which they are given. */
export function readTexts(
  plain: readonly PlainText[],
  size = 4,
): Pick<Parameters<typeof trace>[0], 'readings' | 'heads'> {
  const readings = new ReadingTable();
  const heads = [];
  for (let at = 0; at < plain.length; at += size) {
    const reader = new ParagraphReader(openWorkspace());
    for (const each of plain.slice(at, at + size)) reader.add(documentOf(each));
    const columns = reader.finish();
    readings.add(columns);
    heads.push(...columns.heads);
  }
  return { readings, heads };
}

export function documentOf({ id, paragraphs, date, outlet, title }: PlainText): Document {
  return {
    id: id as DocumentId,
    sha256: '',
    encoding: 'utf-8',
    hasByteOrderMark: false,
    text: textOf({ paragraphs }),
    ...(title === undefined ? {} : { title }),
    ...(date === undefined ? {} : { date }),
    ...(outlet === undefined ? {} : { about: { publisher: outlet } }),
  };
}

/** The reports of texts; those that name none stand alone. */
export function reportsOf(plain: readonly PlainText[]): OrderedCluster[] {
  const names = new Set(plain.flatMap(({ report }) => report ?? []));
  return [...names].map((name) => {
    const revisions = plain.filter(({ report }) => report === name).map(({ id }) => id as DocumentId);
    return {
      id: name as ClusterId,
      members: revisions.toSorted(),
      representative: revisions[0]!,
      cohesion: { mean: 1, weakest: 1 },
      links: [],
      order: { revisions, basis: 'dates', confidence: 0.98, evidence: [] },
      copies: new Map(),
      copyRecords: [],
    };
  });
}

/** The threads of texts, which may be given in any order: a run has its documents in the order of their ids. */
export function traceTexts(plain: readonly PlainText[], batch?: number): Threads {
  const sorted = plain.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const ids = sorted.map(({ id }) => id as DocumentId);
  return trace({ ...readTexts(sorted, batch), ids, clusters: reportsOf(plain) }, openWorkspace());
}

export function listThreads(threads: Threads): Thread[] {
  return Array.from({ length: threads.size }, (_, number) => threads.thread(number));
}

/** "body: a b-edited c-cut": the role of a thread, and by whom it is carried, and how. */
export function describeThread({ role, carriers }: Thread): string {
  const places = carriers.map(({ document, as }) => (as === 'same' ? document.id : `${document.id}-${as}`));
  return `${role}: ${places.join(' ')}`;
}

export function describeThreads(plain: readonly PlainText[]): string[] {
  return listThreads(traceTexts(plain)).map(describeThread);
}
