/**
 * Sketches a byte range of a file of records, whose bytes go from the disk into the kernel's memory and are never decoded,
 * except where they must be: a record that only JSON.parse can judge, a text that is not plain UTF-8.
 */

import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import { prepareSigning } from '../../detect/sign.js';
import type { Workspace } from '../../kernel/workspace.js';
import type { SketchBatch } from '../../model/columns.js';
import type { DocumentId, ReadAs } from '../../model/document.js';
import type { RecordPlace, RecordRange } from '../../model/document-ref.js';
import type { Failure } from '../../model/failure.js';
import type { DetectOptions } from '../../model/options.js';
import { defaultFields } from '../../model/options.js';
import { describeReading } from '../../read/describe-reading.js';
import { findMark } from '../../read/encodings.js';
import { isEmptyLine, readRecord, readRecordId } from '../../read/records/record-line.js';
import { type FoundText, RecordScanner } from '../../read/records/record-scanner.js';
import { faultOf } from '../../read/stage-fault.js';
import { hashAddresses } from '../../text/addresses.js';
import { GrowingColumns } from './growing-columns.js';
import { addText, placeText, sketchStage, type TextPlace } from './sketch.js';
import { openWorkspace } from './workspace.js';

interface ParsedText extends TextPlace {
  readonly readAs?: ReadAs | null;
}

/** Sketches every record of the range. */
export async function sketchRange(range: RecordRange, options: DetectOptions): Promise<SketchBatch> {
  await prepareSigning(options);
  const work = openWorkspace();
  const length = readRange(range, work);
  work.fit(0, length, options.permutations);
  const columns = new GrowingColumns();
  const places: number[] = [];
  const failures: Failure[] = [];
  const readAs: [number, ReadAs][] = [];
  const scanner = new RecordScanner(work, range.fields);
  const readLine = (start: number, end: number) => {
    const record = placeRecord(range, { start, end, line });
    return parseLine(viewChunk(work, length).subarray(start, end), record, work, failures);
  };
  const isText = mayScan(range) && isUtf8(viewChunk(work, length));
  let line = 0;
  const hasMark = range.start === 0 && findMark(viewChunk(work, length))?.encoding === 'utf-8';
  for (let start = hasMark ? 3 : 0, end = 0; start < length; start = end + 1) {
    const chunk = viewChunk(work, length);
    const newline = chunk.indexOf(10, start);
    end = newline === -1 ? length : newline;
    line++;
    try {
      const scanned = isText ? scanner.scan(work.chunk + start, work.chunk + end) : null;
      // A field that is called `text` holds text, even where it looks like markup.
      const found = scanned !== null && mayBeOther(scanned, work, range) ? null : scanned;
      const text: ParsedText | null = found ?? readLine(start, end);
      if (text === null) continue;
      addText(columns, work, text, options);
      if (text.readAs != null) readAs.push([places.length / 3, text.readAs]);
      places.push(range.start + start, end - start, line);
    } catch (error) {
      const record = placeRecord(range, { start, end, line });
      failures.push(faultOfLine(viewChunk(work, length).subarray(start, end), record, error));
    }
  }
  return {
    columns: columns.finish(),
    places: Float64Array.from(places),
    indexes: null,
    readAs,
    lines: line,
    failures,
  };
}

/** The failure of a line on which a stage threw, by the record's own id where that can be told. */
function faultOfLine(bytes: Buffer, record: RecordPlace, error: unknown): Failure {
  const fault = faultOf(sketchStage, record.container.name, error);
  const named = { ...fault, line: record.line };
  try {
    const id = readRecordId(bytes, record);
    return id === '' ? named : ({ ...fault, path: id } as Failure);
  } catch {
    // It may be the line itself that nothing can read.
    return named;
  }
}

/** Where a line of the range lies in its file; `start` and `end` count from the start of the range. */
function placeRecord(
  range: RecordRange,
  { start, end, line }: { readonly start: number; readonly end: number; readonly line: number },
): RecordPlace {
  return {
    offset: range.start + start,
    length: end - start,
    line,
    fields: range.fields,
    container: range,
    ...(range.encoding === undefined ? {} : { encoding: range.encoding }),
  };
}

/** Whether lines that are valid UTF-8 are read as that: in another encoding the same bytes may be other letters. */
function mayScan({ encoding }: RecordRange): boolean {
  return encoding === undefined || encoding.name === 'utf-8';
}

/** Whether there is no text, or it begins as a page does: it is read as one then. */
function mayBeOther({ start, end }: FoundText, work: Workspace, { fields }: RecordRange): boolean {
  const bytes = work.kernel.bytes();
  let at = start;
  while (at < end && bytes[at]! <= 0x20) at++;
  if (at === end) return true;
  return fields.text !== defaultFields.text && mayOpenMarkup.has(bytes[at]!);
}

// The sign itself, and the first bytes of white space beyond ASCII.
const mayOpenMarkup: ReadonlySet<number> = new Set([0x3c, 0xc2, 0xe1, 0xe2, 0xe3, 0xef]);

let view: Buffer | undefined;

/** The first `length` bytes of the chunk, as the memory is now. */
function viewChunk(work: Workspace, length: number): Buffer {
  const { buffer } = work.kernel.bytes();
  if (view?.buffer !== buffer || view.length !== length) view = Buffer.from(buffer, work.chunk, length);
  return view;
}

/** The slow way, for what the kernel is not sure of; null for a blank line and for a failure. */
function parseLine(
  bytes: Buffer,
  record: RecordPlace,
  work: Workspace,
  failures: Failure[],
): ParsedText | null {
  if (isEmptyLine(bytes)) return null;
  const result = readRecord('' as DocumentId, bytes, record);
  if (!result.ok) {
    failures.push(result.error);
    return null;
  }
  return {
    id: readRecordId(bytes, record),
    sha256: Buffer.from(result.value.sha256, 'hex'),
    readAs: describeReading(result.value),
    addresses: hashAddresses(result.value.about),
    ...placeText(work, result.value),
  };
}

/** Reads the range to `work.chunk`. Returns its length. */
function readRange({ path, start, end }: RecordRange, work: Workspace): number {
  work.fit(end - start, 0, 0);
  const file = openSync(path, 'r');
  try {
    let length = 0;
    while (length < end - start) {
      const read = readSync(
        file,
        work.kernel.bytes(),
        work.chunk + length,
        end - start - length,
        start + length,
      );
      if (read === 0) break;
      length += read;
    }
    return length;
  } finally {
    closeSync(file);
  }
}
