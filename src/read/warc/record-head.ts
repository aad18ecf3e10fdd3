/** Reads the heads of WARC and ARC records, which say what a record is and how long. */
import type { Metadata } from '../../model/document.js';
import { readHeaders, splitHead } from './http.js';

/** How far a head may reach. */
export const maxHeadBytes = 1 << 15;

/** The head of a record. */
export interface Head {
  readonly type: string;
  readonly contentType: string;
  /** The length of head and block together, without the lines that close the record. */
  readonly length: number;
  readonly headLength: number;
  readonly id: string | null;
  readonly metadata: Metadata;
}

/** Finds where the next record seems to begin; null for nowhere in `bytes`. */
export function findHead(bytes: Buffer, from: number): number | null {
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
export function readHead(bytes: Buffer, at: number): Head | null {
  const start = bytes.toString('latin1', at, at + 32);
  // A header must follow: a row of such lines is no row of records.
  if (/^WARC\/\d+\.\d+\s*\n[A-Za-z][\w-]*:?/.test(start) && !/^WARC\/\d+\.\d+\s*\nWARC\//.test(start))
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

// What stands behind the address, which may hold blanks: an IP address, a time, a content type; the length comes last.
const arcColumns = /^(\S.*?) (\S+) ([12]\d{3}[01]\d[0-3]\d{1,7}) (\S+)(?: .*)? (\d{1,15})$/;

/**
 * Reads "http://example.com/ 93.184.216.119 20140216050221 text/html 1591": five columns, or ten with the length last.
 */
function readArcHead(line: string, headLength: number): Head | null {
  const columns = line.trim().match(arcColumns);
  if (columns === null) return null;
  const [, url, , date, contentType, length] = columns;
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
export function isDocument({ type, contentType, metadata }: Head): boolean {
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

/** Tells whether a content type is HTML or plain text. */
export function isText(contentType: string): boolean {
  return /^(?:text\/html|application\/xhtml|text\/plain)/.test(contentType);
}
