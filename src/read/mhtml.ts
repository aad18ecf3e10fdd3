/**
 * Reads pages that browsers save as one file, MHTML (RFC 2557): finds the part that is the page, undoes its transfer
 * encoding, and takes address, time and subject from the headers. Reads no mail: the few rules of MIME that such files keep
 * are all that is here.
 */
import type { Metadata } from '../model/document.js';
import { decode } from './decode.js';
import { isKnownEncoding } from './encodings.js';
import { readHeaders, splitHead } from './warc/http.js';

/** The page in a file, and what the headers say about it. */
export interface SavedPage {
  readonly page: Buffer;
  readonly charset: string | null;
  readonly metadata: Metadata;
  readonly flaws: readonly string[];
}

type Headers = ReadonlyMap<string, string>;

interface Part {
  readonly headers: Headers;
  readonly body: Buffer;
}

// Alternatives inside of related parts, and no deeper.
const maxDepth = 4;

/** Tells whether a file that begins with `text` is a saved page and no mail. */
export function isMhtml(text: string, name: string): boolean {
  if (!/^\s*[\w-]+:[^\n]*\r?\n(?:[ \t]+[^\n]*\r?\n)*[\w-]+:/.test(text)) return false;
  const head = text.trimStart().split(/\r?\n\r?\n/, 1)[0]!;
  if (!/^content-type:\s*(?:multipart\/|text\/html)/im.test(head)) return false;
  if (/^from:\s*<saved by/im.test(head) || /^snapshot-content-location:/im.test(head)) return true;
  const isMail = /^(?:to|delivered-to|return-path|received|x-received):/im.test(head);
  return !isMail && /\.mht(?:ml)?$/i.test(name);
}

/** Reads a saved page; returns null where no part of it is HTML. */
export function readMhtml(bytes: Buffer): SavedPage | null {
  const flaws: string[] = [];
  const whole = readPart(bytes.subarray(bytes.findIndex((byte) => byte > 0x20)));
  const parts = collectParts(whole, flaws, 0);
  const { headers } = whole;
  const location = headers.get('snapshot-content-location') ?? headers.get('content-location');
  const start = parameterOf(headers.get('content-type') ?? '', 'start');
  const pages = parts.filter((part) => /^\s*(?:text\/html|application\/xhtml\+xml)/i.test(typeOf(part)));
  const page =
    pages.find((part) => start !== null && part.headers.get('content-id') === start) ??
    pages.find((part) => location !== undefined && part.headers.get('content-location') === location) ??
    pages[0];
  if (page === undefined) return null;
  return {
    page: decodeBody(page),
    charset: parameterOf(typeOf(page), 'charset'),
    metadata: describe(headers, location ?? page.headers.get('content-location')),
    flaws,
  };
}

function describe(headers: Headers, location: string | undefined): Metadata {
  const subject = headers.get('subject');
  const title = subject === undefined ? '' : decodeWords(subject).trim();
  const date = headers.get('date');
  return {
    ...(title === '' ? {} : { title }),
    ...(location !== undefined && /^https?:/i.test(location) ? { url: location } : {}),
    ...(date === undefined || date === '' ? {} : { modified: date }),
  };
}

function readPart(bytes: Buffer): Part {
  // A part without headers begins with the empty line that ends them.
  if (bytes[0] === 10 || (bytes[0] === 13 && bytes[1] === 10))
    return { headers: new Map(), body: bytes.subarray(bytes[0] === 10 ? 1 : 2) };
  const { lines, rest } = splitHead(bytes);
  return { headers: readHeaders(lines), body: rest };
}

/** Lists the parts that hold no parts themselves, in order. */
function collectParts(part: Part, flaws: string[], depth: number): readonly Part[] {
  const boundary = /^\s*multipart\//i.test(typeOf(part)) ? parameterOf(typeOf(part), 'boundary') : null;
  if (boundary === null || depth === maxDepth) return [part];
  return splitParts(part.body, boundary, flaws).flatMap((bytes) =>
    collectParts(readPart(bytes), flaws, depth + 1),
  );
}

function typeOf({ headers }: Part): string {
  return headers.get('content-type') ?? 'text/plain';
}

/** Returns a parameter of a header's value, quoted or not; null where there is none. */
function parameterOf(value: string, name: string): string | null {
  const found = value.match(new RegExp(`;\\s*${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s;]+))`, 'i'));
  return found === null ? null : (found[1]?.replace(/\\(.)/g, '$1') ?? found[2]!);
}

/** Cuts a body at the lines of its boundary; what stands before the first and behind the last is nobody's. */
function splitParts(body: Buffer, boundary: string, flaws: string[]): readonly Buffer[] {
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  const parts: Buffer[] = [];
  let start = -1;
  for (let at = body.indexOf(mark); at !== -1; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== 10) continue;
    const rest = body
      .toString('latin1', at + mark.length, at + mark.length + 80)
      .match(/^(--)?[ \t]*(\r?\n|$)/);
    if (rest === null) continue;
    // The line break before a boundary belongs to it.
    if (start !== -1) parts.push(body.subarray(start, at - (body[at - 2] === 13 ? 2 : 1)));
    if (rest[1] !== undefined) return parts;
    start = at + mark.length + rest[0].length;
  }
  if (start === -1) return parts;
  flaws.push('its last part is cut off: the line that closes it is missing');
  return [...parts, body.subarray(start)];
}

function decodeBody({ headers, body }: Part): Buffer {
  switch (headers.get('content-transfer-encoding')?.toLowerCase()) {
    case 'quoted-printable':
      return decodeQuoted(
        body
          .toString('latin1')
          .replace(/[ \t]+(?=\r?\n|$)/g, '')
          .replace(/=\r?\n/g, ''),
      );
    case 'base64':
      return Buffer.from(body.toString('latin1'), 'base64');
    default:
      return body;
  }
}

function decodeQuoted(text: string): Buffer {
  const plain = text.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(plain, 'latin1');
}

/** Decodes words of a header that are written in ASCII (RFC 2047); leaves one in an unknown encoding as it stands. */
function decodeWords(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(
      /=\?([\w.:-]+)(?:\*[\w-]+)?\?([bq])\?([^?]*)\?=/gi,
      (word, charset: string, how: string, text: string) => {
        if (!isKnownEncoding(charset)) return word;
        const bytes = /b/i.test(how) ? Buffer.from(text, 'base64') : decodeQuoted(text.replaceAll('_', ' '));
        return decode(bytes, { flag: charset })?.text ?? word;
      },
    );
}
