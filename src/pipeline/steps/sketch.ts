/**
 * Sketches every document of the input and learns what its sites say on every page: read → shingle → sign → band,
 * batch by batch, then a sample of each origin.
 */
import { DocumentTable, type TableBatch } from '../../detect/document-table.js';
import { SharedKeys } from '../../detect/keys/shared-keys.js';
import type { SketchInput } from '../../model/columns.js';
import type { DocumentFailure, Failure } from '../../model/failure.js';
import type { DetectOptions } from '../../model/options.js';
import type { Sources } from '../../read/list-documents.js';
import { nameRecord } from '../../read/records/jsonl.js';
import type { ArchiveRun } from '../archive/archive-run.js';
import { joinArchive, storeNew } from '../archive/documents.js';
import type { Engine } from '../engine.js';
import { droppedBy } from '../faults.js';
import { documentsInBatch, inBatches } from './in-batches.js';
import { learn } from './learn.js';
import { placeDocuments } from './place-documents.js';

export interface Sketched {
  readonly documents: DocumentTable;
  readonly failures: readonly Failure[];
}

/**
 * Input files → a table of sketches, sorted by id, without the documents that `faults` drop; of what cannot be read, a
 * failure. Throws DocumentsFailed where a document cannot be read again.
 */
export async function sketch(
  { refs, ranges }: Pick<Sources, 'refs' | 'ranges'>,
  options: DetectOptions,
  engine: Engine,
  faults: readonly DocumentFailure[],
  archive?: ArchiveRun,
): Promise<Sketched> {
  const inputs: SketchInput[] = [
    ...inBatches(refs, documentsInBatch).map((part) => ({ refs: part })),
    ...ranges.map((range) => ({ range })),
  ];
  const batches: TableBatch[] = [];
  const keys = new SharedKeys();
  const failures: Failure[] = [];
  let next = 0;
  let linesBefore = 0;
  for await (const batch of engine.run(
    'sketch',
    inputs.map((input) => ({ input, options })),
  )) {
    const input = inputs[next++]!;
    // Workers count lines within their range; the ranges of one file follow one another.
    if ('range' in input && input.range.start === 0) linesBefore = 0;
    batches.push({ columns: keys.take(batch.columns), refs: placeDocuments(batch, input, linesBefore) });
    for (const failure of batch.failures) failures.push(countLines(failure, linesBefore));
    linesBefore += batch.lines;
  }
  const documents =
    archive === undefined
      ? new DocumentTable(batches, droppedBy(faults))
      : joinArchive(batches, droppedBy(faults), archive);
  if (archive !== undefined) await storeNew(documents, engine, archive);
  documents.setFurniture(await learn(documents, engine, archive));
  return { documents, failures: [...failures, ...faults] };
}

/** Counts the lines of a failure from the start of the file, and names the document that has no other name. */
function countLines(failure: Failure, linesBefore: number): Failure {
  if (failure.reason === 'bad-record') return { ...failure, line: failure.line + linesBefore };
  if (failure.reason !== 'stage-failed' || failure.line === undefined) return failure;
  const { line, ...fault } = failure;
  return { ...fault, path: nameRecord('', failure.path, line + linesBefore) };
}
