/**
 * Reads a document that is not a plain text file, from wherever it lies. Whatever goes wrong with an input is a failure
 * that names the file, the place and what to do.
 */

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { ContainerPlace, Document, DocumentId } from '../model/document.js';
import type { SourceFormat, SourcePlace } from '../model/document-ref.js';
import type { Result } from '../model/failure.js';
import { type Decoded, keepOriginal } from './decode.js';
import { decodeItem } from './decode-item.js';
import { addMetadata, type Extracted, toDocument, withFlaws } from './extracted.js';
import { type Item, noArticle, type ReadArticles } from './items.js';
import { describeDecoding, hashOf, readPlainText } from './plain-text.js';
import { readSpooled, type SpooledRecord } from './records/spooled-record.js';
import { readSavedPage } from './saved-page.js';
import { flawsOf, tooLarge, unwrapAll } from './unpacking.js';

/** Reads one document. Throws what the file system throws. */
export async function readSource(
  id: DocumentId,
  path: string,
  source: SourcePlace,
): Promise<Result<Document>> {
  const bytes = await readBytes(id, path, source);
  if (!bytes.ok) return bytes;
  const result = await readAs(id, bytes.value.bytes, source);
  if (!result.ok) return result;
  const { metadata } = source;
  const container = source.container ?? bytes.value.wrapper;
  const { flaws } = bytes.value;
  const document: Document = {
    ...result.value,
    ...(container === undefined ? {} : { container }),
    ...(flaws.length === 0 ? {} : { flaws: [...flaws, ...(result.value.flaws ?? [])] }),
  };
  return { ok: true, value: addMetadata(document, metadata) };
}

interface ReadBytes {
  readonly bytes: Buffer;
  /** The compressed file around the bytes. */
  readonly wrapper?: ContainerPlace;
  /** Where that file is not whole. */
  readonly flaws: readonly string[];
}

async function readBytes(
  id: string,
  path: string,
  { wrap, maxBytes, range, archive }: SourcePlace,
): Promise<Result<ReadBytes>> {
  const read = readPlace(path, archive ?? range, maxBytes);
  if (read === null) return tooLarge(id, 'has', maxBytes);
  if (wrap === null || range !== undefined || archive !== undefined)
    return { ok: true, value: { bytes: read, flaws: [] } };
  const unpacked = await unwrapAll(id, read, wrap, maxBytes);
  if (!unpacked.ok) return unpacked;
  const wrapper = { path: id, sha256: hashOf(read), place: wrap };
  return { ok: true, value: { bytes: unpacked.value.bytes, wrapper, flaws: flawsOf(unpacked.value.breaks) } };
}

/** Reads the bytes at a place, or all of them; null where they are more than are allowed. */
function readPlace(
  path: string,
  place: { readonly offset: number; readonly length: number } | undefined,
  maxBytes: number,
): Buffer | null {
  const file = openSync(path, 'r');
  try {
    const { offset, length } = place ?? { offset: 0, length: fstatSync(file).size };
    if (length > maxBytes) return null;
    const buffer = Buffer.allocUnsafe(length);
    return buffer.subarray(0, readSync(file, buffer, 0, length, offset));
  } finally {
    closeSync(file);
  }
}

async function readAs(id: DocumentId, bytes: Buffer, source: SourcePlace): Promise<Result<Document>> {
  switch (source.format) {
    case 'text':
      return readPlainText(id, bytes, source.encoding);
    case 'record':
      return { ok: true, value: readSpooled(id, JSON.parse(bytes.toString('utf8')) as SpooledRecord) };
    case 'warc':
    case 'arc':
      return readArchiveRecord(id, bytes, source);
    case 'mhtml':
      return readSavedPage(id, bytes, (page, charset) =>
        readWhole(id, page, { ...source, format: 'html' }, charset),
      );
    default:
      return readWhole(id, bytes, source);
  }
}

