/**
 * Lists the documents of an input (a directory, a glob, a file, or `-` for standard input), sorted by id: one for a
 * file, or one for each record of a file that holds many. Skips names that begin with a dot, and the output directories
 * of this and earlier runs.
 */

import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { DocumentId } from '../model/document.js';
import type { DocumentRef, RecordRange } from '../model/document-ref.js';
import { CommandFailure, type Failure } from '../model/failure.js';
import type { FieldNames, ReadingOptions } from '../model/options.js';
import { defaultFields, defaultReading, stdinPath } from '../model/options.js';
import { printablePath, readFolder } from './file-names.js';
import { isGlob, toMatcher } from './glob.js';
import { listSource } from './list-source.js';
import { listRecords } from './records/jsonl.js';
import { readRunRecord } from './run-record.js';

/** The documents of an input. */
export interface Listing {
  readonly refs: readonly DocumentRef[];
  /** Folders and files that could not be listed. */
  readonly failures: readonly Failure[];
}

/** Files, and how many more the pattern or the flags leave out. */
interface FileListing extends Listing {
  readonly leftOut: number;
}

/** What a run reads, in order: single documents, and files of records that are read range by range. */
export interface Sources extends Listing {
  readonly ranges: readonly RecordRange[];
  /** About how many documents there are. */
  readonly estimate: number;
}

/** Gives the stream of an input named `-`, which is opened only when it is read. */
interface Pipes {
  readonly stdin: AsyncIterable<Uint8Array>;
}

/** The size of an article as a record, generously. */
export const recordBytes = 4096;

/**
 * Lists an input as listDocuments() does, but without looking at every record of JSON Lines. Leaves `except` out.
 * Throws CommandFailure where `input` does not exist or holds nothing.
 *
 * @example
 * const { estimate } = await listSources('seeds', null);
 * estimate; // 5
 */
export async function listSources(
  input: string,
  except: string | null,
  fields: FieldNames = defaultFields,
  reading: ReadingOptions = defaultReading,
  pipes: Pipes = process,
): Promise<Sources> {
  const { refs: files, failures, leftOut } = await listInput(input, except, reading, pipes);
  const refs: DocumentRef[] = [];
  const ranges: RecordRange[] = [];
  const failed = [...failures];
  for (const file of files) {
    try {
      const listing = await listSource(file.path, file.id, { fields, reading });
      for (const ref of listing.refs) refs.push(ref);
      for (const range of listing.ranges ?? []) ranges.push(range);
      for (const failure of listing.failures) failed.push(failure);
    } catch (error) {
      failed.push(unreadable(file, error));
    }
  }
  if (refs.length + ranges.length + failed.length === 0)
    throw new CommandFailure({ reason: 'nothing-to-read', path: input, files: leftOut });
  const named = makeIdsUnique(refs).sort(byId);
  const described =
    reading.metadata === null ? named : await addTableMetadata(named, reading.metadata, failed);
  const bytes = ranges.reduce((sum, { start, end }) => sum + end - start, 0);
  return {
    refs: described,
    ranges,
    failures: failed,
    estimate: refs.length + Math.ceil(bytes / recordBytes),
  };
}

/**
 * Lists an input with every record. Leaves `except` out. Throws CommandFailure where `input` does not exist or holds
 * nothing.
 *
 * @example
 * const { refs } = await listDocuments('seeds', null);
 * refs.length; // 5
 */
