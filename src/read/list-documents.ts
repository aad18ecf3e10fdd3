/**
 * Lists the documents of inputs (folders, globs, files, or `-` for standard input), sorted by id: one for a file, or
 * one for each record of a file that holds many.
 */

import { nameReader } from '../base/table-cells.js';
import type { DocumentId } from '../model/document.js';
import type { DocumentRef, RecordRange } from '../model/document-ref.js';
import { CommandFailure, type Failure } from '../model/failure.js';
import type { FieldNames, ReadingOptions } from '../model/options.js';
import { defaultFields, defaultReading } from '../model/options.js';
import { listFiles, type Pipes } from './list-files.js';
import { listSource } from './list-source.js';
import { listRecords } from './records/jsonl.js';
import { faultOf } from './stage-fault.js';

/** One input, or several. */
export type Inputs = string | readonly string[];

/** The documents of an input. */
export interface Listing {
  readonly refs: readonly DocumentRef[];
  /** Folders and files that could not be listed. */
  readonly failures: readonly Failure[];
}

/** What a run reads, in order: single documents, and files of records that are read range by range. */
export interface Sources extends Listing {
  readonly ranges: readonly RecordRange[];
  /** About how many documents there are. */
  readonly estimate: number;
  /** Names of the files that were looked into. */
  readonly files?: readonly string[];
  /** How many files lie outside the input and were reached by links. */
  readonly outside?: number;
}

/** The size of an article as a record, generously. */
export const recordBytes = 4096;

/**
 * Lists an input as listDocuments() does, but without looking at every record of JSON Lines. Leaves `except` out.
 * Throws CommandFailure where an input does not exist, or all hold nothing.
 *
 * @example
 * const { estimate } = await listSources('seeds', null);
 * estimate; // 5
 */
export async function listSources(
  inputs: Inputs,
  except: string | null,
  fields: FieldNames = defaultFields,
  reading: ReadingOptions = defaultReading,
  pipes: Pipes = process,
  root: string | null = null,
): Promise<Sources> {
  const words = [inputs].flat();
  const { files, failures, leftOut, outside } = await listFiles(words, except, reading, pipes, root);
  const refs: DocumentRef[] = [];
  const ranges: RecordRange[] = [];
  const failed = [...failures];
  for (const file of files) {
    try {
      const listing = await listSource(file.path, file.id, { fields, reading, selection: file.selection });
      for (const ref of listing.refs) refs.push(ref);
      for (const range of listing.ranges ?? []) ranges.push(range);
      for (const failure of listing.failures) failed.push(failure);
    } catch (error) {
      failed.push(faultOf('read', file.id, error));
    }
  }
  if (refs.length + ranges.length + failed.length === 0)
    throw new CommandFailure({
      reason: 'nothing-to-read',
      path: words.join(', '),
      // A file is left out, too, where none of its records fits.
      files: leftOut + files.filter(({ selection }) => selection.wants !== null).length,
    });
  const named = makeIdsUnique(refs).sort(byId);
  const described =
    reading.metadata === null ? named : await addTableMetadata(named, reading.metadata, failed);
  const bytes = ranges.reduce((sum, { start, end }) => sum + end - start, 0);
  return {
    refs: described,
    ranges,
    failures: failed,
    estimate: refs.length + Math.ceil(bytes / recordBytes),
    files: files.map(({ id }) => id),
    outside,
  };
}

/**
 * Lists an input with every record. Leaves `except` out. Throws CommandFailure where an input does not exist, or
 * all hold nothing.
 *
 * @example
 * const { refs } = await listDocuments('seeds', null);
 * refs.length; // 5
 */
export async function listDocuments(
  inputs: Inputs,
  except: string | null,
  fields: FieldNames = defaultFields,
  reading: ReadingOptions = defaultReading,
  pipes: Pipes = process,
): Promise<Listing> {
  const sources = await listSources(inputs, except, fields, reading, pipes);
  const refs = [...sources.refs];
  const failures = [...sources.failures];
  const files = new Map(sources.ranges.map((range) => [range.path, range]));
  for (const file of files.values()) {
    const listing = await listRecords(file);
    for (const record of listing.refs) refs.push({ ...record, path: file.path });
    for (const failure of listing.failures) failures.push(failure);
  }
  return { refs: makeIdsUnique(refs).sort(byId), failures };
}

/** Adds what the table says to the references; rows about other documents become a failure. */
async function addTableMetadata(
  refs: readonly DocumentRef[],
  path: string,
  failures: Failure[],
): Promise<DocumentRef[]> {
  const { readMetadataTable } = await import('./metadata-table.js');
  const nameOf = nameReader(refs.map(({ id }) => id));
  const table = new Map(
    [...(await readMetadataTable(path))].map(([cell, metadata]) => [nameOf(cell), metadata]),
  );
  const described = refs.map((ref) => {
    const metadata = table.get(ref.id);
    table.delete(ref.id);
    return metadata === undefined ? ref : { ...ref, metadata };
  });
  if (table.size > 0) failures.push({ reason: 'rows-unused', table: path, ids: [...table.keys()] });
  return described;
}

/** Gives a name that comes again `#2`, `#3` and so on, in the order of the input. */
function makeIdsUnique(refs: readonly DocumentRef[]): DocumentRef[] {
  const taken = new Set<string>(refs.map(({ id }) => id));
  const times = new Map<string, number>();
  return refs.map((ref) => {
    let count = (times.get(ref.id) ?? 0) + 1;
    if (count === 1) {
      times.set(ref.id, 1);
      return ref;
    }
    while (taken.has(`${ref.id}#${count}`)) count++;
    times.set(ref.id, count);
    taken.add(`${ref.id}#${count}`);
    return { ...ref, id: `${ref.id}#${count}` as DocumentId };
  });
}

function byId(left: DocumentRef, right: DocumentRef): number {
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
}
