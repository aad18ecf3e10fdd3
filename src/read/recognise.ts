/**
 * Recognises the format of a file by its beginning, and by its name where the beginning says nothing. What is nothing
 * else is plain text.
 */
import type { SourceFormat, Wrap } from '../model/document-ref.js';
import { detectWide } from './detect-encoding.js';
import { decodeAs, findMark } from './encodings.js';
import { isMhtml } from './mhtml.js';
import { isZstd } from './zstd-frames.js';

/** What a file was recognised as. */
export interface Recognised {
  readonly format: SourceFormat;
  /** For `refused`: what it is, in words. */
  readonly what?: string;
}

/** How much of a file is enough to recognise it. */
export const headBytes = 2048;

/** Tells how the file is compressed; null for not at all. */
export function recogniseWrap(head: Buffer): Wrap | null {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  return isZstd(head) ? 'zstd' : null;
}

/** Drops the ending of a compression from a name. */
export function nameInside(name: string): string {
  return name.replace(/\.(?:gz|gzip|zst|zstd)$/i, '');
}

const binaries: readonly (readonly [beginning: RegExp, what: string])[] = [
  [/^%PDF-/, 'a PDF file'],
  [/^PK\u0003\u0004/, 'a ZIP archive or an office file'],
  [/^\u0089PNG|^\u00ff\u00d8\u00ff|^GIF8|^RIFF....WEBP/s, 'a picture'],
  [/^\u007fELF|^MZ\u0090/, 'a program'],
  [/^BZh\d|^\u00fd7zXZ|^7z\u00bc\u00af/, 'compressed in a way that is not read here (gzip and zstd are)'],
  [/^ID3|^OggS|^....ftyp/s, 'sound or film'],
];

// Headers that only the servers on the way add.
const mailStart =
  /^\s*(?:Delivered-To|Return-Path|Received|X-Received|MIME-Version|Message-ID):\s.*\r?\n(?:[ \t]+.*\r?\n)*[\w-]+:/i;

const byName: readonly (readonly [ending: RegExp, format: SourceFormat])[] = [
  [/\.(?:jsonl|ndjson|jsonlines)$/i, 'jsonl'],
  [/\.(?:json|ninjs)$/i, 'json'],
  [/\.csv$/i, 'csv'],
  [/\.(?:tsv|tab)$/i, 'tsv'],
  [/\.(?:html?|xhtml)$/i, 'html'],
  [/\.mht(?:ml)?$/i, 'mhtml'],
  [/\.(?:md|markdown|mdown)$/i, 'markdown'],
  [/\.warc$/i, 'warc'],
  [/\.arc$/i, 'arc'],
  [/\.(?:rss|atom)$/i, 'feed'],
  [/\.parquet$/i, 'parquet'],
];

/** Recognises the format of a file that begins with `head`, unpacked, and is called `name`. */
export function recognise(head: Buffer, name: string): Recognised {
  const raw = head.toString('latin1');
  if (raw.startsWith('PAR1')) return { format: 'parquet' };
  if (/^WARC\/\d/.test(raw)) return { format: 'warc' };
  if (raw.startsWith('filedesc://')) return { format: 'arc' };
  const binary = binaries.find(([beginning]) => beginning.test(raw));
  if (binary !== undefined) return { format: 'refused', what: binary[1] };
  if (/^[\u0016\u0000]*\u0001[^\u0002]{4,400}\u0002/.test(raw)) return { format: 'wire' };
  const text = readStart(head);
  if (isMhtml(text, name)) return { format: 'mhtml' };
  if (mailStart.test(text)) return { format: 'refused', what: 'an e-mail message' };
  const markup = recogniseMarkup(text);
  if (markup !== null) return { format: markup };
  const named = byName.find(([ending]) => ending.test(name))?.[1];
  if (/^\s*[{[]/.test(text)) return { format: recogniseJson(text, named) };
  if (
    /^---[ \t]*\r?\n/.test(text) &&
    /\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.test(text.slice(4)) &&
    /^[\w-]+\s*:/m.test(text)
  )
    return { format: 'markdown' };
  if (named !== undefined) return { format: named };
  return { format: recogniseTable(text) ?? 'text' };
}

/** Decodes the beginning. Tells UTF-16 and UTF-32 by their marks or zeros; everything looked for here is ASCII. */
function readStart(head: Buffer): string {
  const mark = findMark(head);
  const encoding = mark?.encoding ?? detectWide(head) ?? 'utf-8';
  return decodeAs(head.subarray(mark?.bytes.length ?? 0), encoding);
}

function recogniseMarkup(text: string): SourceFormat | null {
  const start = text.replace(/^\s+/, '');
  if (!start.startsWith('<')) return null;
  // Comments, declarations and a document type may stand before the root.
  const root = start.replace(/^(?:<!--[\s\S]*?-->|<\?[\s\S]*?\?>|\s)+/, '');
  if (/^<!doctype\s+html/i.test(root) || /^<(?:html|head|body)[\s>]/i.test(root)) return 'html';
  if (/^<!doctype\s+nitf/i.test(root)) return 'nitf';
  const name = root
    .replace(/^<!doctype[^[>]*(?:\[[\s\S]*?\]\s*)?>\s*/i, '')
    .match(/^<(?:[\w.-]+:)?([A-Za-z][\w.-]*)/)?.[1];
  switch (name) {
    case 'html':
      return 'html';
    case 'nitf':
      return 'nitf';
    case 'newsMessage':
    case 'newsItem':
    case 'packageItem':
      return 'newsml-g2';
    case 'NewsML':
      return 'newsml';
    case 'rss':
    case 'feed':
    case 'RDF':
      return 'feed';
    default:
      return /^<\?xml/i.test(start) ? 'xml' : null;
  }
}

/** Tells JSON Lines, one object after another, from JSON, one object or list. The beginning may be cut anywhere. */
function recogniseJson(text: string, named: SourceFormat | undefined): SourceFormat {
  if (named === 'jsonl' || named === 'json') return named;
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (named !== undefined) return named;
  const first = lines[0] ?? '';
  if (!isJson(first)) return /^\s*(?:\{\s*(?:"|\})|\[\s*(?:\{|\]))/.test(text) ? 'json' : 'text';
  if (first.startsWith('[') && !/^\[\s*\{/.test(first)) return 'text';
  return lines.length > 1 && first.startsWith('{') && lines[1]!.startsWith('{') ? 'jsonl' : 'json';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const columnNames =
  /^(?:id|uid|guid|text|body|content|title|headline|date|published|url|publisher|author|article)$/i;

/** Recognises the header of a table: a first line of known column names and nothing else. */
function recogniseTable(text: string): SourceFormat | null {
  const header = text.match(/^[^\r\n]*/)![0];
  for (const [separator, format] of [
    ['\t', 'tsv'],
    [',', 'csv'],
  ] as const) {
    const cells = header.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    const hasText = cells.some((cell) => /^(?:text|body|content|article)$/i.test(cell));
    if (cells.length >= 2 && hasText && cells.every((cell) => columnNames.test(cell))) return format;
  }
  return null;
}