export async function listDocuments(
  input: string,
  except: string | null,
  fields: FieldNames = defaultFields,
  reading: ReadingOptions = defaultReading,
  pipes: Pipes = process,
): Promise<Listing> {
  const sources = await listSources(input, except, fields, reading, pipes);
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

function unreadable({ id }: DocumentRef, error: unknown): Failure {
  // Any error that is not the system's is a defect, and its stack helps whoever mends it.
  if (!(error instanceof Error && 'code' in error)) throw error;
  return { reason: 'unreadable', path: id, code: String(error.code) };
}

/** Adds what the table says to the references; rows about other documents become a failure. */
async function addTableMetadata(
  refs: readonly DocumentRef[],
  path: string,
  failures: Failure[],
): Promise<DocumentRef[]> {
  const { readMetadataTable } = await import('./metadata-table.js');
  const table = new Map(await readMetadataTable(path));
  const described = refs.map((ref) => {
    const metadata = table.get(ref.id);
    table.delete(ref.id);
    return metadata === undefined ? ref : { ...ref, metadata };
  });
  if (table.size > 0) failures.push({ reason: 'rows-unused', table: path, ids: [...table.keys()] });
  return described;
}

async function listInput(
  input: string,
  except: string | null,
  reading: ReadingOptions,
  pipes: Pipes,
): Promise<FileListing> {
  const { include, exclude } = reading;
  if (input === stdinPath) return singleFile(await copyPipe(pipes.stdin, 'stdin'));
  if ((await stat(input).catch(() => null))?.isFIFO())
    return singleFile(await copyPipe(createReadStream(input), basename(input)));
  const isPattern = isGlob(input) && (await stat(resolve(input)).catch(() => null)) === null;
  const base = isPattern ? input.slice(0, input.search(/[^/]*[*?[{]/)) || '.' : input;
  const { refs, failures } = await listFiles(base, except);
  const wanted = [...include, ...(isPattern ? [`${input.slice(base === '.' ? 0 : base.length)}`] : [])].map(
    toMatcher,
  );
  const unwanted = exclude.map(toMatcher);
  const isWanted = ({ id }: DocumentRef) =>
    (wanted.length === 0 || wanted.some((matches) => matches(id))) &&
    !unwanted.some((matches) => matches(id));
  const left = refs.filter(isWanted);
  return { refs: left, failures, leftOut: refs.length - left.length };
}

function singleFile(ref: DocumentRef): FileListing {
  return { refs: [ref], failures: [], leftOut: 0 };
}

/** Copies a pipe to a file, so that it can be read more than once. */
async function copyPipe(pipe: AsyncIterable<Uint8Array>, name: string): Promise<DocumentRef> {
  const { newSpoolFile } = await import('./records/spool.js');
  const path = newSpoolFile();
  await pipeline(pipe, createWriteStream(path));
  return { id: name as DocumentId, path };
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

async function listFiles(input: string, except: string | null): Promise<Listing> {
  const root = resolve(input);
  const kind = await stat(root).catch(() => null);
  if (kind === null) throw new CommandFailure({ reason: 'no-such-input', path: input });
  if (kind.isFile()) return { refs: [{ id: basename(root) as DocumentId, path: root }], failures: [] };
  if (!kind.isDirectory()) throw new CommandFailure({ reason: 'unreadable', path: input, code: 'EFTYPE' });
  const refs: DocumentRef[] = [];
  const failures: Failure[] = [];
  const skip = except === null ? null : resolve(except);
  const pending = [root];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const entries = await readFolder(folder).catch((error: NodeJS.ErrnoException) => {
      failures.push({ reason: 'unreadable', path: toId(root, folder!), code: error.code ?? String(error) });
      return [];
    });
    // The output of an earlier run holds no articles.
    if (entries.some(({ name }) => name === 'run.json') && readRunRecord(folder) !== null) continue;
    for (const entry of entries) {
      const { path } = entry;
      if (entry.name.startsWith('.') || path === skip) continue;
      const id = toId(root, path);
      const target = entry.isSymbolicLink() ? await stat(path).catch(() => null) : entry;
      if (entry.isDirectory()) pending.push(path);
      // A link to a file is a document, and a link that leads nowhere is reported; a link to a folder might go in a
      // circle.
      else if (target === null || target.isFile()) refs.push({ id, path });
      // Reading a pipe or a device might never end.
      else if (!target.isDirectory()) failures.push({ reason: 'unreadable', path: id, code: 'EFTYPE' });
    }
  }
  return { refs: refs.sort(byId), failures };
}

/** Tells whether `inner` is `outer` or lies below it. */
export function isInside(inner: string, outer: string): boolean {
  const [below, above] = [resolve(inner), resolve(outer)];
  return below === above || below.startsWith(above.endsWith(sep) ? above : above + sep);
}

function toId(root: string, path: string): DocumentId {
  return printablePath(path)
    .slice(root.length + (root.endsWith(sep) ? 0 : 1))
    .split(sep)
    .join('/') as DocumentId;
}

function byId(left: DocumentRef, right: DocumentRef): number {
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
}
