/**
 * Reads WARC and ARC files: lists the places of their HTML and text records, and later reads the document at a place. A
 * file may be plain, or gzip with a member for each record or for many; it is read through a window and never held
 * whole. Names broken records and goes on at the next one.
 */

import { type FileHandle, open } from 'node:fs/promises';
import type { Metadata } from '../../model/document.js';
import type { ArchivePlace } from '../../model/document-ref.js';
import type { Failure, Result } from '../../model/failure.js';
import { badSource } from '../items.js';
import { readHeaders, readHttp, splitHead } from './http.js';
import { inflateMember, nextMember } from './members.js';

/** Where a record lies that may be a document. */
export interface ArchiveRecord {
  readonly id: string | null;
  readonly number: number;
  readonly place: ArchivePlace;
  readonly metadata: Metadata;
}

/** The payload of a record, and how to read it. */
export interface ArchivePayload {
  readonly bytes: Buffer;
  readonly isHtml: boolean;
  readonly charset: string | null;
}

const windowBytes = 1 << 20;
const maxHeadBytes = 1 << 15;

interface Head {
  readonly type: string;
  readonly contentType: string;
  /** The length of head and block together, without the lines that close the record. */
  readonly length: number;
  readonly headLength: number;
  readonly id: string | null;
  readonly metadata: Metadata;
}

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
      yield broken(name, offset, member.detail);
      const next = await nextMember((at, length) => readAt(file, at, length), offset + 1, size);
      if (next === null) return;
      offset = next;
      continue;
    }
    const { bytes, length, isWhole } = member;
    if (!isWhole) yield broken(name, offset, 'it is cut off; what is there was read');
    for (const found of walk(bytes, bytes.length, name, offset, counter)) {
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
    for (const found of walk(window, size - offset, name, offset, counter, (at) => (end = at))) {
      if (found.ok && found.value.place.length > maxBytes)
        yield broken(
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
function* walk(
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
      yield broken(name, base + at, 'no record begins here; what follows up to the next one is passed over');
      onEnd(next ?? bytes.length);
      if (next === null) return;
      at = next;
      continue;
    }
    counter.number++;
    const available = Math.min(head.length, total - at);
    if (available < head.length)
      yield broken(
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

function broken(
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

/** Finds where the next record seems to begin; null for nowhere in `bytes`. */
function findHead(bytes: Buffer, from: number): number | null {
  for (let at = from; at < bytes.length; at++) {
    const line = bytes.indexOf('\n', at);
    if (line === -1) return null;
    at = line + 1;
    if (readHead(bytes, at) !== null) return at;
    at--;
  }
  return null;
}

/** Reads the head of the record at `at`, WARC or ARC; null where there is none. */
function readHead(bytes: Buffer, at: number): Head | null {
  const start = bytes.toString('latin1', at, at + 32);
  // A header must follow: a row of such lines is no row of records.
  if (/^WARC\/\d\.\d\s*\n[A-Za-z][\w-]*:?/.test(start) && !/^WARC\/\d\.\d\s*\nWARC\//.test(start))
    return readWarcHead(bytes.subarray(at, at + maxHeadBytes));
  const end = bytes.indexOf('\n', at);
  return end === -1 || end - at > 4096 || !/^[a-z][a-z0-9+.-]*:/i.test(start)
    ? null
    : readArcHead(bytes.toString('utf8', at, end), end + 1 - at);
}

function readWarcHead(bytes: Buffer): Head | null {
  const { lines, rest } = splitHead(bytes);
  const headers = readHeaders(lines.slice(1));
  const length = headers.get('content-length');
  if (length === undefined || !/^\d{1,15}$/.test(length)) return null;
  const headLength = bytes.length - rest.length;
  const url = headers.get('warc-target-uri')?.replace(/^<(.*)>$/, '$1');
  const date = headers.get('warc-date');
  const id = headers.get('warc-record-id')?.replace(/^<(.*)>$/, '$1') ?? null;
  return {
    type: headers.get('warc-type')?.toLowerCase() ?? '',
    contentType: headers.get('content-type')?.toLowerCase() ?? '',
    length: headLength + Number(length),
    headLength,
    id,
    metadata: {
      ...(url === undefined ? {} : { url }),
      ...(date === undefined ? {} : { modified: date }),
      ...(id === null ? {} : { archiveId: id }),
    },
  };
}

/**
 * Reads "http://example.com/ 93.184.216.119 20140216050221 text/html 1591": five columns, or ten with the length last.
 */
function readArcHead(line: string, headLength: number): Head | null {
  const columns = line.trim().split(' ');
  const [url, , date, contentType] = columns;
  const length = columns.at(-1)!;
  if (columns.length < 5 || !/^\d{1,15}$/.test(length) || !/^\d{8,}$/.test(date!)) return null;
  const [, year, month, day, hour, minute, second] = date!
    .padEnd(14, '0')
    .match(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/)!;
  return {
    type: url!.startsWith('filedesc:') ? 'warcinfo' : 'arc',
    contentType: contentType!.toLowerCase(),
    length: headLength + Number(length),
    headLength,
    id: null,
    metadata: { url: url!, modified: `${year}-${month}-${day}T${hour}:${minute}:${second}Z` },
  };
}

/**
 * Tells whether a record may be a document: a response over HTTP, which is looked into when it is read, or any text.
 */
function isDocument({ type, contentType, metadata }: Head): boolean {
  if (type === 'arc')
    return (
      /^https?:/i.test(metadata.url ?? '') &&
      (/html|text\/plain/.test(contentType) || contentType === 'no-type')
    );
  if (type === 'response') return /^application\/http/.test(contentType) || isText(contentType);
  // Crawlers keep their own logs as resources.
  const isLog = /^(?:metadata|filedesc|dns):/i.test(metadata.url ?? '');
  return (type === 'resource' || type === 'conversion') && isText(contentType) && !isLog;
}

function isText(contentType: string): boolean {
  return /^(?:text\/html|application\/xhtml|text\/plain)/.test(contentType);
}

/**
 * Returns the payload of the record in `bytes`; null for one that is no article: an error page, a redirect, a picture.
 */
export function readArchived(
  bytes: Buffer,
  isArc: boolean,
  path: string,
  place: string,
  maxBytes: number,
): Result<ArchivePayload | null> {
  const head = readHead(bytes, 0);
  if (head === null) return badSource(path, 'a web archive', 'its head is broken', place);
  const block = bytes.subarray(head.headLength, head.length);
  const isHttp = isArc || /^application\/http/.test(head.contentType);
  if (!isHttp)
    return {
      ok: true,
      value: { bytes: block, isHtml: /html/.test(head.contentType), charset: charsetOf(head.contentType) },
    };
  const response = readHttp(block, maxBytes);
  if (response === null)
    return badSource(path, 'a web archive', 'it does not begin with an HTTP status line', place);
  if (response.problem !== null) return badSource(path, 'a web archive', response.problem, place);
  const contentType = (response.headers.get('content-type') ?? '').toLowerCase();
  const looksHtml = /^\s*(?:<!doctype html|<html)/i.test(response.body.toString('latin1', 0, 200));
  const isWanted =
    response.status >= 200 &&
    response.status < 300 &&
    (isText(contentType) || (contentType === '' && looksHtml));
  if (!isWanted) return { ok: true, value: null };
  return {
    ok: true,
    value: {
      bytes: response.body,
      isHtml: /html/.test(contentType) || looksHtml,
      charset: charsetOf(contentType),
    },
  };
}

function charsetOf(contentType: string): string | null {
  return contentType.match(/charset\s*=\s*["']?([\w.:-]+)/)?.[1] ?? null;
}
