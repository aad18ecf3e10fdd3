/**
 * Lists the records of JSON Lines: a reference for each, or ranges that are read later. Finds lines as bytes and reads them
 * again by their place, so that a large file is never held whole.
 */

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { isSystemError } from '../../base/system-error.js';
import type { DocumentId } from '../../model/document.js';
import type { FileEncoding, RecordRange, RecordRef } from '../../model/document-ref.js';
import type { Failure } from '../../model/failure.js';
import type { FieldNames } from '../../model/options.js';
import { defaultFields } from '../../model/options.js';
import { findMark } from '../encodings.js';
import { describeRow, fieldNameOf, idOf, type Row } from '../fields.js';
import { readLines } from '../lines.js';
import type { FileSelection } from '../selection.js';
import { faultOf, isOfProcess } from '../stage-fault.js';
import { isEmptyLine, parseLine } from './record-line.js';

/** The records of a file. */
export interface RecordListing {
  readonly refs: readonly RecordRef[];
  readonly failures: readonly Failure[];
}

/** Tells whether the file is JSON Lines by its name. */
export function isJsonLines(path: string): boolean {
  return /\.(?:jsonl|ndjson)$/i.test(path);
}

/** A file of JSON Lines, and how it is read. */
export interface RecordFile {
  readonly path: string;
  /** In messages, and in ids of records that have none. */
  readonly name: string;
  readonly fields: FieldNames;
  readonly maxBytes?: number;
  readonly encoding?: FileEncoding | undefined;
  /** Which records are wanted; null for all. */
  readonly wants?: FileSelection['wants'];
}

/** Lists the records of `file`. Throws what the file system throws. */
export async function listRecords({
  path,
  name,
  fields,
  maxBytes = Number.MAX_SAFE_INTEGER,
  encoding,
  wants = null,
}: RecordFile): Promise<RecordListing> {
  const refs: RecordRef[] = [];
  const failures: Failure[] = [];
  const about = encoding === undefined ? {} : { encoding };
  const shared = { fields, container: { path, name }, ...about };
  let line = 0;
  const lines = readLines(path, { maxBytes, encoding: encoding?.name, markLength: markLengthOf(path) });
  for await (const { bytes, offset } of lines) {
    line++;
    if (bytes === null) {
      const detail = `it has more than ${maxBytes} bytes; raise --max-bytes to read it`;
      failures.push({ reason: 'bad-record', path: name, line, detail });
      continue;
    }
    if (isEmptyLine(bytes)) continue;
    try {
      const parsed = parseLine(bytes, { path: name, line, ...about });
      if (!parsed.ok) {
        failures.push(parsed.error);
        continue;
      }
      const { row } = parsed.value;
      const id = idOf(row, fields);
      if (wants?.({ id, number: line, address: describeRow(row, fields, id).url }) === false) continue;
      const record = { offset, length: bytes.length, line, ...shared };
      refs.push({ id: nameRecord(id ?? '', name, line), record });
    } catch (error) {
      failures.push(faultOf('read', nameRecord('', name, line), error));
    }
  }
  return { refs, failures };
}

function markLengthOf(path: string): number {
  const head = Buffer.alloc(4);
  const file = openSync(path, 'r');
  try {
    return findMark(head.subarray(0, readSync(file, head, 0, 4, 0)))?.bytes.length ?? 0;
  } finally {
    closeSync(file);
  }
}

/** Names a record by its id, else by its place. */
export function nameRecord(id: string, file: string, line: number): DocumentId {
  return (id === '' ? `${file}#${line}` : id) as DocumentId;
}

/** About how large a range is. */
export const rangeBytes = 1 << 21;
const probeBytes = 1 << 13;

/** Cuts the file at line breaks into ranges of `bytes` or a little more. Throws what the file system throws. */
export function splitRecords(
  file: Omit<RecordRange, 'start' | 'end'>,
  bytes = rangeBytes,
): readonly RecordRange[] {
  const ranges: RecordRange[] = [];
  const descriptor = openSync(file.path, 'r');
  try {
    const { size } = fstatSync(descriptor);
    for (let start = 0; start < size; ) {
      const end = findLineEnd(descriptor, Math.min(size, start + bytes), size);
      ranges.push({ ...file, start, end });
      start = end;
    }
    return ranges;
  } finally {
    closeSync(descriptor);
  }
}

/** Finds the place after the first line break at or after the byte before `from`. */
function findLineEnd(descriptor: number, from: number, size: number): number {
  const probe = Buffer.allocUnsafe(probeBytes);
  for (let at = from - 1; at < size; at += probeBytes) {
    const read = readSync(descriptor, probe, 0, probeBytes, at);
    const newline = probe.subarray(0, read).indexOf(10);
    if (newline !== -1) return at + newline + 1;
    if (read === 0) break;
  }
  return size;
}

/**
 * Finds how a file's records name their fields, from the records at its beginning. Returns null where they do not
 * agree, so that each record must be asked. Keeps names that a person gave.
 */
export function agreeOnFields(
  path: string,
  fields: FieldNames,
  encoding: FileEncoding | undefined,
): FieldNames | null {
  const rows = readFirstRows(path, encoding);
  // Whoever asks each record names the one that is at fault.
  if (rows === null) return null;
  const agreed: Record<string, string> = {};
  // What a person names is not guessed.
  const guessed = (['id', 'text', 'title', 'date'] as const).filter(
    (role) => fields[role] === defaultFields[role],
  );
  for (const role of guessed) {
    const names = new Set(rows.map((row) => fieldNameOf(row, role, fields)).filter((name) => name !== null));
    if (names.size > 1 && (role === 'id' || role === 'text')) return null;
    // Where the rest have several names, each record is asked when it is read.
    agreed[role] = names.size === 1 ? [...names][0]! : fields[role];
  }
  return { ...fields, ...agreed, guessed };
}

const firstRows = 64;

/** Reads the records at the beginning of the file; leaves out broken lines. Null where reading one throws. */
function readFirstRows(path: string, encoding: FileEncoding | undefined): readonly Row[] | null {
  const descriptor = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(rangeBytes);
    const head = buffer.subarray(0, readSync(descriptor, buffer, 0, rangeBytes, 0));
    const rows: Row[] = [];
    for (let start = findMark(head)?.bytes.length ?? 0; start < head.length && rows.length < firstRows; ) {
      const newline = head.indexOf(10, start);
      const end = newline === -1 ? head.length : newline;
      const place = { path: '', line: 0, ...(encoding === undefined ? {} : { encoding }) };
      const parsed = parseLine(head.subarray(start, end), place);
      if (parsed.ok) rows.push(parsed.value.row);
      start = end + 1;
    }
    return rows;
  } catch (error) {
    if (isOfProcess(error) || isSystemError(error)) throw error;
    return null;
  } finally {
    closeSync(descriptor);
  }
}