/** Reads a file that holds one article; restoring it gives back the file. */
async function readWhole(
  id: DocumentId,
  bytes: Buffer,
  source: SourcePlace,
  declared: string | null = null,
): Promise<Result<Document>> {
  const decoded = decodeItem(id, bytes, source, declared ?? declaredEncoding(bytes));
  if (!decoded.ok) return decoded;
  const items = await readItems(decoded.value.text, id, source);
  if (!items.ok) return items;
  const item = items.value[0];
  if (item === undefined) return noArticle(id, `${source.format} without text`);
  if (item.fault !== undefined) throw item.fault.error;
  return { ok: true, value: fromPayload(id, item.extracted, bytes, decoded.value, source.format) };
}

function fromPayload(
  id: DocumentId,
  extracted: Extracted,
  bytes: Buffer,
  decoded: Decoded,
  format: string,
): Document {
  return {
    ...withFlaws(toDocument(id, extracted), describeDecoding(decoded)),
    sha256: hashOf(bytes),
    original: keepOriginal(bytes, decoded),
    format,
  };
}

type WholeFormat = Exclude<
  SourceFormat,
  'text' | 'mhtml' | 'jsonl' | 'csv' | 'tsv' | 'parquet' | 'warc' | 'arc' | 'refused'
>;

/** The formats whose files are read whole. Each is loaded when its first file turns up. */
const formats: Readonly<Record<WholeFormat, () => Promise<{ readonly readArticles: ReadArticles }>>> = {
  html: () => import('./html/html.js'),
  markdown: () => import('./markdown.js'),
  json: () => import('./records/json.js'),
  nitf: () => import('./xml/nitf.js'),
  'newsml-g2': () => import('./xml/newsml-g2.js'),
  newsml: () => import('./xml/newsml.js'),
  feed: () => import('./xml/feed.js'),
  xml: () => import('./xml/generic-xml.js'),
  wire: () => import('./wire.js'),
};

/** Reads the articles of a decoded file. */
export async function readItems(
  text: string,
  path: string,
  { format, fields }: Pick<SourcePlace, 'format' | 'fields'>,
): Promise<Result<readonly Item[]>> {
  if (!isWhole(format)) throw new TypeError(`Cannot read ${path}: nothing reads the format ${format} whole`);
  const { readArticles } = await formats[format]();
  return readArticles(text, path, fields);
}

function isWhole(format: SourcePlace['format']): format is WholeFormat {
  return Object.hasOwn(formats, format);
}

async function readArchiveRecord(
  id: DocumentId,
  bytes: Buffer,
  source: SourcePlace,
): Promise<Result<Document>> {
  const { readArchived } = await import('./warc/payload.js');
  const { inflateMember } = await import('./warc/members.js');
  const archive = source.archive!;
  let record = bytes;
  if (archive.isMember) {
    const member = await inflateMember(
      async (offset, length) => bytes.subarray(offset, offset + length),
      0,
      bytes.length,
      source.maxBytes,
    );
    if (!member.ok) return { ok: false, error: { reason: 'changed', path: id } };
    record = member.bytes.subarray(archive.inner);
  }
  const payload = readArchived(record, archive.isArc, id, source.container?.place ?? '', source.maxBytes);
  if (!payload.ok) return payload;
  if (payload.value === null) return noArticle(id, 'an archived response');
  const { bytes: body, isHtml, charset, flaw } = payload.value;
  const inner = {
    ...source,
    format: isHtml ? ('html' as const) : ('text' as const),
    encoding: source.encoding,
  };
  if (isHtml) return withFlaw(await readWhole(id, body, inner, charset ?? declaredEncoding(body)), flaw);
  const text = readPlainText(id, body, source.encoding, charset);
  return withFlaw(text.ok ? { ok: true, value: { ...text.value, format: source.format } } : text, flaw);
}

function withFlaw(result: Result<Document>, flaw: string | null): Result<Document> {
  if (!result.ok || flaw === null) return result;
  return { ok: true, value: { ...result.value, flaws: [flaw, ...(result.value.flaws ?? [])] } };
}

/** Finds the encoding that markup declares at its beginning. */
export function declaredEncoding(bytes: Buffer): string | null {
  const head = bytes.toString('latin1', 0, 4096);
  return (
    head.match(/^[^<]{0,8}<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/i)?.[1] ??
    head.match(/<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/i)?.[1] ??
    null
  );
}
