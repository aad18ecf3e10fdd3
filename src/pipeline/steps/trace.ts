/** Follows the paragraphs of all documents, once it is known which are one report: paragraphs → trace. */
import type { Detection } from '../../detect/detection.js';
import type { DocumentFailure } from '../../model/failure.js';
import type { ParagraphHead } from '../../model/paragraph-columns.js';
import { ThreadNotes } from '../../trace/notes.js';
import { ReadingTable } from '../../trace/reading-table.js';
import type { Threads } from '../../trace/threads.js';
import { trace } from '../../trace/trace.js';
import type { Engine } from '../engine.js';
import { refuseFaulty } from '../faults.js';
import { openWorkspace } from '../tasks/workspace.js';
import { documentsInBatch, inBatches } from './in-batches.js';

/** The threads of a run, and what they say of the paragraphs of each report. */
export interface Traced {
  readonly threads: Threads;
  readonly notes: ThreadNotes;
}

/** Documents and their reports → threads. Throws DocumentsFailed where a document cannot be read again. */
export async function traceParagraphs(
  { documents, clusters }: Pick<Detection, 'documents' | 'clusters'>,
  engine: Engine,
): Promise<Traced> {
  const readings = new ReadingTable();
  const heads: ParagraphHead[] = [];
  const failed: DocumentFailure[] = [];
  const all = Array.from({ length: documents.size }, (_, index) => documents.ref(index));
  const inputs = inBatches(all, documentsInBatch).map((refs) => ({ refs }));
  for await (const { columns, failures } of engine.run('paragraphs', inputs)) {
    for (const failure of failures) failed.push(failure);
    if (failed.length > 0) continue;
    readings.add(columns);
    for (const head of columns.heads) heads.push(head);
  }
  refuseFaulty(failed);
  const threads = trace({ readings, heads, ids: documents.columns.ids, clusters }, openWorkspace());
  return { threads, notes: new ThreadNotes(threads) };
}
