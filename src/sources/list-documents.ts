/**
 * A directory, or one file, in; the documents that it holds out, sorted by id: one a file, or one a record of
 * a file of JSON Lines. Names that begin with a dot
 * are the system's and are passed over, as are this and any earlier run's output directories where they lie inside the input.
 */
import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve, sep } from 'node:path';
import { CommandFailure, type Failure } from '../failure.js';
import type { DocumentId } from '../model.js';
import type { DocumentRef } from '../stages/read.js';
import {
  defaultFields,
  type FieldNames,
  isJsonLines,
  listRecords,
  type RecordRange,
  splitRecords,
} from './jsonl.js';
import { readRunRecord } from './run-record.js';

export interface Listing {
  readonly refs: readonly DocumentRef[];
  /** Folders that could not be listed. */
  readonly failures: readonly Failure[];
}

/** What a run reads, in order: single documents, and files of records that are read range by range. */
export interface Sources {
  readonly refs: readonly DocumentRef[];
  readonly ranges: readonly RecordRange[];
  readonly failures: readonly Failure[];
  /** About how many documents there are. */
  readonly estimate: number;
}

/** Of an article as a record, on the long side. */
export const recordBytes = 4096;

/**
 * As listDocuments(), without looking into files of records. Throws CommandFailure where `input` does not
 * exist or holds nothing.
 */
export async function listSources(
  input: string,
  except: string | null,
  fields: FieldNames = defaultFields,
): Promise<Sources> {
  const { refs: files, failures } = await listFiles(input, except);
  const refs: DocumentRef[] = [];
  const ranges: RecordRange[] = [];
  const failed = [...failures];
  for (const file of files) {
    if (!isJsonLines(file.path)) {
      refs.push(file);
      continue;
    }
    try {
      ranges.push(...splitRecords({ path: file.path, name: file.id, fields }));
    } catch (error) {
      failed.push(unreadable(file, error));
    }
  }
  if (refs.length + ranges.length + failed.length === 0)
    throw new CommandFailure({ reason: 'nothing-to-read', path: input });
  const bytes = ranges.reduce((sum, { start, end }) => sum + end - start, 0);
  return { refs, ranges, failures: failed, estimate: refs.length + Math.ceil(bytes / recordBytes) };
}

function unreadable({ id }: DocumentRef, error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return { reason: 'unreadable', path: id, code };
}

/** Throws CommandFailure where `input` does not exist or holds nothing. `except` is left out. */
export async function listDocuments(
  input: string,
  except: string | null,
  fields: FieldNames = defaultFields,
): Promise<Listing> {
  const { refs: files, failures } = await listFiles(input, except);
  const refs: DocumentRef[] = [];
  const failed = [...failures];
  for (const file of files) {
    if (!isJsonLines(file.path)) {
      refs.push(file);
      continue;
    }
    try {
      const listing = await listRecords(file.path, file.id, fields);
      refs.push(...listing.refs.map((record) => ({ ...record, path: file.path })));
      failed.push(...listing.failures);
    } catch (error) {
      failed.push(unreadable(file, error));
    }
  }
  if (refs.length === 0 && failed.length === 0)
    throw new CommandFailure({ reason: 'nothing-to-read', path: input });
  return { refs: nameApart(refs).sort(byId), failures: failed };
}

/** A name that comes again gets `#2`, `#3`, …, in the order of the input. */
function nameApart(refs: readonly DocumentRef[]): DocumentRef[] {
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
  const refs: DocumentRef[] = [];
  const failures: Failure[] = [];
  const skip = except === null ? null : resolve(except);
  const pending = [root];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
      failures.push({ reason: 'unreadable', path: toId(root, folder!), code: error.code ?? String(error) });
      return [];
    });
    // What an earlier run wrote is no article.
    if (entries.some(({ name }) => name === 'run.json') && readRunRecord(folder) !== null) continue;
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.name.startsWith('.') || path === skip) continue;
      if (entry.isDirectory()) pending.push(path);
      // A link to a file is a document; a link to a folder might lead in a circle.
      else if (entry.isFile() || (entry.isSymbolicLink() && !(await leadsToFolder(path)))) {
        refs.push({ id: toId(root, path), path });
      }
    }
  }
  return { refs: refs.sort(byId), failures };
}

/** Whether `inner` is `outer` or lies below it. */
export function isInside(inner: string, outer: string): boolean {
  const [below, above] = [resolve(inner), resolve(outer)];
  return below === above || below.startsWith(above.endsWith(sep) ? above : above + sep);
}

function toId(root: string, path: string): DocumentId {
  return path
    .slice(root.length + (root.endsWith(sep) ? 0 : 1))
    .split(sep)
    .join('/') as DocumentId;
}

async function leadsToFolder(path: string): Promise<boolean> {
  const target = await stat(path).catch(() => null);
  return target?.isDirectory() === true;
}

function byId(left: DocumentRef, right: DocumentRef): number {
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
}
