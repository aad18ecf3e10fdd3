/**
 * Sketches the documents of a batch: read → shingle → sign → band. A batch is a few files, or a byte range of a file of
 * records, whose bytes go from the disk into the kernel's memory and are never decoded, except where they must be: a
 * record that only JSON.parse can judge, a text that is not plain UTF-8.
 */

import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { bandInPlace, hashShort, hashWhole } from '../../detect/band.js';
import { shingleInPlace, tokenizeInPlace } from '../../detect/shingle.js';
import { prepareSigning, signInPlace } from '../../detect/sign.js';
import type { Workspace } from '../../kernel/workspace.js';
import type { SketchBatch } from '../../model/columns.js';
import type { Document, DocumentId, ReadAs } from '../../model/document.js';
import type { DocumentRef, RecordPlace, RecordRange } from '../../model/document-ref.js';
import type { Failure, Result } from '../../model/failure.js';
import type { DetectOptions } from '../../model/options.js';
import { defaultFields } from '../../model/options.js';
import { describeReading } from '../../read/describe-reading.js';
import { findMark } from '../../read/encodings.js';
import { readKept } from '../../read/kept-documents.js';
import { isEmptyLine, readRecord, readRecordId } from '../../read/records/record-line.js';
import { type FoundText, RecordScanner } from '../../read/records/record-scanner.js';
import { type AddressHashes, hashAddresses } from '../../text/addresses.js';
import { GrowingColumns } from './growing-columns.js';
import { openWorkspace } from './workspace.js';

/** A text in the kernel's memory. */
interface TextPlace {
  readonly id: string;
  /** Of the text alone, whose hash is the document's. */
  readonly start: number;
  readonly end: number;
  /** Where the title begins, which is sketched with the text: as a headline, it is on the page too. */
  readonly titleStart: number;
  readonly sha256?: Uint8Array;
  readonly addresses: AddressHashes;
}

interface ParsedText extends TextPlace {
  readonly readAs?: ReadAs | null;
}

/** Sketches `[start, end)` of the kernel's memory, and adds it as one more document. */
function addText(
  columns: GrowingColumns,
  work: Workspace,
  { id, start, end, titleStart, sha256, addresses }: TextPlace,
  options: DetectOptions,
): void {
  const bytes = work.kernel.bytes();
  const sha = sha256 ?? hash('sha256', bytes.subarray(start, end), 'buffer');
  // Read before anything moves: the scheme npm alone looks at it.
  const text = () => new TextDecoder().decode(work.kernel.bytes().subarray(titleStart, end));
  const tokens = tokenizeInPlace(work, titleStart, end);
  const shingles = shingleInPlace(work, tokens, options.shingleSize);
  if (shingles === 0) {
    columns.add(id, sha, tokens, noKeys, hashShort(work, tokens, sha, text), addresses);
    return;
  }
  const values = signInPlace(work, shingles, options, text);
  const keys = bandInPlace(work, values, options);
  const whole = hashWhole(work, shingles, values, options.sketch);
  const own = work.kernel.words().subarray(work.keys >> 2, (work.keys >> 2) + keys);
  columns.add(id, sha, tokens, own, whole, addresses);
}

const noKeys = new Uint32Array(0);

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
  const isText = mayScan(range) && isUtf8(viewChunk(work, length));
  let line = 0;
  const hasMark = range.start === 0 && findMark(viewChunk(work, length))?.encoding === 'utf-8';
  for (let start = hasMark ? 3 : 0; start < length; ) {
    const chunk = viewChunk(work, length);
    const newline = chunk.indexOf(10, start);
    const end = newline === -1 ? length : newline;
    line++;
    const scanned = isText ? scanner.scan(work.chunk + start, work.chunk + end) : null;
    // A field that is called `text` holds text, even where it looks like markup.
    const found = scanned !== null && mayBeOther(scanned, work, range) ? null : scanned;
    const record = placeRecord(range, { start, end, line });
    const text: ParsedText | null = found ?? parseLine(chunk.subarray(start, end), record, work, failures);
    if (text !== null) {
      if (text.readAs != null) readAs.push([places.length / 3, text.readAs]);
      addText(columns, work, text, options);
      places.push(record.offset, record.length, line);
    }
    start = end + 1;
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

function placeText(
  work: Workspace,
  { title, text }: Document,
): Omit<TextPlace, 'id' | 'sha256' | 'addresses'> {
  const before = Buffer.from(title === undefined ? '' : `${title}\n`);
  const bytes = Buffer.from(text);
  work.fit(0, before.length + bytes.length, 0);
  work.kernel.bytes().set(before, work.text);
  work.kernel.bytes().set(bytes, work.text + before.length);
  const start = work.text + before.length;
  return { start, end: start + bytes.length, titleStart: work.text };
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

/** Sketches every document that `refs` name. */
export async function sketchFiles(
  refs: readonly DocumentRef[],
  options: DetectOptions,
): Promise<SketchBatch> {
  await prepareSigning(options);
  const work = openWorkspace();
  work.fit(0, 0, options.permutations);
  const columns = new GrowingColumns();
  const indexes: number[] = [];
  const failures: Failure[] = [];
  const readAs: [number, ReadAs][] = [];
  // Sketches are of the whole text, whatever its parts are.
  const whole = refs.map(({ furniture: _, ...ref }) => ref);
  const add = (result: Result<Document>, index: number) => {
    if (!result.ok) {
      failures.push(result.error);
      return;
    }
    const { id, sha256, about } = result.value;
    const as = describeReading(result.value);
    if (as !== null) readAs.push([indexes.length, as]);
    const own = { id, sha256: Buffer.from(sha256, 'hex'), addresses: hashAddresses(about) };
    addText(columns, work, { ...own, ...placeText(work, result.value) }, options);
    indexes.push(index);
  };
  await readKept(whole, add, { isTextEnough: true, isFirstLook: true });
  return {
    columns: columns.finish(),
    places: null,
    indexes: Uint32Array.from(indexes),
    readAs,
    lines: 0,
    failures,
  };
}
