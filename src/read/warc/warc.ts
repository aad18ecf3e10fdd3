/**
 * Lists the places of the HTML and text records in WARC and ARC files. A file may be plain, or gzip with a member for each
 * record or for many; it is read through a window and never held whole. Names broken records and goes on at the next one.
 */

import { type FileHandle, open } from 'node:fs/promises';
import type { Metadata } from '../../model/document.js';
import type { ArchivePlace } from '../../model/document-ref.js';
import type { Failure, Result } from '../../model/failure.js';
import { badSource } from '../items.js';
import { inflateMember, nextMember } from './members.js';
import { findHead, isDocument, maxHeadBytes, readHead } from './record-head.js';

/** Where a record lies that may be a document. */
export interface ArchiveRecord {
  readonly id: string | null;
  readonly number: number;
  readonly place: ArchivePlace;
  readonly metadata: Metadata;
}

const windowBytes = 1 << 20;

/** Yields the records that may be documents, in order, and what is broken. Throws what the file system throws. */
export async function* listArchive(
  path: string,
  name: string,
  maxBytes: number,
): AsyncGenerator<Result<ArchiveRecord>> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const start = await readAt(file, 0, 2);
    const isGzip = start[0] === 0x1f && start[1] === 0x8b;
    yield* isGzip ? listMembers(file, size, name, maxBytes) : listPlain(file, size, name, maxBytes);
  } finally {
    await file.close();
  }
}

async function readAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, offset);
  return buffer.subarray(0, bytesRead);
}

async function* listMembers(
  file: FileHandle,
  size: number,
  name: string,
  maxBytes: number,
): AsyncGenerator<Result<ArchiveRecord>> {
  const counter = { number: 0 };
  for (let offset = 0; offset < size; ) {
    const member = await inflateMember((at, length) => readAt(file, at, length), offset, size, maxBytes);
    if (!member.ok) {
      yield brokenRecord(name, offset, member.detail);
      const next = await nextMember((at, length) => readAt(file, at, length), offset + 1, size);
      if (next === null) return;
      offset = next;
      continue;
    }
    const { bytes, length, isWhole } = member;
    if (!isWhole) yield brokenRecord(name, offset, 'it is cut off; what is there was read');
    for (const found of findRecords(bytes, bytes.length, name, offset, counter)) {
      yield found.ok
        ? {
            ok: true,
            value: {
              ...found.value,
              place: {
                ...found.value.place,
                offset,
                length,
                isMember: true,
                inner: found.value.place.offset,
              },
            },
          }
        : found;
    }
    offset += length;
  }
}

async function* listPlain(
  file: FileHandle,
  size: number,
  name: string,
  maxBytes: number,
): AsyncGenerator<Result<ArchiveRecord>> {
  const counter = { number: 0 };
  for (let offset = 0; offset < size; ) {
    const window = await readAt(file, offset, windowBytes);
    let end = 0;
    for (const found of findRecords(window, size - offset, name, offset, counter, (at) => (end = at))) {
      if (found.ok && found.value.place.length > maxBytes)
        yield brokenRecord(
          name,
          offset + found.value.place.offset,
          `it has more than ${maxBytes} bytes; raise --max-bytes to read it`,
        );
      else
        yield found.ok
          ? {
              ok: true,
              value: {
                ...found.value,
                place: { ...found.value.place, offset: offset + found.value.place.offset },
              },
            }
          : found;
    }
    // A window in which no record ends is skipped: nothing in it can be told.
    offset += end > 0 ? end : window.length;
  }
}

/**
 * Yields the records whose heads lie in `bytes`, of which `total` bytes follow in the file. Tells `onEnd` how far the
 * records reach, which may be beyond `bytes`.
 */
function* findRecords(
  bytes: Buffer,
  total: number,
  name: string,
  base: number,
  counter: { number: number },
  onEnd: (at: number) => void = () => {},
): Generator<Result<ArchiveRecord>> {
  for (let at = skipBreaks(bytes, 0); at < bytes.length; ) {
    // A head near the end of a window is read with the next one.
    if (at > 0 && bytes.length - at < maxHeadBytes && bytes.length < total) return onEnd(at);
    const head = readHead(bytes, at);
    if (head === null) {
      const next = findHead(bytes, at + 1);
      yield brokenRecord(
        name,
        base + at,
        'no record begins here; what follows up to the next one is passed over',
      );
      onEnd(next ?? bytes.length);
      if (next === null) return;
      at = next;
      continue;
    }
    counter.number++;
    const available = Math.min(head.length, total - at);
    if (available < head.length)
      yield brokenRecord(
        name,
        base + at,
        `it is cut off: ${available} of ${head.length} bytes are there, and were read`,
      );
    if (isDocument(head)) {
      const place = { offset: at, length: available, isMember: false, inner: 0, isArc: head.type === 'arc' };
      yield { ok: true, value: { id: head.id, number: counter.number, place, metadata: head.metadata } };
    }
    at = skipBreaks(bytes, at + head.length);
    onEnd(at);
  }
}

function brokenRecord(
  name: string,
  offset: number,
  detail: string,
): { readonly ok: false; readonly error: Failure } {
  return badSource(name, 'a web archive', detail, `record at byte ${offset}`);
}

function skipBreaks(bytes: Buffer, at: number): number {
  let next = at;
  while (bytes[next] === 10 || bytes[next] === 13) next++;
  return next;
}
