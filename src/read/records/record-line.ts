/**
 * Reads one line of JSON Lines: decodes it, parses it and makes its document. A record gives back its text, which is the
 * same in every file that holds it; where the line is in another encoding than UTF-8, or is damaged, or its text has half
 * a surrogate pair, text alone cannot say what stood there, and the record gives back the line, byte for byte.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import { toWellFormed } from '../../base/well-formed.js';
import type { Document, DocumentId } from '../../model/document.js';
import type { FileEncoding, RecordPlace } from '../../model/document-ref.js';
import type { Result } from '../../model/failure.js';
import { type Decoded, decode, decodeKnown } from '../decode.js';
import { readsAscii } from '../encodings.js';
import { addMetadata, toDocument } from '../extracted.js';
import { blocksOf, describeRow, explainNoText, idOf, isMarkup, type Row, textOf } from '../fields.js';
import { describeDecoding } from '../plain-text.js';
import { parseLooseJson } from './exact-json.js';

/** What must be known of a file to parse one of its lines. */
export type LinePlace = Pick<RecordPlace, 'encoding'> & { readonly path: string; readonly line: number };

/** A parsed line. */
export interface ParsedLine {
  readonly row: Row;
  /** With the flaws of the bytes and of the JSON. */
  readonly decoded: Decoded;
}

/** Decodes and parses a line; a line that is no JSON object is a failure. */
export function parseLine(bytes: Buffer, { path, line, encoding }: LinePlace): Result<ParsedLine> {
  const failure = (detail: string): Result<never> => ({
    ok: false,
    error: { reason: 'bad-record', path, line, detail },
  });
  const decoded = decodePart(bytes, encoding, ' of its line');
  if (decoded === null) return failure('it is no text in any known encoding');
  try {
    const { value, flaws } = parseLooseJson(decoded.text);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return failure('it is no JSON object');
    const all = [...decoded.flaws, ...flaws];
    return { ok: true, value: { row: value as Row, decoded: { ...decoded, flaws: all } } };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return failure('it is not valid JSON');
  }
}

/** Tells whether nothing stands in a line but white space, in whatever encoding. */
export function isEmptyLine(bytes: Buffer): boolean {
  return /^[\s\0]*$/.test(bytes.toString('latin1'));
}

/**
 * Decodes a part of a file in the encoding of the file. ASCII is read as UTF-8 in all of them that hold it, and a part
 * whose file says nothing is asked alone. Returns null where it is no text.
 */
export function decodePart(
  bytes: Buffer,
  encoding: FileEncoding | undefined,
  within: string,
): Decoded | null {
  const mayBeUtf8 =
    encoding === undefined || encoding.name === 'utf-8' || (isAscii(bytes) && readsAscii(encoding.name));
  if (mayBeUtf8 && isUtf8(bytes)) return decodeKnown(bytes, 'utf-8', { within });
  if (encoding === undefined) return decode(bytes, { within });
  const choice = encoding.choice ?? ({ basis: 'detected', certainty: 0.95 } as const);
  return decodeKnown(bytes, encoding.name, { choice, within });
}

/** Returns the id that a record gives itself; empty where it has none, or is no record. */
export function readRecordId(
  bytes: Buffer,
  { fields, encoding }: Pick<RecordPlace, 'fields' | 'encoding'>,
): string {
  const parsed = parseLine(bytes, { path: '', line: 0, ...(encoding === undefined ? {} : { encoding }) });
  return parsed.ok ? (idOf(parsed.value.row, fields) ?? '') : '';
}

/** Reads the document of a record. Its hash is that of what it gives back. */
export function readRecord(id: DocumentId, bytes: Buffer, place: RecordPlace): Result<Document> {
  const { line, fields } = place;
  const { name: path, sha256: containerHash } = place.container;
  const parsed = parseLine(bytes, { ...place, path });
  if (!parsed.ok) return parsed;
  const { row, decoded } = parsed.value;
  const text = textOf(row, fields);
  if (text === null || isBlank(text))
    return { ok: false, error: { reason: 'bad-record', path, line, detail: explainNoText(row, fields) } };
  const wellFormed = toWellFormed(text);
  const flaws = [
    ...decoded.flaws,
    ...(wellFormed === text ? [] : ['half a surrogate pair stands in its text']),
  ];
  const isPlain = flaws.length === 0 && decoded.encoding === 'utf-8';
  const metadata = describeRow(row, fields, id);
  const base = {
    id,
    sha256: hash('sha256', isPlain ? wellFormed : bytes),
    ...describeDecoding({ ...decoded, flaws }),
    ...(containerHash === undefined
      ? {}
      : { container: { path, sha256: containerHash, place: `line ${line}` } }),
  };
  const kept = isPlain ? {} : { original: { base64: bytes.toString('base64') } };
  // A field called `text` holds text, even where it looks like markup.
  if (!isMarkup(text) || Object.hasOwn(row, 'text'))
    return { ok: true, value: addMetadata({ ...base, text: wellFormed, ...kept }, metadata) };
  const extracted = toDocument(id, { blocks: blocksOf(wellFormed), metadata });
  return {
    ok: true,
    value: { ...extracted, ...base, original: { text: wellFormed }, ...kept, format: 'jsonl' },
  };
}

/** Tells whether `text` is nothing but white space and control characters. */
function isBlank(text: string): boolean {
  return /^[\u0000-\u0020]*$/.test(text);
}
